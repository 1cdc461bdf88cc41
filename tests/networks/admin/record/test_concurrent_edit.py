"""Two people have the form of the same committee open."""

import pytest

from networks.models import SteeringCommittee
from tests.factories import create_aim, create_committee, create_meeting, create_seat, create_source
from tests.networks.admin.forms import fill_in, form_data, url


@pytest.fixture
def committee(db) -> SteeringCommittee:
    committee = create_committee(composition_rule="- eins\n- zwei", rhythm="jährlich")
    create_seat(committee=committee, function="Leitung A", order=1, begins="2024")
    create_seat(committee=committee, function="Leitung B", order=2, begins="2024")
    create_aim(committee=committee)
    create_meeting(committee=committee, date="12.03.2031", begins_at="14:00")
    return committee


def first_row(response):
    return response.context["inline_admin_formsets"][0].formset.forms[0]


def test_concurrent_edit_of_a_row_is_kept(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    fill_in(admin_client, url("change", committee), **{"seats-0-ends": "2030", "seats-1-is_vacant": "on"})
    colleagues = committee.seats.first().changed_at

    response = admin_client.post(url("change", committee), data | {"rhythm": ["monatlich"]})

    committee.refresh_from_db()
    first, second = committee.seats.order_by("order")
    assert (response.status_code, committee.rhythm) == (302, "monatlich")
    assert (first.ends.iso, first.changed_at, second.is_vacant) == ("2030", colleagues, True)


def test_concurrent_edit_above_the_rows_is_kept(admin_client, committee):
    source = create_source()
    data = form_data(admin_client.get(url("change", committee)))
    fill_in(admin_client, url("change", committee), rhythm="monatlich", checked_on="2026-01-31")
    committee.sources.add(source)

    response = admin_client.post(url("change", committee), data | {"seats-0-ends": ["2030"]})

    committee.refresh_from_db()
    assert (response.status_code, committee.rhythm, committee.checked_on.year) == (302, "monatlich", 2026)
    assert (committee.seats.first().ends.iso, list(committee.sources.all())) == ("2030", [source])


def test_conflict_in_a_row_is_reported_and_keeps_the_input(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    fill_in(
        admin_client, url("change", committee), **{"seats-0-ends": "2030", "seats-0-role": "stellvertretung"}
    )

    refused = admin_client.post(
        url("change", committee), data | {"seats-0-ends": ["2031"], "rhythm": ["monatlich"]}
    )
    again = admin_client.post(url("change", committee), form_data(refused))

    assert first_row(refused).non_field_errors() == [
        "Diese Zeile hat inzwischen jemand geändert: Vorsitz ist jetzt „stellvertretender Vorsitz“; "
        "Bis ist jetzt „2030“. Ihre Eingaben stehen noch da. Bitte prüfen Sie sie und sichern Sie noch einmal."
    ]
    assert form_data(refused)["rhythm"] == ["monatlich"]
    seat = committee.seats.order_by("order").first()
    assert (again.status_code, seat.ends.iso, seat.role) == (302, "2031", "stellvertretung")


def test_conflict_above_the_rows_is_reported_and_keeps_the_input(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee)))
    fill_in(admin_client, url("change", committee), rhythm="")

    refused = admin_client.post(url("change", committee), data | {"rhythm": ["monatlich"]})

    assert refused.context["adminform"].form.non_field_errors() == [
        "Diese Angaben hat inzwischen jemand geändert: Sitzungsturnus ist jetzt leer. "
        "Ihre Eingaben stehen noch da. Bitte prüfen Sie sie und sichern Sie noch einmal."
    ]
    assert form_data(refused)["rhythm"] == ["monatlich"]


def test_same_edit_twice_is_no_conflict(admin_client, committee):
    data = form_data(admin_client.get(url("change", committee))) | {"seats-0-ends": ["2030"]}

    answers = [admin_client.post(url("change", committee), data).status_code for _ in range(2)]

    assert answers == [302, 302]


@pytest.mark.parametrize("colleagues", ["- eins\n- zwei", "- drei"])
def test_line_breaks_of_the_browser_are_no_edit(admin_client, committee, colleagues):
    data = form_data(admin_client.get(url("change", committee)))
    fill_in(admin_client, url("change", committee), composition_rule=colleagues)
    committee.refresh_from_db()

    response = admin_client.post(url("change", committee), data | {"composition_rule": ["- eins\r\n- zwei"]})

    after = SteeringCommittee.objects.get()
    assert (response.status_code, after.composition_rule) == (302, colleagues)
    assert after.changed_at == committee.changed_at


@pytest.mark.parametrize("nonsense", ["", "{", "[]", "1", '{"ends": 7}', '{"ends": null}'])
def test_damaged_original_values_cause_no_server_error(admin_client, committee, nonsense):
    data = form_data(admin_client.get(url("change", committee))) | {
        "seats-0-original_values": [nonsense],
        "original_values": [nonsense],
    }

    response = admin_client.post(url("change", committee), data | {"seats-0-order": ["9"]})

    assert response.status_code in {200, 302}
