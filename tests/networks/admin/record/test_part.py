import pytest

from networks.models import Aim, Mandate, Recommendation, Seat
from tests.factories import (
    create_aim,
    create_committee,
    create_conference,
    create_district,
    create_mandate,
    create_network,
    create_office,
    create_recommendation,
    create_seat,
)
from tests.networks.admin.forms import choices, form_data, form_of, url


def borken():
    return create_network(district=create_district(name="Kreis Borken"))


def test_choices_are_sorted_by_district_and_say_whose_they_are(admin_client):
    for name in ["Kreis Coesfeld", "Kreis Borken"]:
        create_committee(network=create_network(district=create_district(name=name)), name="")

    response = admin_client.get(url("add", Seat))

    assert choices(response, "committee") == ["Kreis Borken: Lenkungskreis", "Kreis Coesfeld: Lenkungskreis"]


def test_change_form_says_whose_part_it_is(admin_client):
    seat = create_seat(committee=create_committee(network=borken()), function="Leitung", institution="Amt")

    assert admin_client.get(url("change", seat)).context["subtitle"] == "Kreis Borken: Leitung (Amt)"


def test_choices_come_from_the_same_network_where_it_is_known(admin_client):
    aim = create_aim(committee=create_committee(network=borken()))
    mandate = create_mandate(aim=aim, text="Auftrag")
    conference = create_conference(network=aim.committee.network, number=2, date="2017")
    create_recommendation(conference=conference, text="Begleiten")
    create_mandate(aim=create_aim())
    create_recommendation()

    for page in [url("change", aim), f"{url('add', Aim)}?committee={aim.committee_id}"]:
        found = choices(admin_client.get(page), "recommendation")
        assert found == ["Kreis Borken, 2. Bildungskonferenz, 2017: Begleiten"]
    for page in [url("change", mandate), f"{url('add', Mandate)}?aim={aim.pk}"]:
        response = admin_client.get(page)
        assert choices(response, "aim") == [f"Kreis Borken: {aim}"]
        assert choices(response, "reported_to") == ["Kreis Borken: 2. Bildungskonferenz, 2017"]
    assert len(choices(admin_client.get(url("add", Aim)), "recommendation")) == 2
    assert len(choices(admin_client.get(url("add", Recommendation)), "conference")) == 2


@pytest.mark.parametrize(
    "query", ["", "?committee=", "?committee=abc", "?committee=99", "?committee=" + "9" * 31]
)
def test_add_form_opens_whatever_its_address_names(admin_client, query):
    create_committee()

    assert admin_client.get(f"{url('add', Seat)}{query}").status_code == 200


def test_mandate_is_saved_after_its_office_was_deleted(admin_client):
    mandate = create_mandate()
    office = create_office(network=mandate.aim.committee.network)
    data = form_data(admin_client.get(url("change", mandate)))
    office.delete()

    response = admin_client.post(url("change", mandate), data | {"state": ["erledigt"]})

    mandate.refresh_from_db()
    assert (response.status_code, mandate.state) == (302, "erledigt")


def test_add_form_keeps_the_input_when_the_parent_was_deleted(admin_client):
    aim = create_aim()
    page = f"{url('add', Mandate)}?aim={aim.pk}"
    data = form_data(admin_client.get(page))
    aim.delete()

    response = admin_client.post(page, data | {"text": ["Neu"]})

    assert (list(form_of(response).errors), form_data(response)["text"]) == (["aim"], ["Neu"])


@pytest.mark.parametrize(
    ("create_parent", "create_part", "field"),
    [(create_conference, create_recommendation, "conference"), (create_aim, create_mandate, "aim")],
)
def test_inline_lists_parts_with_links_to_their_forms(admin_client, create_parent, create_part, field):
    parent = create_parent()
    part = create_part(**{field: parent, "text": "Karte zeichnen"})

    page = admin_client.get(url("change", parent)).content.decode()
    new = admin_client.get(url("add", type(parent)))

    assert f'<a href="{url("change", part)}">Karte zeichnen</a>' in page
    assert f'href="{url("add", type(part))}?{field}={parent.pk}"' in page
    assert new.context["inline_admin_formsets"] == []
