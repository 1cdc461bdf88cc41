import pytest
from django.urls import reverse

from tests.factories import create_municipality, create_postal_code


@pytest.mark.parametrize("wanted", ["Ahlen", "05570004", "59229"])
def test_a_town_is_found_by_name_key_and_postcode(admin_client, wanted):
    ahlen = create_municipality(name="Ahlen", ags="05570004")
    create_postal_code(municipality=ahlen, plz="59227")
    create_postal_code(municipality=ahlen, plz="59229")
    create_postal_code()

    response = admin_client.get(reverse("admin:networks_municipality_changelist"), {"q": wanted})

    assert list(response.context["cl"].result_list) == [ahlen]


def test_a_town_shows_its_postcodes(admin_client):
    postal_code = create_postal_code(plz="59227")
    town = postal_code.municipality

    page = admin_client.get(reverse("admin:networks_municipality_change", args=[town.pk])).content.decode()

    assert f'<a href="/admin/networks/postalcode/{postal_code.pk}/change/">59227</a>' in page
    assert "/add/" not in page
