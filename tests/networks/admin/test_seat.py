import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from networks.models import Seat
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_seat,
    create_user,
)
from tests.networks.admin.forms import fill_in, form_data

LIST = reverse("admin:networks_seat_changelist")
ADD = reverse("admin:networks_seat_add")


def change(seat: Seat) -> str:
    return reverse("admin:networks_seat_change", args=[seat.pk])


def end(client, *seats: Seat, **data: str):
    chosen = {"action": "end_seats", "_selected_action": [seat.pk for seat in seats]}
    return client.post(LIST, chosen | data, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def functions(response) -> list[str]:
    return [seat.function for seat in response.context["cl"].result_list]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 3, 2))


def test_a_seat_is_entered_and_comes_last(admin_client):
    committee = create_seat(order=7).committee
    authority = create_authority(district=committee.network.district)

    fill_in(
        admin_client,
        f"{ADD}?committee={committee.pk}",
        function="Leitung des Schulamts",
        institution="Schulamt",
        side="untere",
        authority=str(authority.pk),
        begins="August 2024",
    )

    seat = committee.seats.get(function="Leitung des Schulamts")
    assert (seat.order, seat.authority, seat.begins.iso) == (8, authority, "2024-08")


@pytest.mark.parametrize(
    "asked", ["", "?committee=", "?committee=abc", "?committee=99", "?committee=9" + "9" * 30]
)
def test_the_empty_form_bears_whatever_its_address_asks_for(admin_client, asked):
    create_committee()

    assert admin_client.get(f"{ADD}{asked}").status_code == 200


def test_the_form_tells_committees_apart(admin_client):
    for name in ["Kreis Borken", "Kreis Coesfeld"]:
        create_committee(name="", network=create_network(district=create_district(name=name)))

    field = admin_client.get(ADD).context["adminform"].form.fields["committee"]

    assert [label for _, label in field.choices] == [
        "---------",
        "Kreis Borken: Lenkungskreis",
        "Kreis Coesfeld: Lenkungskreis",
    ]


def test_the_form_says_whose_seat_it_is(admin_client):
    committee = create_committee(network=create_network(district=create_district(name="Kreis Borken")))
    seat = create_seat(committee=committee, function="Leitung", institution="Amt")

    response = admin_client.get(change(seat))

    assert response.context["subtitle"] == "Kreis Borken: Leitung (Amt)"


def test_a_seat_stays_in_its_network(admin_client):
    seat, _ = create_seat(), create_committee()

    field = admin_client.get(change(seat)).context["adminform"].form.fields["committee"]

    assert [value for value, _ in field.choices] == ["", seat.committee_id]


def test_a_name_is_saved_and_remarked(admin_client):
    seat = create_seat(function="Leitung")

    response = admin_client.post(
        change(seat), form_data(admin_client.get(change(seat))) | {"note": ["Dr. Weber"]}, follow=True
    )

    seat.refresh_from_db()
    assert seat.note == "Dr. Weber"
    assert said(response)[0] == (
        f"Sitz „{seat}“, Anmerkung: „Dr. Weber“ sieht nach dem Namen einer Person aus. "
        "Bitte nennen Sie nur die Funktion oder die Stelle. Gesichert ist es trotzdem."
    )


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
def test_the_list_is_filtered(admin_client, asked, expected):
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

    assert functions(admin_client.get(LIST, asked)) == expected


def test_the_list_is_filtered_by_district(admin_client):
    wanted = create_seat()
    create_seat()

    response = admin_client.get(
        LIST, {"committee__network__district__id__exact": wanted.committee.network.district_id}
    )

    assert functions(response) == [wanted.function]


def test_the_list_is_sorted_by_district(admin_client):
    for name in ["Kreis Borken", "Kreis Coesfeld"]:
        create_seat(
            function=name,
            committee=create_committee(network=create_network(district=create_district(name=name))),
        )

    assert functions(admin_client.get(LIST, {"o": "-3"})) == ["Kreis Coesfeld", "Kreis Borken"]


def test_the_list_remarks_what_is_not_usual(admin_client):
    create_seat(role="vorsitz", is_vacant=True, ends="01.03.2026")
    create_seat()

    page = admin_client.get(LIST).content.decode()

    assert '<td class="field-remark">Vorsitz, unbesetzt, beendet</td>' in page
    assert '<td class="field-remark">–</td>' in page


def test_ending_asks_for_the_last_day_and_offers_today(admin_client):
    seats = [create_seat(), create_seat()]

    response = end(admin_client, *seats)

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
def test_a_seat_ends(admin_client, written, stored, message):
    seat, other = create_seat(), create_seat()

    response = end(admin_client, seat, ends=written)

    seat.refresh_from_db()
    other.refresh_from_db()
    assert (seat.ends.iso, other.ends) == (stored, None)
    assert said(response) == [f"„{seat}“ {message}"]
    assert LogEntry.objects.get().get_change_message() == "Bis geändert."


@pytest.mark.parametrize("known", [{"begins": "2010"}, {"begins": None, "as_of": "2012"}])
def test_a_seat_that_was_only_attested_ends_and_is_known_then(admin_client, known):
    seat = create_seat(only_attested=True, **known)

    end(admin_client, seat, ends="31.07.2026")

    seat.refresh_from_db()
    assert (seat.ends.iso, seat.only_attested) == ("2026-07-31", False)
    assert LogEntry.objects.get().get_change_message() == "Bis und nur für den Stand belegt geändert."


def test_many_seats_end_and_each_ones_history_tells(admin_client):
    seats = [create_seat(), create_seat(ends="2030")]

    response = end(admin_client, *seats, ends="2026")

    assert said(response) == ["2 Sitze enden 2026."]
    assert {entry.object_id for entry in LogEntry.objects.all()} == {str(seat.pk) for seat in seats}


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
def test_where_one_cannot_end_none_does(admin_client, fields, reason):
    seat, stubborn = create_seat(ends="2030"), create_seat(**fields)

    response = end(admin_client, seat, stubborn, ends="31.07.2026")

    assert response.context["refused"] == [(stubborn, [reason])]
    assert response.context["form"]["ends"].value() == "31.07.2026"
    page = response.content.decode()
    assert "Es wurde nichts geändert. Diese Sitze lassen sich so nicht beenden:" in page
    assert reason in page
    assert "– bisher bis 2030" in page
    seat.refresh_from_db()
    assert (seat.ends.iso, LogEntry.objects.count()) == ("2030", 0)


@pytest.mark.parametrize("written", ["", "irgendwann", "31.02.2026", "<script>"])
def test_ending_refuses_what_is_no_date_and_keeps_it(admin_client, written):
    seat = create_seat()

    response = end(admin_client, seat, ends=written)

    form = response.context["form"]
    assert (list(form.errors), form["ends"].value()) == (["ends"], written)
    assert "<title>Fehler: " in response.content.decode()
    assert '<script>"' not in response.content.decode()
    seat.refresh_from_db()
    assert seat.ends is None


def test_ending_what_is_gone_meanwhile_changes_nothing(admin_client):
    seat = create_seat()
    key = seat.pk
    seat.delete()
    seat.pk = key

    response = end(admin_client, seat, ends="2026")

    assert said(response) == ["Diese Sitze gibt es nicht mehr."]


def test_ending_is_not_offered_to_those_who_may_only_look(client, db):
    seat = create_seat()
    client.force_login(create_user(is_staff=True, permissions=["networks.view_seat"]))

    end(client, seat, ends="2026")

    seat.refresh_from_db()
    assert seat.ends is None
