import pytest
from django.contrib.admin.models import LogEntry

from networks.models import Seat
from tests.factories import create_authority, create_committee, create_district, create_network, create_seat
from tests.networks.admin.forms import fill_in, messages, results, run_action, url

pytestmark = pytest.mark.usefixtures("today")

ATTESTED = {"only_attested": True, "begins": None, "as_of": "2012"}


def test_new_seat_is_placed_last(admin_client):
    committee = create_seat(order=7).committee
    authority = create_authority(district=committee.network.district)
    fields = {"function": "Schulamt", "institution": "Kreis", "side": "untere", "begins": "August 2023"}

    page = f"{url('add', Seat)}?committee={committee.pk}"
    fill_in(admin_client, page, **fields, authority=str(authority.pk))

    seat = committee.seats.get(function="Schulamt")
    assert (seat.order, seat.authority, seat.begins.iso) == (8, authority, "2023-08")


def test_changelist_sorts_by_district_and_marks_unusual_seats(admin_client):
    districts = [create_district(name=name) for name in ("Kreis Borken", "Kreis Coesfeld")]
    borken, coesfeld = [create_committee(network=create_network(district=district)) for district in districts]
    chair = create_seat(committee=borken, role="vorsitz", is_vacant=True, ends="01.03.2024")
    other = create_seat(committee=coesfeld)

    page = admin_client.get(url("changelist", Seat)).content.decode()

    assert results(admin_client, Seat, o="-3") == [other, chair]
    assert '<td class="field-remark">Vorsitz, unbesetzt, beendet</td>' in page
    assert '<td class="field-remark">–</td>' in page


def test_ending_asks_for_the_last_day_and_suggests_today(admin_client):
    seats = [create_seat(), create_seat()]

    response = run_action(admin_client, "end_seats", *seats)

    assert response.context["form"]["ends"].value() == "15. Juni 2024"
    page = response.content.decode()
    assert "<h1>2 Sitze beenden</h1>" in page
    for seat in seats:
        assert f'<input type="hidden" name="_selected_action" value="{seat.pk}">' in page
    assert Seat.objects.exclude(ends=None).count() == 0


@pytest.mark.parametrize(
    ("fields", "written", "stored", "message", "entry"),
    [
        ({}, "31.07.2026", "2026-07-31", "endet am 31.\xa0Juli\xa02026.", "Bis"),
        ({}, "Juli 2026", "2026-07", "endet im Juli\xa02026.", "Bis"),
        (ATTESTED, "2026", "2026", "endet 2026.", "Bis und nur für den Stand belegt"),
    ],
)
def test_ended_seat_is_no_longer_only_attested(admin_client, fields, written, stored, message, entry):
    seat, other = create_seat(**fields), create_seat()

    response = run_action(admin_client, "end_seats", seat, ends=written)

    seat.refresh_from_db()
    other.refresh_from_db()
    assert (seat.ends.iso, seat.only_attested, other.ends) == (stored, False, None)
    assert messages(response) == [f"„{seat}“ {message}"]
    assert LogEntry.objects.get().get_change_message() == f"{entry} geändert."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"begins": "2027"}, "Das Ende des Sitzes muss nach seinem Beginn liegen."),
        (
            ATTESTED | {"as_of": None},
            "Seit wann es ihn gibt, ist nicht eingetragen. Tragen Sie am Sitz selbst zuerst „seit“ ein.",
        ),
        (
            ATTESTED | {"as_of": "2027"},
            "Für eine spätere Zeit ist er noch belegt: 2027. Bitte prüfen Sie den letzten Tag.",
        ),
        (
            {"begins": "2022", "ends": "2023"},
            "Er ist schon zu Ende: 2023. Ein falsches Datum berichtigen Sie am Sitz selbst.",
        ),
    ],
)
def test_impossible_end_changes_no_seat(admin_client, fields, reason):
    seat, stubborn = create_seat(ends="2030"), create_seat(**fields)

    response = run_action(admin_client, "end_seats", seat, stubborn, ends="31.07.2026")

    assert response.context["refused"] == [(stubborn, [reason])]
    assert response.context["form"]["ends"].value() == "31.07.2026"
    lines = [
        "Es wurde nichts geändert. Diese Sitze lassen sich so nicht beenden:",
        reason,
        "– bisher bis 2030",
    ]
    assert [line for line in lines if line not in response.content.decode()] == []
    seat.refresh_from_db()
    assert (seat.ends.iso, LogEntry.objects.count()) == ("2030", 0)


@pytest.mark.parametrize("written", ["", "31.02.2026", "<script>"])
def test_unreadable_last_day_is_refused_and_kept(admin_client, written):
    response = run_action(admin_client, "end_seats", create_seat(), ends=written)

    form, page = response.context["form"], response.content.decode()
    assert (list(form.errors), form["ends"].value()) == (["ends"], written)
    assert ("<title>Fehler: " in page, '<script>"' in page) == (True, False)
    assert Seat.objects.get().ends is None


def test_deleted_seat_is_not_ended(admin_client):
    seat = create_seat()
    Seat.objects.all().delete()

    assert messages(run_action(admin_client, "end_seats", seat, ends="2026")) == [
        "Diese Sitze gibt es nicht mehr."
    ]
