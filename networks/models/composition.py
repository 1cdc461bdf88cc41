"""A committee's seats on one day, and the values that pages derive from them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db import models

from networks.models.partial_date import PartialDate
from networks.models.seat import Seat

YEARS_UNTIL_OLD = 2


class TandemState(models.TextChoices):
    COMPLETE = "vollstaendig", "vollständig besetzt"
    HALF_VACANT = "halb", "nur halb besetzt"
    VACANT = "unbesetzt", "unbesetzt"
    UNKNOWN = "unbekannt", "nicht bekannt"


class HalfState(models.TextChoices):
    FILLED = "besetzt", "besetzt"
    VACANT = "unbesetzt", "unbesetzt"
    UNKNOWN = "unbekannt", "nicht bekannt"


class Half(NamedTuple):
    """One half of a tandem: the Bezirksregierung or the Schulamt."""

    body: str
    seats: list[Seat]

    @property
    def state(self) -> HalfState:
        if not self.seats:
            return HalfState.UNKNOWN
        return HalfState.VACANT if all(seat.is_vacant for seat in self.seats) else HalfState.FILLED


class SeatGroup(NamedTuple):
    """The seats of one side as pages group them: the tandem, the Kommune or the partners."""

    key: str
    label: str
    seats: list[Seat]

    @property
    def vacant(self) -> int:
        return sum(seat.is_vacant for seat in self.seats)

    @property
    def filled(self) -> int:
        return len(self.seats) - self.vacant


GROUPS = [
    ("tandem", "Tandem der Schulaufsicht", [Seat.Side.LAND_UPPER, Seat.Side.LAND_LOWER]),
    ("kommune", "Kommune", [Seat.Side.MUNICIPAL]),
    ("partner", "Weitere Partner", [Seat.Side.PARTNER]),
]


def grouped(seats: Iterable[Seat]) -> list[SeatGroup]:
    """Return the groups that have seats; in the tandem, the upper Schulaufsicht stands first."""
    seats = list(seats)
    groups = [
        SeatGroup(key, label, [seat for side in sides for seat in seats if seat.side == side])
        for key, label, sides in GROUPS
    ]
    return [group for group in groups if group.seats]


@dataclass(frozen=True)
class Tandem:
    """The seats of the upper and of the lower Schulaufsicht, which share the Regionalkoordination."""

    upper: list[Seat]
    lower: list[Seat]

    @classmethod
    def of(cls, seats: Iterable[Seat]) -> "Tandem":
        seats = list(seats)
        return cls(
            [seat for seat in seats if seat.side == Seat.Side.LAND_UPPER],
            [seat for seat in seats if seat.side == Seat.Side.LAND_LOWER],
        )

    @property
    def halves(self) -> list[Half]:
        return [Half("Bezirks\N{SOFT HYPHEN}regierung", self.upper), Half("Schulamt", self.lower)]

    @property
    def state(self) -> TandemState:
        """Return the state of both halves; one unknown half makes it unknown, unless the other half is vacant."""
        states = [half.state for half in self.halves]
        if states == [HalfState.VACANT] * 2:
            return TandemState.VACANT
        if HalfState.VACANT in states:
            return TandemState.HALF_VACANT
        return TandemState.UNKNOWN if HalfState.UNKNOWN in states else TandemState.COMPLETE


@dataclass(frozen=True)
class Composition:
    """Seats that exist on the day, and attested ones that may have ended; both in the committee's order."""

    seats: list[Seat]
    attested: list[Seat]

    @classmethod
    def of(cls, known: Iterable[Seat]) -> "Composition":
        """Build the composition from the result of `Seat.objects.known(on)` for one committee."""
        known = list(known)
        return cls([seat for seat in known if seat.is_seated], [seat for seat in known if not seat.is_seated])

    @property
    def chair(self) -> Seat | None:
        """Return the chair on the day, or the one attested last; `is_seated` tells which."""
        chairs = [
            seat for seat in [*self.seats, *self._by_age(self.attested)] if seat.role == Seat.Role.CHAIR
        ]
        return chairs[0] if chairs else None

    @property
    def tandem(self) -> Tandem:
        return Tandem.of(self.seats)

    @property
    def vacancies(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_vacant]

    @property
    def attested_by_date(self) -> list[tuple[PartialDate | None, list[Seat]]]:
        """Group the attested seats by Stand: the latest first, the undated last."""
        groups = groupby(self._by_age(self.attested), key=lambda seat: seat.as_of)
        return [(as_of, list(seats)) for as_of, seats in groups]

    @property
    def as_of(self) -> PartialDate | None:
        """Return the oldest Stand of the seats on the day; if none has one, the latest Stand of the attested seats."""
        dates = [seat.as_of for seat in self.seats if seat.as_of]
        if dates:
            return min(dates, key=lambda date: date.last)
        return self.attested_by_date[0][0] if self.attested else None

    def is_old(self, today: dt.date) -> bool:
        """Return true later than two years after the last day that its Stand can mean."""
        return self.as_of is not None and self.as_of.is_older_than(YEARS_UNTIL_OLD, today)

    def remarks(self, today: dt.date) -> list[str]:
        """Return sentences about gaps: unknown or vacant seats, an old Stand."""
        remarks = []
        if not self.seats:
            remarks.append("Wer heute im Gremium sitzt, ist nicht bekannt.")
        elif self.tandem.state != TandemState.COMPLETE:
            remarks.append(f"Das Tandem der Schulaufsicht ist {self.tandem.state.label}.")
        if self.vacancies:
            remarks.append(f"Unbesetzt: {'; '.join(seat.function for seat in self.vacancies)}.")
        if self.is_old(today):
            remarks.append(f"Der Stand der Zusammensetzung ist älter als zwei Jahre: {self.as_of}.")
        return remarks

    @staticmethod
    def _by_age(seats: list[Seat]) -> list[Seat]:
        # The notation distinguishes 2012 from 31 December 2012, which have the same last day.
        dated = [seat for seat in seats if seat.as_of]
        undated = [seat for seat in seats if not seat.as_of]
        return sorted(dated, key=lambda seat: (seat.as_of.last, seat.as_of.iso), reverse=True) + undated


def shared_note(records: Iterable[models.Model]) -> str:
    """Return the one `note` that all of these records carry, to be shown once; empty where they differ."""
    notes = {record.note for record in records}
    return notes.pop() if len(notes) == 1 else ""
