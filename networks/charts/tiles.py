"""Answers to the first questions about a committee: the next meeting, the chair and the tandem, a tile each."""

from dataclasses import dataclass

from networks.charts.comparison import Row
from networks.models import Seat
from networks.models.composition import Half, HalfState, Tandem, TandemState

UNKNOWN = "nicht bekannt"


@dataclass(frozen=True)
class Tile:
    """One answer: its heading, its value in a few words, and lines below. `state` is „next“, „unknown“ or empty."""

    heading: str
    value: str
    lines: list[str]
    state: str = ""
    halves: tuple[Half, ...] = ()


def tiles(row: Row) -> list[Tile]:
    return [_next_meeting(row), _chair(row), _tandem(row)]


def unknown_parts(row: Row) -> list[str]:
    """Return what a committee's page has nothing of, in words. Needs `SteeringCommittee.objects.for_detail`."""
    parts = {
        "Sitze": row.committee.known_seats,
        "Ziele": row.committee.aims.all(),
        "Sitzungen": row.committee.released_meetings,
        "Konferenzen": row.committee.network.latest_conferences,
    }
    return [name for name, records in parts.items() if not records]


def _next_meeting(row: Row) -> Tile:
    heading, meeting = "Nächste Sitzung", row.next_meeting
    if meeting:
        return Tile(heading, str(meeting.date), [meeting.details, meeting.place], "next")
    if row.last_meeting:
        return Tile(
            heading, UNKNOWN, [f"Zuletzt tagte das Gremium {row.last_meeting.date.phrase}."], "unknown"
        )
    if row.committee.rhythm:
        return Tile(heading, UNKNOWN, [f"Turnus: {row.committee.rhythm}"], "unknown")
    return Tile(heading, UNKNOWN, ["Auch wie oft das Gremium tagt, wissen wir nicht."], "unknown")


def _chair(row: Row) -> Tile:
    heading, chair = "Vorsitz", row.composition.chair
    if chair is None:
        return Tile(heading, UNKNOWN, ["Auch aus früheren Jahren ist er nicht belegt."], "unknown")
    if not chair.is_seated:
        return Tile(heading, UNKNOWN, [f"{_when(chair)}: {chair.function}, {chair.institution}."], "unknown")
    since = f"seit {chair.begins}" if chair.begins else ""
    value = "unbesetzt" if chair.is_vacant else chair.function
    return Tile(heading, value, [", ".join(filter(None, [chair.institution, since]))])


def _tandem(row: Row) -> Tile:
    heading, tandem = "Tandem der Schulaufsicht", row.composition.tandem
    if any(half.seats for half in tandem.halves):
        state = "unknown" if tandem.state == TandemState.UNKNOWN else ""
        return Tile(heading, tandem.state.label, [], state, tuple(tandem.halves))
    return Tile(heading, UNKNOWN, [_attested(Tandem.of(row.composition.attested))], "unknown")


def _attested(tandem: Tandem) -> str:
    known = [half for half in tandem.halves if half.state != HalfState.UNKNOWN]
    if not known:
        return "Nach der Regel gehören obere und untere Schulaufsicht dazu."
    bodies = " und ".join(half.body for half in known)
    return f"{_when(known[0].seats[0])}: {bodies}."


def _when(seat: Seat) -> str:
    return str(seat.as_of.year) if seat.as_of else "Ohne Jahr belegt"
