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


def dates(meetings: list[Meeting]) -> list[str]:
    return [meeting.date.iso for meeting in meetings]


# --- Row -----------------------------------------------------------------------------------------------------


def test_row_parts_the_meetings():
    meetings = [
        *(
            a_meeting("2025"),
            a_meeting("2024-12-01", "abgesagt"),
            a_meeting("2024-06"),
            a_meeting("2024-06-15"),
        ),
        *(a_meeting("2024-06-15", "gehalten"), a_meeting("2024-06-14"), a_meeting("2024-06-14", "abgesagt")),
        a_meeting("2023-05-02", "gehalten"),
    ]
    cancelled, held_today, over, cancelled_too, held = meetings[1], *meetings[4:]

    row, empty = Row(a_committee(meetings=meetings), TODAY), Row(a_committee(), TODAY)

    assert dates(row.upcoming) == ["2024-06-15", "2024-06", "2025"]
    assert (row.next_meeting, row.last_meeting) == (meetings[3], held_today)
    assert row.earlier == [cancelled, held_today, over, cancelled_too, held]
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
def test_row_is_as_old_as_its_seats_else_as_its_committee(seats, as_of):
    row = Row(a_committee(seats=seats, as_of="2012"), TODAY)

    assert row.as_of.iso == as_of


# --- Order ---------------------------------------------------------------------------------------------------

UPPER, LOWER, CHAIR = {"side": "obere"}, {"side": "untere"}, {"role": "vorsitz"}
VACANT, ATTESTED = {"is_vacant": True}, {"only_attested": True}


def seated(*seats: Seat) -> SteeringCommittee:
    return a_committee(seats=seats)


def met(date: str, state: str = "gehalten") -> SteeringCommittee:
    return a_committee(meetings=[a_meeting(date, state)])


@pytest.mark.parametrize(
    ("sorting", "committees"),
    [
        (
            "vorsitz",
            [
                seated(a_seat("amtsleitung", **CHAIR)),
                seated(a_seat("Beigeordnete", **CHAIR)),
                seated(a_seat("zweite Leitung", **CHAIR, **ATTESTED)),
                seated(a_seat("Amtsleitung")),
            ],
        ),
        (
            "tandem",
            [
                seated(a_seat(**UPPER), a_seat(**LOWER)),
                seated(a_seat(**UPPER), a_seat(**LOWER, **VACANT)),
                seated(a_seat(**UPPER, **VACANT), a_seat(**LOWER, **VACANT)),
                seated(a_seat()),
            ],
        ),
        ("sitze", [seated(*[a_seat()] * 3), seated(a_seat()), seated(*[a_seat(**ATTESTED)] * 5)]),
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
    backwards = list(reversed(committees))

    rows = compare(backwards, TODAY, sorting)

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


def test_matches():
    fields = {"institution": "Große Straße", "authority": SupervisoryAuthority(name="Dezernat 41")}
    seat = a_seat("Leitung für Übergänge", side="obere", role="vorsitz", **fields)
    found = [(side, "") for side in ("", "obere", "vorsitz")] + [("vorsitz", "leitung")]
    found += [("", words) for words in ("dezernat LEITUNG", "FÜR ÜBERGÄNGE", "STRASSE", "41")]
    missed = [("untere", ""), ("stellvertretung", ""), ("vorsitz", "jugend"), ("kommune", "leitung")]
    missed += [("", words) for words in ("Leitung Jugendamt", "%", "None")]

    assert [query for query in found + missed if matches(seat, *query)] == found
    assert [query for query in (("vorsitz", ""), ("", "None")) if matches(a_seat(), *query)] == []
