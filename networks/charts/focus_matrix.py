"""Fields of action and networks as a table: who works on what, and how new the newest source for it is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from networks.models import FieldOfAction, Focus, Network
from networks.models.composition import YEARS_UNTIL_OLD


class State(StrEnum):
    RECENT = "recent"
    OLDER = "older"
    UNDATED = "undated"
    FORMER = "former"


@dataclass(frozen=True)
class Cell:
    """One network and one field; `focus` is None where no source names them together."""

    network: Network
    focus: Focus | None
    recent_from: int

    @property
    def state(self) -> State:
        if not self.focus.is_current:
            return State.FORMER
        if self.focus.as_of is None:
            return State.UNDATED
        return State.RECENT if self.focus.as_of.year >= self.recent_from else State.OLDER

    @property
    def label(self) -> str:
        """The year of the source, or why there is none."""
        words = {State.FORMER: "früher", State.UNDATED: "o.\N{NO-BREAK SPACE}J."}
        return words.get(self.state) or str(self.focus.as_of.year)


@dataclass(frozen=True)
class Row:
    field: FieldOfAction
    cells: list[Cell]

    @cached_property
    def workers(self) -> int:
        """The number of networks that work on it; a fictional one does not count."""
        return sum(
            bool(cell.focus and cell.focus.is_current and not cell.network.is_fictional)
            for cell in self.cells
        )


@dataclass(frozen=True)
class FocusMatrix:
    """Rows of which most networks work on the first; sources of the year `recent_from` or later are recent."""

    networks: list[Network]
    rows: list[Row]
    recent_from: int

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The rows under their headings, without a group that is empty."""
        groups = [
            ("Mehrere Netzwerke arbeiten daran", [row for row in self.rows if row.workers > 1]),
            ("Ein Netzwerk arbeitet daran", [row for row in self.rows if row.workers == 1]),
            ("Nur früher genannt", [row for row in self.rows if not row.workers]),
        ]
        return [(heading, rows) for heading, rows in groups if rows]

    @property
    def most_named(self) -> list[Row]:
        """The rows on which most networks work; none while no field has two."""
        most = max((row.workers for row in self.rows), default=0)
        return [row for row in self.rows if row.workers == most > 1]


def focus_matrix(fields: Iterable[FieldOfAction], networks: Iterable[Network], today: dt.date) -> FocusMatrix:
    """Return a row for each field that a network names or named; columns in the given order.

    Needs `focuses` prefetched. Rows with equally many networks keep the given order.
    """
    networks, recent_from = list(networks), today.year - YEARS_UNTIL_OLD
    rows = []
    for field in fields:
        focuses = {focus.network_id: focus for focus in field.focuses.all()}
        if focuses:
            rows.append(
                Row(field, [Cell(network, focuses.get(network.pk), recent_from) for network in networks])
            )
    return FocusMatrix(networks, sorted(rows, key=lambda row: -row.workers), recent_from)
