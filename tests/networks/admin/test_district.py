from django.urls import reverse

from tests.factories import create_district
from tests.networks.admin.forms import fill_in, form_data


def test_the_administrations_contact_is_corrected(admin_client):
    district = create_district(phone="")

    fill_in(
        admin_client,
        reverse("admin:networks_district_change", args=[district.pk]),
        phone="02861 681-0",
        website="https://www.kreis-borken.example/",
        as_of="2026",
    )

    district.refresh_from_db()
    assert (district.phone, district.website, district.as_of.iso) == (
        "02861 681-0",
        "https://www.kreis-borken.example/",
        "2026",
    )


def test_name_and_keys_stay_whatever_is_sent(admin_client):
    district = create_district(name="Kreis Borken", ags="05554", nuts="DEA34")
    url = reverse("admin:networks_district_change", args=[district.pk])
    data = form_data(admin_client.get(url))

    admin_client.post(
        url, data | {"name": "Kreis Neu", "ags": "99999", "nuts": "X", "seat": "Y", "phone": "0251 1"}
    )

    district.refresh_from_db()
    assert (district.name, district.ags, district.nuts, district.phone) == (
        "Kreis Borken",
        "05554",
        "DEA34",
        "0251 1",
    )


def test_districts_are_neither_added_nor_deleted(admin_client):
    district = create_district()

    answers = [
        admin_client.post(reverse("admin:networks_district_add")).status_code,
        admin_client.post(reverse("admin:networks_district_delete", args=[district.pk])).status_code,
    ]

    assert answers == [403, 403]


def test_the_list_offers_the_check_but_no_deletion(admin_client):
    create_district()

    response = admin_client.get(reverse("admin:networks_district_changelist"))

    assert response.context["action_form"].fields["action"].choices[1:] == [("mark_checked", "Heute geprüft")]
