import pytest
from django.urls import reverse

from networks.models import Mandate
from tests.factories import create_aim, create_conference, create_mandate, create_office
from tests.networks.admin.forms import fill_in, form_data

ADD = reverse("admin:networks_mandate_add")


def change(mandate: Mandate) -> str:
    return reverse("admin:networks_mandate_change", args=[mandate.pk])


def offered(response, name: str) -> list[int]:
    return [value for value, _ in response.context["adminform"].form.fields[name].choices][1:]


def test_a_mandate_is_entered(admin_client):
    aim = create_aim()

    fill_in(
        admin_client,
        f"{ADD}?aim={aim.pk}",
        text="Karte zeichnen",
        addressee="partner",
        partner="Volkshochschule",
        due="2027",
    )

    mandate = Mandate.objects.get()
    assert (mandate.aim, mandate.partner, mandate.due.iso) == (aim, "Volkshochschule", "2027")


@pytest.mark.parametrize("changes", [{"partner": "Volkshochschule"}, {"addressee": "partner"}])
def test_a_mandate_has_one_addressee(admin_client, changes):
    response = fill_in(admin_client, change(create_mandate()), result="Bleibt stehen", **changes)

    form = response.context["adminform"].form
    assert form.non_field_errors()[0].startswith("Ein Auftrag geht an genau eine Stelle:")
    assert form["result"].value() == "Bleibt stehen"


def test_aims_and_conferences_come_from_the_same_network(admin_client):
    mandate = create_mandate()
    network = mandate.aim.committee.network
    sibling, conference = create_aim(committee=mandate.aim.committee), create_conference(network=network)
    create_aim()
    create_conference()

    for url in [change(mandate), f"{ADD}?aim={mandate.aim_id}"]:
        response = admin_client.get(url)
        assert set(offered(response, "aim")) == {mandate.aim_id, sibling.pk}
        assert offered(response, "reported_to") == [conference.pk]


def test_an_office_that_is_deleted_meanwhile_does_not_hinder_its_mandates(admin_client):
    mandate = create_mandate()
    office = create_office(network=mandate.aim.committee.network)
    data = form_data(admin_client.get(change(mandate)))
    office.delete()

    response = admin_client.post(change(mandate), data | {"state": ["erledigt"]})

    mandate.refresh_from_db()
    assert (response.status_code, mandate.state) == (302, "erledigt")


def test_an_aim_that_is_deleted_meanwhile_is_told(admin_client):
    aim = create_aim()
    data = form_data(admin_client.get(f"{ADD}?aim={aim.pk}"))
    aim.delete()

    response = admin_client.post(f"{ADD}?aim={data['aim'][0]}", data | {"text": ["Bleibt stehen"]})

    form = response.context["adminform"].form
    assert (list(form.errors), form["text"].value()) == (["aim"], "Bleibt stehen")


def test_a_name_in_a_result_is_saved_and_remarked(admin_client):
    mandate = create_mandate(text="Karte zeichnen")
    data = form_data(admin_client.get(change(mandate))) | {"result": ["Frau Müller hat berichtet."]}

    response = admin_client.post(change(mandate), data, follow=True)

    assert str(next(iter(response.context["messages"]))).startswith(
        "Arbeitsauftrag „Karte zeichnen“, Ergebnis: „Frau Müller“ sieht nach dem Namen einer Person aus."
    )
    mandate.refresh_from_db()
    assert mandate.result == "Frau Müller hat berichtet."


def test_the_list_is_filtered_by_state_and_addressee(admin_client):
    mandate = create_mandate(state="erledigt", addressee="partner", partner="Volkshochschule")
    create_mandate()

    for asked in [{"state__exact": "erledigt"}, {"addressee__exact": "partner"}, {"q": "volkshoch"}]:
        response = admin_client.get(reverse("admin:networks_mandate_changelist"), asked)
        assert list(response.context["cl"].result_list) == [mandate]
