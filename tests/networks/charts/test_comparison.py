import datetime as dt

import pytest

from networks.charts.comparison import SORTINGS, Row, compare, matches
from networks.models import (
    District,
    Meeting,
    Network,
    PartialDate,
    Seat,
    SteeringCommittee,
    SupervisoryAuthority,
)

TODAY = dt.date(2024, 6, 15)


def a_seat(function: str = "Leitung", **fields: object) -> Seat:
    values = {"institution": "Amt", "side": "kommune", "as_of": PartialDate(2024)}
    seat = Seat(function=function, **values | fields)
    seat.is_seated = not seat.only_attested
    return seat


def a_meeting(date: str, state: str = "geplant") -> Meeting:
    return Meeting(date=PartialDate.parse(date), state=state)


def a_committee(name: str = "Kreis", *, seats=(), meetings=(), as_of: str = "") -> SteeringCommittee:
    """As `for_list` fetches it: `meetings` are given the latest first."""
    committee = SteeringCommittee(
        network=Network(district=District(name=name)), as_of=PartialDate.parse(as_of) if as_of else None
    )
    committee.known_seats, committee.released_meetings = list(seats), list(meetings)
    return committee


def dates(meetings: list[Meeting]) -> list[str]:
    return [meeting.date.iso for meeting in meetings]


# --- Row -----------------------------------------------------------------------------------------------------


def test_row_parts_the_meetings():
    row = Row(
        a_committee(
            meetings=[
                a_meeting("2025"),
                a_meeting("2024-12-01", "abgesagt"),
                a_meeting("2024-06"),
                a_meeting("2024-06-15"),
                a_meeting("2024-06-14"),
                a_meeting("2024-06-14", "abgesagt"),
                a_meeting("2024-05-02", "gehalten"),
                a_meeting("2023-05-02", "gehalten"),
            ]
        ),
        TODAY,
    )

    assert dates(row.upcoming) == ["2024-06-15", "2024-06", "2025"]
    assert row.next_meeting.date.iso == "2024-06-15"
    assert row.last_meeting.date.iso == "2024-05-02"
    assert [(meeting.date.iso, meeting.state) for meeting in row.earlier] == [
        ("2024-12-01", "abgesagt"),
        ("2024-06-14", "geplant"),
        ("2024-06-14", "abgesagt"),
        ("2024-05-02", "gehalten"),
        ("2023-05-02", "gehalten"),
    ]


def test_row_takes_a_meeting_held_today_for_the_last_one():
    row = Row(a_committee(meetings=[a_meeting("2024-06-15", "gehalten")]), TODAY)

    assert (row.last_meeting.date.iso, row.next_meeting) == ("2024-06-15", None)


def test_row_of_which_nothing_is_known():
    row = Row(a_committee(), TODAY)

    assert (row.last_meeting, row.next_meeting, row.upcoming, row.earlier, row.as_of) == (
        None,
        None,
        [],
        [],
        None,
    )
    assert (row.composition.seats, row.composition.chair) == ([], None)


@pytest.mark.parametrize(
    ("seats", "as_of"),
    [
        ([], "2012"),
        ([a_seat(as_of=None)], "2012"),
        ([a_seat(as_of=PartialDate(2023))], "2023"),
        ([a_seat(as_of=PartialDate(2009), only_attested=True)], "2009"),
    ],
)
def test_row_is_as_old_as_its_seats_else_as_its_committee(seats, as_of):
    row = Row(a_committee(seats=seats, as_of="2012"), TODAY)

    assert row.as_of.iso == as_of


# --- Order ---------------------------------------------------------------------------------------------------

UPPER, LOWER = {"side": "obere"}, {"side": "untere"}


