"""The Steckbrief: as much of a network as fits on one page of A4."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from networks.charts.comparison import Row
from networks.evidence import oldest
from networks.models import EducationConference, Meeting, Network, PartialDate, Seat, SteeringCommittee
from networks.models.composition import Composition, TandemState, shared_note

SEATS, MEETINGS, CONFERENCES, AIMS = 15, 3, 2, 5  # more would not fit


@dataclass(frozen=True)
class Excerpt:
    """The first entries of a list, and whether it has more."""

    entries: list[Any]
    has_more: bool

    @classmethod
    def of(cls, entries: Iterable[Any], limit: int) -> "Excerpt":
        entries = list(entries)
        return cls(entries[:limit], len(entries) > limit)


@dataclass(frozen=True)
class AttestedSeats:
    """Seats that one source attests; nobody knows whether they exist today."""

    as_of: PartialDate | None
    note: str
    seats: Excerpt


@dataclass(frozen=True)
class Sheet:
    """The network on one day. Needs it as `Network.objects.for_sheet` fetches it."""

    network: Network
    today: dt.date

    @property
    def committee(self) -> SteeringCommittee | None:
        return getattr(self.network, "committee", None)

    @cached_property
    def composition(self) -> Composition:
        return Composition.of(self.committee.known_seats if self.committee else [])

    @property
    def seats(self) -> Excerpt:
        return Excerpt.of(self.composition.seats, SEATS)

    @property
    def attested(self) -> AttestedSeats | None:
        """The group of seats that was attested last."""
        for as_of, seats in self.composition.attested_by_date:
            return AttestedSeats(as_of, shared_note(seats), Excerpt.of(seats, SEATS))
        return None

    @property
    def meetings(self) -> list[Meeting]:
        return Row(self.committee, self.today).upcoming[:MEETINGS] if self.committee else []

    @property
    def conferences(self) -> list[EducationConference]:
        return self.network.upcoming_conferences(self.today)[:CONFERENCES]

    @property
    def aims(self) -> Excerpt:
        return Excerpt.of(self.committee.aims.all() if self.committee else [], AIMS)

    @property
    def chair(self) -> Seat | None:
        return self.composition.chair

    @property
    def tandem(self) -> str:
        """The state of the tandem in words; empty where it is not known."""
        state = self.composition.tandem.state
        return "" if state == TandemState.UNKNOWN else state.label

    @property
    def oldest(self) -> PartialDate | None:
        """Return the oldest Stand of what the network's page shows."""
        return oldest(self.network.records())

    @property
    def knows_committee(self) -> bool:
        """Return whether anything is known of the committee beside that there is one."""
        composition = self.composition
        return bool(composition.seats or composition.attested or (self.committee and self.committee.rhythm))

    @property
    def unknown(self) -> list[str]:
        """The values that the sheet has room for and nobody has entered, to be said in one sentence."""
        phone, mailbox, address = self.network.reach
        shown = {
            "Telefon": phone.text,
            "E-Mail": mailbox.text,
            "Anschrift": address.text,
            "Vorsitz und Sitze des Lenkungskreises": self.composition.seats or self.composition.attested,
            "Tandem der Schulaufsicht": self.tandem,
            "nächste Termine": self.meetings or self.conferences,
            "Vertrag": self.network.agreements.all(),
            "Schulamt": self.network.district.supervisory_authorities.all(),
            "Ziele": self.aims.entries,
            "Handlungsfelder": self.network.current_focuses,
        }
        return [label for label, found in shown.items() if not found]
