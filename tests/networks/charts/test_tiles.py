import datetime as dt

import pytest

from networks.charts.comparison import Row
from networks.charts.tiles import tiles
from networks.models import Meeting, PartialDate, Seat, SteeringCommittee

TODAY = dt.date(2026, 11, 25)


def row(*seats: Seat, meetings=(), rhythm: str = "") -> Row:
    committee = SteeringCommittee(rhythm=rhythm)
    committee.known_seats, committee.released_meetings = list(seats), list(meetings)
    return Row(committee, TODAY)


def attested(side: str = "kommune", as_of: str = "2009", **fields: object) -> Seat:
    seat = Seat(side=side, as_of=PartialDate.parse(as_of) if as_of else None, only_attested=True, **fields)
    seat.is_seated = False
    return seat


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (
            {"meetings": [Meeting(date=PartialDate(2026, 5), state="gehalten")]},
            "Zuletzt tagte das Gremium im Mai 2026.",
        ),
        ({"rhythm": "jährlich"}, "Turnus: jährlich"),
        ({}, "Auch wie oft das Gremium tagt, wissen wir nicht."),
    ],
)
def test_unknown_next_meeting_says_what_is_known_instead(known, line):
    tile = tiles(row(**known))[0]

    assert (tile.state, tile.lines) == ("unknown", [line.replace("Mai 2026", "Mai\N{NO-BREAK SPACE}2026")])


@pytest.mark.parametrize(
    ("seats", "chair", "tandem"),
    [
        (
            [],
            "Auch aus früheren Jahren ist er nicht belegt.",
            "Nach der Regel gehören obere und untere Schulaufsicht dazu.",
        ),
        (
            [
                attested(role="vorsitz", function="Leitung", institution="Kreis"),
                attested("obere"),
                attested("untere"),
            ],
            "2009: Leitung, Kreis.",
            "2009: Bezirksregierung und Schulamt.",
        ),
        (
            [attested("untere", "")],
            "Auch aus früheren Jahren ist er nicht belegt.",
            "Ohne Jahr belegt: Schulamt.",
        ),
    ],
)
def test_unknown_chair_and_tandem_say_what_was_known(seats, chair, tandem):
    _, *shown = tiles(row(*seats))

    assert [tile.value for tile in shown] == ["nicht bekannt"] * 2
    assert [tile.lines[0].replace("\N{SOFT HYPHEN}", "") for tile in shown] == [chair, tandem]
