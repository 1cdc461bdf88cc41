import pytest
from django.contrib.admin.models import LogEntry

from networks.models import Seat
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_seat,
)
from tests.networks.admin.forms import fill_in, messages, results, run_action, url

pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]


def test_new_seat_is_placed_last(admin_client):
    committee = create_seat(order=7).committee
    authority = create_authority(district=committee.network.district)

    fill_in(
        admin_client,
        f"{url('add', Seat)}?committee={committee.pk}",
        function="Leitung des Schulamts",
        institution="Schulamt",
        side="untere",
        authority=str(authority.pk),
        begins="August 2024",
    )

    seat = committee.seats.get(function="Leitung des Schulamts")
    assert (seat.order, seat.authority, seat.begins.iso) == (8, authority, "2024-08")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"besteht": "heute"}, ["heute", "unbesetzt"]),
        ({"besteht": "beendet"}, ["beendet"]),
        ({"besteht": "belegt"}, ["belegt"]),
        ({"besteht": "unsinn"}, ["heute", "unbesetzt", "beendet", "belegt"]),
        ({"is_vacant__exact": "1"}, ["unbesetzt"]),
        ({"role__exact": "vorsitz"}, ["heute"]),
        ({"side__exact": "partner"}, ["belegt"]),
        ({"q": "beendet"}, ["beendet"]),
    ],
)
def test_changelist_is_filtered(admin_client, asked, expected):
    committee = create_committee()
    create_seat(committee=committee, order=1, function="heute", role="vorsitz")
    create_seat(committee=committee, order=2, function="unbesetzt", is_vacant=True, ends="März 2026")
    create_seat(committee=committee, order=3, function="beendet", ends="01.03.2026")
    create_seat(
        committee=committee,
        order=4,
        function="belegt",
        only_attested=True,
        as_of="2012",
        begins=None,
        side="partner",
    )

    assert [seat.function for seat in results(admin_client, Seat, **asked)] == expected


def test_changelist_sorts_by_district(admin_client):
    for name in ["Kreis Borken", "Kreis Coesfeld"]:
        create_seat(
            function=name,
            committee=create_committee(network=create_network(district=create_district(name=name))),
        )

    assert [seat.function for seat in results(admin_client, Seat, o="-3")] == [
        "Kreis Coesfeld",
        "Kreis Borken",
    ]


def test_changelist_marks_unusual_seats(admin_client):
    create_seat(role="vorsitz", is_vacant=True, ends="01.03.2026")
    create_seat()

    page = admin_client.get(url("changelist", Seat)).content.decode()

    assert '<td class="field-remark">Vorsitz, unbesetzt, beendet</td>' in page
    assert '<td class="field-remark">–</td>' in page


def test_ending_asks_for_the_last_day_and_suggests_today(admin_client):
    seats = [create_seat(), create_seat()]

    response = run_action(admin_client, "end_seats", *seats)

    assert response.context["form"]["ends"].value() == "2. März 2026"
    page = response.content.decode()
    assert "<h1>2 Sitze beenden</h1>" in page
    for seat in seats:
        assert f'<input type="hidden" name="_selected_action" value="{seat.pk}">' in page
    assert Seat.objects.exclude(ends=None).count() == 0


@pytest.mark.parametrize(
    ("written", "stored", "message"),
    [
        ("31.07.2026", "2026-07-31", "endet am 31.\xa0Juli\xa02026."),
        ("Juli 2026", "2026-07", "endet im Juli\xa02026."),
        ("2026", "2026", "endet 2026."),
    ],
)
def test_seat_ends(admin_client, written, stored, message):
    seat, other = create_seat(), create_seat()

    response = run_action(admin_client, "end_seats", seat, ends=written)

    seat.refresh_from_db()
    other.refresh_from_db()
    assert (seat.ends.iso, other.ends) == (stored, None)
    assert messages(response) == [f"„{seat}“ {message}"]
    assert LogEntry.objects.get().get_change_message() == "Bis geändert."


@pytest.mark.parametrize("known", [{"begins": "2010"}, {"begins": None, "as_of": "2012"}])
def test_ended_seat_is_no_longer_only_attested(admin_client, known):
    seat = create_seat(only_attested=True, **known)

    run_action(admin_client, "end_seats", seat, ends="31.07.2026")

    seat.refresh_from_db()
    assert (seat.ends.iso, seat.only_attested) == ("2026-07-31", False)
    assert LogEntry.objects.get().get_change_message() == "Bis und nur für den Stand belegt geändert."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"begins": "2027"}, "Das Ende des Sitzes muss nach seinem Beginn liegen."),
        (
            {"begins": None, "as_of": None, "only_attested": True},
            "Seit wann es ihn gibt, ist nicht eingetragen. Tragen Sie am Sitz selbst zuerst „seit“ ein.",
        ),
        (
            {"begins": None, "as_of": "2027", "only_attested": True},
            "Für eine spätere Zeit ist er noch belegt: 2027. Bitte prüfen Sie den letzten Tag.",
        ),
        (
            {"ends": "2025"},
            "Er ist schon zu Ende: 2025. Ein falsches Datum berichtigen Sie am Sitz selbst.",
        ),
    ],
)
def test_no_seat_ends_where_one_cannot(admin_client, fields, reason):
    seat, stubborn = create_seat(ends="2030"), create_seat(**fields)

    response = run_action(admin_client, "end_seats", seat, stubborn, ends="31.07.2026")

    assert response.context["refused"] == [(stubborn, [reason])]
    assert response.context["form"]["ends"].value() == "31.07.2026"
    page = response.content.decode()
    assert "Es wurde nichts geändert. Diese Sitze lassen sich so nicht beenden:" in page
    assert reason in page
    assert "– bisher bis 2030" in page
    seat.refresh_from_db()
    assert (seat.ends.iso, LogEntry.objects.count()) == ("2030", 0)


@pytest.mark.parametrize("written", ["", "irgendwann", "31.02.2026", "<script>"])
def test_unreadable_last_day_is_refused_and_kept(admin_client, written):
    seat = create_seat()

    response = run_action(admin_client, "end_seats", seat, ends=written)

    form = response.context["form"]
    assert (list(form.errors), form["ends"].value()) == (["ends"], written)
    assert "<title>Fehler: " in response.content.decode()
    assert '<script>"' not in response.content.decode()
    seat.refresh_from_db()
    assert seat.ends is None


def test_ending_a_concurrently_deleted_seat_changes_nothing(admin_client):
    seat = create_seat()
    key = seat.pk
    seat.delete()
    seat.pk = key

    response = run_action(admin_client, "end_seats", seat, ends="2026")

    assert messages(response) == ["Diese Sitze gibt es nicht mehr."]
