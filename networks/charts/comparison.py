"""Comparison of all committees on one day."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from networks.counted import counted_in_words, enumerated
from networks.models import Meeting, PartialDate, Seat, SteeringCommittee
from networks.models.composition import Composition, TandemState
from networks.models.folding import is_found, search_terms


@dataclass(frozen=True)
class Row:
    """A committee on one day. Needs its `known_seats` and `released_meetings`, the latest meeting first."""

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
        """Return the planned meetings that are not over, the next first."""
        planned = [
            meeting for meeting in self.committee.released_meetings if meeting.state == Meeting.State.PLANNED
        ]
        return [meeting for meeting in reversed(planned) if meeting.date.last >= self.today]

    @property
    def earlier(self) -> list[Meeting]:
        """Return all other meetings, the latest first: held, cancelled, or planned and over."""
        return [meeting for meeting in self.committee.released_meetings if meeting not in self.upcoming]

    @property
    def earlier_in_words(self) -> str:
        """Return how many meetings are `earlier`: „Fünf frühere Sitzungen und eine abgesagte“."""
        cancelled = sum(meeting.is_cancelled for meeting in self.earlier)
        held = len(self.earlier) - cancelled
        parts = [
            counted_in_words(held, "eine frühere Sitzung", "frühere Sitzungen") if held else "",
            counted_in_words(cancelled, "eine abgesagte", "abgesagte") if cancelled else "",
        ]
        words = enumerated(list(filter(None, parts))) + ("" if held else " Sitzung" + "en" * (cancelled > 1))
        return words[:1].upper() + words[1:]

    @property
    def as_of(self) -> PartialDate | None:
        return self.composition.as_of or self.committee.as_of


def _latest_first(date: Callable[[Row], PartialDate | None]) -> Callable[[Row], float]:
    """Return a sort key; rows without a date come last."""
    return lambda row: -date(row).last.toordinal() if date(row) else 0


def _chair_by_name(row: Row) -> tuple[bool, str]:
    """Return a sort key; rows without a chair come last."""
    chair = row.composition.chair
    return chair is None, chair.function_folded if chair else ""


def _chair(row: Row) -> str:
    chair = row.composition.chair
    if chair is None or chair.is_seated:
        return chair.function if chair else ""
    return f"{chair.function} ({chair.as_of.year if chair.as_of else 'undatiert'})"


def _tandem(row: Row) -> str:
    return row.composition.tandem.state.label if row.composition.seats else ""


def _seats(row: Row) -> str:
    composition = row.composition
    if not composition.seats:
        return f"zuletzt {len(composition.attested)}" if composition.attested else ""
    vacant = len(composition.vacancies)
    return f"{len(composition.seats)}, davon {vacant} unbesetzt" if vacant else str(len(composition.seats))


@dataclass(frozen=True)
class Sorting:
    """A column of the table by which it can be sorted; `direction` as `aria-sort` says it. The unknown is always last.

    `text` returns the cell of a row; empty where nothing is known.
    """

    heading: str
    key: Callable[[Row], Any]
    text: Callable[[Row], str]
    direction: str = "ascending"


# By the value in the page's address.
SORTINGS: dict[str, Sorting] = {
    "netzwerk": Sorting("Lenkungskreis", lambda row: 0, lambda row: row.committee.network.district.name),
    "vorsitz": Sorting("Vorsitz", _chair_by_name, _chair),
    "tandem": Sorting(
        "Tandem der Schulaufsicht",
        lambda row: list(TandemState).index(row.composition.tandem.state),
        _tandem,
    ),
    "sitze": Sorting("Sitze", lambda row: -len(row.composition.seats), _seats, "descending"),
    "letzte": Sorting(
        "Letzte Sitzung",
        _latest_first(lambda row: row.last_meeting and row.last_meeting.date),
        lambda row: str(row.last_meeting.date) if row.last_meeting else "",
        "descending",
    ),
    "naechste": Sorting(
        "Nächste Sitzung",
        lambda row: row.next_meeting.date.first if row.next_meeting else dt.date.max,
        lambda row: str(row.next_meeting.date) if row.next_meeting else "",
    ),
    "stand": Sorting(
        "Stand",
        _latest_first(lambda row: row.as_of),
        lambda row: str(row.as_of or "undatiert"),
        "descending",
    ),
}


@dataclass(frozen=True)
class Columns:
    """The columns that a table of these rows needs, and in words those that would be empty."""

    shown: dict[str, Sorting]
    empty: str
    lines: list[
        tuple[SteeringCommittee, list[tuple[str, str]]]
    ]  # heading and text of each cell after the first


def columns(rows: list[Row]) -> Columns:
    shown = {key: column for key, column in SORTINGS.items() if any(column.text(row) for row in rows)}
    cells = [column for key, column in shown.items() if key != "netzwerk"]
    return Columns(
        shown,
        enumerated([column.heading for key, column in SORTINGS.items() if key not in shown]),
        [(row.committee, [(column.heading, column.text(row)) for column in cells]) for row in rows],
    )


def compare(committees: Iterable[SteeringCommittee], today: dt.date, sorting: str) -> list[Row]:
    """Return a row for each committee, sorted by one of SORTINGS; equal rows keep the given order."""
    rows = [Row(committee, today) for committee in committees]
    return sorted(rows, key=SORTINGS[sorting].key)


def matches(seat: Seat, side: str, words: str) -> bool:
    """Return whether the seat is of this side (or has this role: „vorsitz“) and its text contains all these words."""
    if side and side not in {seat.side, seat.role}:
        return False
    return is_found(search_terms(words), f"{seat.function} {seat.institution} {seat.authority or ''}")
