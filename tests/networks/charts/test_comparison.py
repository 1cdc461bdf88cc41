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
    """Return a committee as `for_list` fetches it: `meetings` are given the latest first."""
    committee = SteeringCommittee(
        network=Network(district=District(name=name)), as_of=PartialDate.parse(as_of) if as_of else None
    )
    committee.known_seats, committee.released_meetings = list(seats), list(meetings)
    return committee


# --- Row -----------------------------------------------------------------------------------------------------


def test_row_separates_upcoming_from_earlier_meetings():
    next_year, this_month, today = (a_meeting(date) for date in ("2025", "2024-06", "2024-06-15"))
    cancelled, held_today = a_meeting("2024-12-01", "abgesagt"), a_meeting("2024-06-15", "gehalten")
    over, held = a_meeting("2024-06-14"), a_meeting("2023-05-02", "gehalten")
    meetings = [next_year, cancelled, this_month, today, held_today, over, held]

    row, empty = Row(a_committee(meetings=meetings), TODAY), Row(a_committee(), TODAY)

    assert row.upcoming == [today, this_month, next_year]
    assert (row.next_meeting, row.last_meeting) == (today, held_today)
    assert row.earlier == [cancelled, held_today, over, held]
    assert (empty.next_meeting, empty.last_meeting, empty.as_of, empty.upcoming) == (None, None, None, [])


@pytest.mark.parametrize(
    ("seats", "as_of"),
    [
        ([], "2012"),
        ([a_seat(as_of=None)], "2012"),
        ([a_seat(as_of=PartialDate(2023))], "2023"),
        ([a_seat(as_of=PartialDate(2009), only_attested=True)], "2009"),
    ],
)
def test_stand_of_a_row_is_that_of_its_seats_or_else_of_its_committee(seats, as_of):
    assert Row(a_committee(seats=seats, as_of="2012"), TODAY).as_of.iso == as_of


# --- Order ---------------------------------------------------------------------------------------------------

UPPER, LOWER = a_seat(side="obere"), a_seat(side="untere")
VACANT_UPPER, VACANT_LOWER = a_seat(side="obere", is_vacant=True), a_seat(side="untere", is_vacant=True)
ATTESTED = a_seat(only_attested=True)


def seated(*seats: Seat) -> SteeringCommittee:
    return a_committee(seats=seats)


def chaired(function: str, **fields: object) -> SteeringCommittee:
    return seated(a_seat(function, role="vorsitz", **fields))


def met(date: str, state: str = "gehalten") -> SteeringCommittee:
    return a_committee(meetings=[a_meeting(date, state)])


@pytest.mark.parametrize(
    ("sorting", "committees"),
    [
        (
            "vorsitz",
            [chaired("amt"), chaired("Beirat"), chaired("zweite", only_attested=True), seated(a_seat("A"))],
        ),
        (
            "tandem",
            [seated(UPPER, LOWER), seated(UPPER, VACANT_LOWER), seated(VACANT_UPPER, VACANT_LOWER), seated()],
        ),
        ("sitze", [seated(UPPER, UPPER, UPPER), seated(UPPER), seated(*[ATTESTED] * 5)]),
        ("letzte", [met("2024-01-10"), met("2023-11-30"), met("2025", "geplant")]),
        ("naechste", [met("2024-07-02", "geplant"), met("2025", "geplant"), met("2024-07-01", "abgesagt")]),
        (
            "stand",
            [
                a_committee(as_of="2024-05"),
                seated(a_seat(as_of=PartialDate(2012))),
                a_committee(as_of="2009"),
            ],
        ),
    ],
)
def test_sorting_has_the_unknown_last(sorting, committees):
    rows = compare(reversed(committees), TODAY, sorting)

    # By identity: unsaved records are equal to nothing but themselves.
    assert [id(row.committee) for row in rows] == [id(committee) for committee in committees]


@pytest.mark.parametrize("sorting", SORTINGS)
def test_sorting_keeps_the_given_order_of_equals(sorting):
    committees = [a_committee("B"), a_committee("A"), a_committee("C")]

    names = [row.committee.network.district.name for row in compare(committees, TODAY, sorting)]

    assert names == ["B", "A", "C"]


def test_direction_of_each_sorting():
    descending = {key for key, sorting in SORTINGS.items() if sorting.direction == "descending"}

    assert descending == {"sitze", "letzte", "stand"}


# --- Across --------------------------------------------------------------------------------------------------


def test_seat_matches_side_and_words():
    fields = {"institution": "Große Straße", "authority": SupervisoryAuthority(name="Dezernat 41")}
    seat = a_seat("Leitung für Übergänge", side="obere", role="vorsitz", **fields)
    found = [(side, "") for side in ("", "obere", "vorsitz")] + [("vorsitz", "leitung")]
    found += [("", words) for words in ("dezernat LEITUNG", "FÜR ÜBERGÄNGE", "STRASSE", "41")]
    missed = [("untere", ""), ("stellvertretung", ""), ("vorsitz", "jugend"), ("kommune", "leitung")]
    missed += [("", words) for words in ("Leitung Jugendamt", "%", "None")]

    assert [query for query in found + missed if matches(seat, *query)] == found
    assert [query for query in (("vorsitz", ""), ("", "None")) if matches(a_seat(), *query)] == []
