"""Two networks and their committees side by side."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from networks.charts.comparison import SORTINGS, Row
from networks.counted import enumerated
from networks.models import FieldOfAction, Network
from networks.models.record import Record


class Cell(NamedTuple):
    """A fact about one network, empty where it is not known; `url` is empty without a page to lead to."""

    text: str
    url: str = ""


class Line(NamedTuple):
    heading: str
    cells: tuple[Cell, Cell]

    @property
    def is_known(self) -> bool:
        return any(cell.text for cell in self.cells)


@dataclass(frozen=True)
class Pair:
    """Two networks on one day, in the order in which the visitor named them. Needs `Network.objects.for_comparison`."""

    networks: tuple[Network, Network]
    today: dt.date

    @cached_property
    def all_lines(self) -> list[Line]:
        lines = [
            self._line("Bildungsbüro", lambda network: Cell(network.way_out.host, network.way_out.url)),
            self._line("Kooperationsvertrag", _agreement),
            self._line("Bildungskonferenzen", _conferences),
            self._line("Turnus der Konferenz", lambda network: Cell(network.conference_rhythm)),
            self._line("Gremium", _committee),
        ]
        columns = [column for key, column in SORTINGS.items() if key != "netzwerk"]
        lines += [self._line(column.heading, self._of_committee(column.text)) for column in columns]
        return [*lines, self._line("Ziele", _aims)]

    @property
    def lines(self) -> list[Line]:
        return [line for line in self.all_lines if line.is_known]

    @property
    def gaps(self) -> list[tuple[Network, str]]:
        """Return each network of which something is not known, with these headings in words."""
        headings = [
            enumerated([line.heading for line in self.all_lines if not line.cells[side].text])
            for side in range(len(self.networks))
        ]
        return [(network, words) for network, words in zip(self.networks, headings, strict=True) if words]

    @property
    def fields(self) -> list[tuple[str, list[FieldOfAction]]]:
        """Return the current fields of action of both, then those of each one; groups without any are left out."""
        first, second = [{focus.field for focus in network.current_focuses} for network in self.networks]
        names = [network.district.name for network in self.networks]
        groups = [
            ("Beide", first & second),
            (f"Nur {names[0]}", first - second),
            (f"Nur {names[1]}", second - first),
        ]
        return [
            (label, sorted(found, key=lambda field: field.name_folded)) for label, found in groups if found
        ]

    @property
    def records(self) -> list[Record | None]:
        """Return the records of the page, in its order."""
        records: list[Record | None] = []
        for network in self.networks:
            records += [network, getattr(network, "office", None), network.district]
            records += [*network.agreements.all(), *network.conferences.all(), *network.focuses.all()]
            if committee := getattr(network, "committee", None):
                records += [
                    committee,
                    *committee.known_seats,
                    *committee.released_meetings,
                    *committee.aims.all(),
                ]
        return records

    def _line(self, heading: str, cell: Callable[[Network], Cell]) -> Line:
        first, second = self.networks
        return Line(heading, (cell(first), cell(second)))

    def _of_committee(self, text: Callable[[Row], str]) -> Callable[[Network], Cell]:
        def cell(network: Network) -> Cell:
            committee = getattr(network, "committee", None)
            return Cell(text(Row(committee, self.today)) if committee else "")

        return cell


def _agreement(network: Network) -> Cell:
    running = [agreement for agreement in network.agreements.all() if not agreement.has_ended]
    return Cell(str(running[-1]), reverse("networks:agreement-list")) if running else Cell("")


def _conferences(network: Network) -> Cell:
    conferences = [one for one in network.conferences.all() if not one.is_cancelled]
    if not conferences:
        return Cell("")
    newest = max(conferences, key=lambda conference: conference.date.last)
    return Cell(f"{len(conferences)}, die jüngste {newest.date.phrase}", newest.get_absolute_url())


def _committee(network: Network) -> Cell:
    committee = getattr(network, "committee", None)
    return Cell(committee.title, committee.get_absolute_url()) if committee else Cell("")


def _aims(network: Network) -> Cell:
    committee = getattr(network, "committee", None)
    aims = list(committee.aims.all()) if committee else []
    return Cell(str(len(aims)), f"{committee.get_absolute_url()}#ziele") if aims else Cell("")
