"""All committees side by side on one day."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from networks.models import Meeting, PartialDate, Seat, SteeringCommittee
from networks.models.composition import Composition, TandemState


@dataclass(frozen=True)
class Row:
    """Needs the committee's `known_seats` and `released_meetings`, the latest meeting first."""

    committee: SteeringCommittee
    today: dt.date

    @cached_property
    def composition(self) -> Composition:
        return Composition.of(self.committee.known_seats)

    @property
    def last_meeting(self) -> Meeting | None:
        held = (
            meeting for meeting in self.committee.released_meetings if meeting.state == Meeting.State.HELD
        )
        return next(held, None)

    @property
    def next_meeting(self) -> Meeting | None:
        return next(iter(self.upcoming), None)

    @cached_property
    def upcoming(self) -> list[Meeting]:
        """Planned ones that are not over, the next first."""
        planned = [
            meeting for meeting in self.committee.released_meetings if meeting.state == Meeting.State.PLANNED
        ]
        return [meeting for meeting in reversed(planned) if meeting.date.last >= self.today]

    @property
    def earlier(self) -> list[Meeting]:
        """All others, the latest first: held, cancelled, or over without a word about it."""
        return [meeting for meeting in self.committee.released_meetings if meeting not in self.upcoming]

    @property
    def as_of(self) -> PartialDate | None:
        return self.composition.as_of or self.committee.as_of


def _latest_first(date: Callable[[Row], PartialDate | None]) -> Callable[[Row], float]:
    """The unknown last."""
    return lambda row: -date(row).last.toordinal() if date(row) else 0


def _chair_by_name(row: Row) -> tuple[bool, str]:
    """The unknown last."""
    chair = row.composition.chair
    return chair is None, chair.function.casefold() if chair else ""


# What a table of committees can be sorted by: the value in its address, the heading, the order.
SORTINGS: dict[str, tuple[str, Callable[[Row], object]]] = {
    "netzwerk": ("Lenkungskreis", lambda row: 0),
    "vorsitz": ("Vorsitz", _chair_by_name),
    "tandem": ("Tandem der Schulaufsicht", lambda row: list(TandemState).index(row.composition.tandem.state)),
    "sitze": ("Sitze heute", lambda row: -len(row.composition.seats)),
    "letzte": ("Letzte Sitzung", _latest_first(lambda row: row.last_meeting and row.last_meeting.date)),
    "naechste": (
        "Nächste Sitzung",
        lambda row: row.next_meeting.date.first if row.next_meeting else dt.date.max,
    ),
    "stand": ("Stand", _latest_first(lambda row: row.as_of)),
}


def overview(committees: Iterable[SteeringCommittee], today: dt.date, sorting: str) -> list[Row]:
    """A row each, by one of SORTINGS; where that says nothing, in the order given."""
    _, order = SORTINGS[sorting]
    return sorted((Row(committee, today) for committee in committees), key=order)


def matches(seat: Seat, side: str, words: str) -> bool:
    """Whether a seat is of this side („vorsitz“ is none, but asked for in the same way) and says all these words."""
    if side and side not in {seat.side, seat.role}:
        return False
    said = f"{seat.function} {seat.institution} {seat.authority or ''}".casefold()
    return all(word in said for word in words.casefold().split())
