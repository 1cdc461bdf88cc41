"""The years in which a conference is intended, and those in which one is on record."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from networks.models import Network


class State(StrEnum):
    HELD = "belegt"
    MISSING = "ohne Beleg"  # the contract was in force, so one was intended
    UNCLEAR = "unklar"  # the end of the contract is unknown
    RUNNING = "Jahr läuft noch"
    NONE = "kein Vertrag"

    @property
    def sign(self) -> str:
        """A sign for people who see; the value says the same in words."""
        return {self.HELD: "●", self.MISSING: "○", self.UNCLEAR: "?", self.RUNNING: "…"}.get(self, "")


@dataclass(frozen=True)
class ConferenceRow:
    network: Network
    states: list[State]

    @property
    def held(self) -> int:
        """Years with a conference on record."""
        return self.states.count(State.HELD)

    @property
    def intended(self) -> int:
        """Years that are over, with a contract in force or a conference on record."""
        return self.held + self.states.count(State.MISSING)

    @property
    def is_at_least(self) -> bool:
        """True where more years than `intended` may count, because the end of a contract is unknown."""
        return State.UNCLEAR in self.states


@dataclass(frozen=True)
class ConferenceYears:
    years: range
    rows: list[ConferenceRow]


def conference_years(networks: Iterable[Network], today: dt.date) -> ConferenceYears:
    """Return a row for each network, in the given order. Needs `agreements`, `conferences` and `district` prefetched."""
    networks = list(networks)
    held = {network.pk: _held(network, today) for network in networks}
    begins = [agreement.begin.year for network in networks for agreement in network.agreements.all()]
    first = min([*begins, *(year for years in held.values() for year in years)], default=today.year)
    years = range(first, today.year + 1)
    rows = [
        ConferenceRow(network, [_state(network, held[network.pk], year, today) for year in years])
        for network in networks
    ]
    return ConferenceYears(years, rows)


def _held(network: Network, today: dt.date) -> set[int]:
    return {
        conference.date.year
        for conference in network.conferences.all()
        if not conference.is_cancelled and conference.date.last <= today
    }


def _state(network: Network, held: set[int], year: int, today: dt.date) -> State:
    if year in held:
        return State.HELD
    begun = [agreement for agreement in network.agreements.all() if agreement.begin.year <= year]
    if any(
        not agreement.has_ended or (agreement.ended and agreement.ended.year >= year) for agreement in begun
    ):
        return State.RUNNING if year == today.year else State.MISSING
    return State.UNCLEAR if any(not agreement.ended for agreement in begun) else State.NONE