@pytest.mark.parametrize(
    ("sorting", "committees"),
    [
        ("netzwerk", [a_committee("B"), a_committee("C"), a_committee("A")]),
        (
            "vorsitz",
            [
                a_committee("B", seats=[a_seat("amtsleitung", role="vorsitz")]),
                a_committee("C", seats=[a_seat("Beigeordnete", role="vorsitz")]),
                a_committee("A", seats=[a_seat("zweite Leitung", role="vorsitz", only_attested=True)]),
                a_committee("D", seats=[a_seat("Amtsleitung")]),
            ],
        ),
        (
            "tandem",
            [
                a_committee("B", seats=[a_seat(**UPPER), a_seat(**LOWER)]),
                a_committee("C", seats=[a_seat(**UPPER), a_seat(is_vacant=True, **LOWER)]),
                a_committee("A", seats=[a_seat(is_vacant=True, **side) for side in (UPPER, LOWER)]),
                a_committee("D", seats=[a_seat()]),
            ],
        ),
        (
            "sitze",
            [
                a_committee("B", seats=[a_seat()] * 3),
                a_committee("C", seats=[a_seat()]),
                a_committee("A", seats=[a_seat(only_attested=True)] * 5),
                a_committee("D"),
            ],
        ),
        (
            "letzte",
            [
                a_committee("B", meetings=[a_meeting("2024-01-10", "gehalten")]),
                a_committee("C", meetings=[a_meeting("2023-11-30", "gehalten")]),
                a_committee("A", meetings=[a_meeting("2025")]),
            ],
        ),
        (
            "naechste",
            [
                a_committee("B", meetings=[a_meeting("2026"), a_meeting("2024-07-02")]),
                a_committee("C", meetings=[a_meeting("2025")]),
                a_committee("A", meetings=[a_meeting("2024-07-01", "abgesagt")]),
            ],
        ),
        (
            "stand",
            [
                a_committee("B", as_of="2024-05"),
                a_committee("C", seats=[a_seat(as_of=PartialDate(2012), only_attested=True)]),
                a_committee("A", as_of="2009"),
                a_committee("D"),
            ],
        ),
    ],
)
def test_sorting_has_the_unknown_last_and_keeps_the_given_order_of_equals(sorting, committees):
    equals = [a_committee("Y"), a_committee("X")]
    mixed = sorted(committees, key=lambda committee: committee.network.district.name)
    given = committees if sorting == "netzwerk" else mixed

    assert [row.committee for row in compare([*given, *equals], TODAY, sorting)] == [*committees, *equals]


def test_direction_of_each_sorting():
    assert {key for key, sorting in SORTINGS.items() if sorting.direction == "descending"} == {
        "sitze",
        "letzte",
        "stand",
    }


# --- Across --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "words", "is_match"),
    [
        ("", "", True),
        ("obere", "", True),
        ("untere", "", False),
        ("vorsitz", "", True),
        ("stellvertretung", "", False),
        ("", "leitung", True),
        ("", "LEITUNG", True),
        ("", "dezernat leitung", True),
        ("", "Bezirksregierung", True),
        ("", "41", True),
        ("", "für übergänge", True),
        ("", "FÜR ÜBERGÄNGE", True),
        ("", "STRASSE", True),
        ("", "Leitung Jugendamt", False),
        ("", "%", False),
        ("vorsitz", "leitung", True),
        ("vorsitz", "jugend", False),
        ("kommune", "leitung", False),
    ],
)
def test_matches(side, words, is_match):
    authority = SupervisoryAuthority(name="Dezernat 41")
    seat = a_seat(
        "Leitung für Übergänge",
        institution="Bezirksregierung, Große Straße",
        side="obere",
        role="vorsitz",
        authority=authority,
    )

    assert matches(seat, side, words) == is_match


def test_matches_a_seat_without_a_role_and_an_authority():
    assert (
        matches(a_seat(), "kommune", "amt"),
        matches(a_seat(), "vorsitz", ""),
        matches(a_seat(), "", "None"),
    ) == (
        True,
        False,
        False,
    )
