"""The seats of a committee: a half circle, and the words beside it that say the same."""

import datetime as dt
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import cos, pi, sin
from typing import NamedTuple

from networks.counted import counted, counted_in_words
from networks.models import PartialDate, Seat, SteeringCommittee
from networks.models.composition import Composition, SeatGroup, grouped

# Units of the drawing: the centre and the radius of the outer row. The rows run from one lower end to the other.
CENTRE_X, CENTRE_Y, OUTER, INNER = 220, 210, 172, 84
FIRST_ANGLE, LAST_ANGLE = pi * 17 / 18, pi / 18
RADII = (24, 20, 16, 13, 10, 7)  # of a seat, the largest that fits
GAP = 6  # between two seats of a row
FEWEST_IN_A_PICTURE = 3


class Place(NamedTuple):
    """A seat in the picture, at the centre of its circle."""

    x: int
    y: int
    group: str
    is_vacant: bool


@dataclass(frozen=True)
class Seating:
    """The seats that a page shows as a picture and as a table: those of the day, or those attested before.

    `year` is set where all of them are only attested for it. Each `has_…` tells whether the table needs that column.
    """

    groups: list[SeatGroup]
    is_past: bool
    year: int | None
    heading: str
    has_begin: bool
    has_vote: bool
    has_as_of: bool

    @property
    def columns(self) -> int:
        """The number of the table's columns: two are always there."""
        return 2 + self.has_begin + self.has_vote + self.has_as_of

    @property
    def seats(self) -> list[Seat]:
        return [seat for group in self.groups for seat in group.seats]

    @property
    def rows(self) -> tuple[int, list[int]]:
        """Return the radius of a seat and the number of seats of each row, the outer row first."""
        count = len(self.seats)
        radius = next((radius for radius in RADII if sum(_capacities(radius)) >= count), RADII[-1])
        limits = list(accumulate(_capacities(radius)))
        needed = sum(limit < count for limit in limits) + 1
        return radius, _shares(count, limits[:needed])

    @property
    def places(self) -> list[Place]:
        """Return the seats from left to right, group by group; none for a few seats, which need no picture."""
        if len(self.seats) < FEWEST_IN_A_PICTURE:
            return []
        radius, rows = self.rows
        angles = sorted(
            ((angle, row) for row, count in enumerate(rows) for angle in _angles(count)),
            key=lambda place: (-place[0], place[1]),
        )
        marked = [(group.key, seat) for group in self.groups for seat in group.seats]
        return [
            Place(
                round(CENTRE_X + _row_radius(row, radius) * cos(angle)),
                round(CENTRE_Y - _row_radius(row, radius) * sin(angle)),
                key,
                seat.is_vacant,
            )
            for (angle, row), (key, seat) in zip(angles, marked, strict=True)
        ]

    @property
    def radius(self) -> int:
        return self.rows[0]

    @property
    def middle(self) -> str:
        """Return the year of attested seats, otherwise the number."""
        return str(self.year or len(self.seats))

    @property
    def caption(self) -> str:
        return counted_in_words(len(self.seats), "ein Sitz", "Sitze") if self.year else "Sitze"

    @property
    def key(self) -> list[tuple[SeatGroup, str]]:
        """Return each group with its numbers in words: „2 Sitze, einer ist frei“."""
        return [
            (group, counted(len(group.seats), "1 Sitz", "Sitze") + _free(group.vacant))
            for group in self.groups
        ]

    @property
    def votes(self) -> list[str]:
        """Return how many seats have which vote, where that is known of any."""
        counts = [
            (label, sum(seat.voting == value for seat in self.seats)) for value, label in Seat.Voting.choices
        ]
        return [f"{count} {label}" for label, count in counts if count] if self.has_vote else []

    @property
    def vacant(self) -> int:
        return sum(group.vacant for group in self.groups)


def seating(
    committee: SteeringCommittee, composition: Composition, day: dt.date, *, is_today: bool
) -> Seating:
    """Return the seats of the day, or the attested ones where none is known of that day."""
    is_past = not composition.seats
    seats = composition.attested if is_past else composition.seats
    dates = {seat.as_of for seat in seats}
    years = {date.year if date else None for date in dates}
    when = "" if is_today else f" am {PartialDate(day.year, day.month, day.day)}"
    return Seating(
        groups=grouped(seats),
        is_past=is_past,
        year=years.pop() if is_past and len(years) == 1 else None,
        heading=_heading(seats, when, is_past=is_past),
        # A seat that began with the committee needs no date of its own.
        has_begin=any(seat.begins and seat.begins != committee.constituted for seat in seats),
        has_vote=any(seat.voting != Seat.Voting.UNKNOWN for seat in seats),
        has_as_of=is_past and len(dates) > 1,
    )


def _heading(seats: list[Seat], when: str, *, is_past: bool) -> str:
    number = counted_in_words(len(seats), "ein Sitz", "Sitze")
    if not seats:
        return f"Die Sitze{when} sind nicht bekannt"
    if is_past:
        return f"Zuletzt bekannt {'ist' if len(seats) == 1 else 'sind'} {number}"
    return number[:1].upper() + number[1:] + when + _free(sum(seat.is_vacant for seat in seats))


def _free(vacant: int) -> str:
    return f", {counted_in_words(vacant, 'einer ist frei', 'sind frei')}" if vacant else ""


def _row_radius(row: int, radius: int) -> float:
    return OUTER - row * radius * 2.8


def _capacities(radius: int) -> list[int]:
    """Return how many seats of this radius fit into each row, as long as rows leave room for the number."""
    pitch = 2 * radius + GAP
    rows = range(int((OUTER - INNER) / (radius * 2.8)) + 1)
    return [int((FIRST_ANGLE - LAST_ANGLE) * _row_radius(row, radius) / pitch) + 1 for row in rows]


def _shares(count: int, limits: list[int]) -> list[int]:
    """Share the seats among the rows, in proportion to what fits; `limits` are sums up to each row."""
    bounds = [0, *(round(count * limit / limits[-1]) for limit in limits)]
    return [upper - lower for lower, upper in pairwise(bounds)]


def _angles(count: int) -> list[float]:
    """Return the angles of a row, evenly from left to right; a single seat stands in the middle."""
    if count == 1:
        return [pi / 2]
    step = (FIRST_ANGLE - LAST_ANGLE) / max(count - 1, 1)
    return [FIRST_ANGLE - number * step for number in range(count)]
