"""The committees of an authority: its own seats, the next dates, and the aims."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from networks.calendars import outlook
from networks.charts.aims import AimBoard
from networks.charts.comparison import Row
from networks.charts.tiles import Tile, tiles
from networks.counted import enumerated
from networks.models import Seat, SteeringCommittee, SupervisoryAuthority
from networks.models.appointment import Appointment
from networks.models.record import Record

MOST_DATES = 6


class CommitteeDate(NamedTuple):
    """A coming meeting of a committee or conference of its network."""

    appointment: Appointment
    committee: SteeringCommittee
    is_meeting: bool


@dataclass(frozen=True)
class Supervision:
    """An authority's committees on one day. Needs `SteeringCommittee.objects.for_authority`."""

    authority: SupervisoryAuthority
    rows: list[Row]
    today: dt.date

    @classmethod
    def of(
        cls, authority: SupervisoryAuthority, committees: Iterable[SteeringCommittee], today: dt.date
    ) -> "Supervision":
        return cls(authority, [Row(committee, today) for committee in committees], today)

    @property
    def only(self) -> SteeringCommittee | None:
        """Return the committee of an authority that has a single one."""
        return self.rows[0].committee if len(self.rows) == 1 else None

    @property
    def tiles(self) -> list[Tile]:
        return tiles(self.rows[0]) if self.only else []

    @cached_property
    def seats(self) -> list[Seat]:
        """Return the seats of the authority and its departments, those known to exist today first."""
        seats = [seat for row in self.rows for seat in row.committee.known_seats if self._is_own(seat)]
        return sorted(seats, key=lambda seat: not seat.is_seated)

    @cached_property
    def dates(self) -> list[CommitteeDate]:
        """Return the next dates of all committees and their networks."""
        dates = [
            CommitteeDate(appointment, row.committee, is_meeting)
            for row in self.rows
            for is_meeting, appointments in (
                (True, row.upcoming),
                (False, row.committee.network.upcoming_conferences(self.today)),
            )
            for appointment in appointments
        ]
        return sorted(dates, key=lambda date: date.appointment.date.first)[:MOST_DATES]

    @cached_property
    def boards(self) -> list[tuple[SteeringCommittee, AimBoard]]:
        """Return the committees that have aims, with these."""
        boards = [(row.committee, AimBoard.of(row.committee.aims.all())) for row in self.rows]
        return [(committee, board) for committee, board in boards if board.aims]

    @property
    def outlook(self) -> str:
        """Return a sentence on what the authority's calendar holds today."""
        appointments = [
            appointment
            for row in self.rows
            for appointment in (*row.committee.released_meetings, *row.committee.network.conferences.all())
        ]
        return outlook(appointments, self.today)

    @property
    def unknown(self) -> str:
        """Return in words what nothing is known of."""
        parts = {"eigene Sitze": self.seats, "kommende Termine": self.dates, "Ziele": self.boards}
        words = enumerated([name for name, found in parts.items() if not found])
        return words[:1].upper() + words[1:]

    @property
    def records(self) -> list[Record]:
        """Return the records of the page, in its order."""
        aims = [progress for _, board in self.boards for progress in board.aims]
        return [
            self.authority,
            *(row.committee for row in self.rows),
            *self.seats,
            *(date.appointment for date in self.dates),
            *(record for progress in aims for record in (progress.aim, *progress.mandates)),
        ]

    def _is_own(self, seat: Seat) -> bool:
        return seat.authority is not None and self.authority.pk in {
            seat.authority_id,
            seat.authority.parent_id,
        }
