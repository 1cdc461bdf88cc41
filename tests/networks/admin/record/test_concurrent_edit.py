"""Two people have the form of the same committee open."""

import pytest

from networks.models import SteeringCommittee
from tests.factories import create_committee, create_seat, create_source
from tests.networks.admin.forms import Data, fill_in, form_data, form_of, url

PROMPT = "Ihre Eingaben stehen noch da. Bitte prüfen Sie sie und sichern Sie noch einmal."


@pytest.fixture
def committee(db) -> SteeringCommittee:
    committee = create_committee(composition_rule="- eins\n- zwei", rhythm="jährlich")
    for order in (1, 2):
        create_seat(committee=committee, order=order)
    return committee


@pytest.fixture
def form(committee) -> str:
    return url("change", committee)


@pytest.fixture
def data(admin_client, form) -> Data:
    """Return the form as the second person opened it, before the first one saved."""
    return form_data(admin_client.get(form))


def test_concurrent_edit_of_a_row_is_kept(admin_client, committee, form, data):
    fill_in(admin_client, form, **{"seats-0-ends": "2030", "seats-1-is_vacant": "on"})
    colleagues = committee.seats.first().changed_at

    admin_client.post(form, data | {"rhythm": ["monatlich"]})

    committee.refresh_from_db()
    first, second = committee.seats.order_by("order")
    assert committee.rhythm == "monatlich"
    assert (first.ends.iso, first.changed_at, second.is_vacant) == ("2030", colleagues, True)


def test_concurrent_edit_above_the_rows_is_kept(admin_client, committee, form, data):
    source = create_source()
    fill_in(admin_client, form, rhythm="monatlich", checked_on="2024-01-31")
    committee.sources.add(source)

    admin_client.post(form, data | {"seats-0-ends": ["2030"]})

    committee.refresh_from_db()
    assert (committee.rhythm, committee.checked_on.year) == ("monatlich", 2024)
    assert (committee.seats.first().ends.iso, list(committee.sources.all())) == ("2030", [source])


def test_conflict_is_reported_and_keeps_the_input(admin_client, committee, form, data):
    fill_in(admin_client, form, rhythm="", **{"seats-0-ends": "2030", "seats-0-role": "stellvertretung"})

    refused = admin_client.post(form, data | {"seats-0-ends": ["2031"], "rhythm": ["monatlich"]})
    again = admin_client.post(form, form_data(refused))

    assert form_of(refused).non_field_errors() == [
        f"Diese Angaben hat inzwischen jemand geändert: Sitzungsturnus ist jetzt leer. {PROMPT}"
    ]
    assert refused.context["inline_admin_formsets"][0].formset.forms[0].non_field_errors() == [
        "Diese Zeile hat inzwischen jemand geändert: Vorsitz ist jetzt „stellvertretender Vorsitz“; "
        f"Bis ist jetzt „2030“. {PROMPT}"
    ]
    committee.refresh_from_db()
    seat = committee.seats.get(order=1)
    assert (again.status_code, committee.rhythm) == (302, "monatlich")
    assert (seat.ends.iso, seat.role) == ("2031", "stellvertretung")


def test_same_edit_twice_is_no_conflict(admin_client, form, data):
    answers = [admin_client.post(form, data | {"seats-0-ends": ["2030"]}).status_code for _ in range(2)]

    assert answers == [302, 302]


def test_line_breaks_of_the_browser_are_no_edit(admin_client, committee, form, data):
    fill_in(admin_client, form, composition_rule="- drei")
    committee.refresh_from_db()

    response = admin_client.post(form, data | {"composition_rule": ["- eins\r\n- zwei"]})

    after = SteeringCommittee.objects.get()
    assert (response.status_code, after.composition_rule) == (302, "- drei")
    assert after.changed_at == committee.changed_at


@pytest.mark.parametrize("nonsense", ["", "[]", '{"ends": 7}'])
def test_damaged_original_values_cause_no_server_error(admin_client, form, data, nonsense):
    damaged = {name: [nonsense] for name in ["original_values", "seats-0-original_values"]}

    response = admin_client.post(form, data | damaged | {"seats-0-order": ["9"]})

    assert response.status_code in {200, 302}
