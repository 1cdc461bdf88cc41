"""Contracts and conferences over the years: a strip for each network, all on one axis.

Places are percentages of the strip's width ("42.50%"), so that one drawing fits each screen and its type keeps its size.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from networks.models import CooperationAgreement, EducationConference, Network, PartialDate
from networks.models.partial_date import Precision

FADING_YEARS = 3  # length of the fading bar of a contract whose end is unknown
MIN_WIDTH = 0.5  # per cent; a shorter bar could not be seen


@dataclass(frozen=True)
class Axis:
    """Years from the beginning of `first` to the beginning of `last`."""

    first: int
    last: int

    @property
    def years(self) -> list[tuple[int, str]]:
        """Each second year and its place."""
        return [(year, _percent(self.share(dt.date(year, 1, 1)))) for year in range(self.first, self.last, 2)]

    def share(self, day: dt.date) -> float:
        """Return the place of a day in per cent, from 0 to 100; days outside are put on the edge."""
        moment = day.year + (day.timetuple().tm_yday - 1) / 365.25
        return 100 * min(max(moment - self.first, 0) / (self.last - self.first), 1)


@dataclass(frozen=True)
class Bar:
    agreement: CooperationAgreement
    x: str
    width: str
    end: str  # "open", "known" or "unknown"


class DotState(StrEnum):
    PAST = "past"
    NEXT = "next"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Dot:
    """A conference; where only its year is known, in the middle of it and not exact."""

    conference: EducationConference
    x: str
    state: DotState
    is_exact: bool


@dataclass(frozen=True)
class Row:
    network: Network
    bars: list[Bar]
    dots: list[Dot]

    @property
    def held(self) -> list[EducationConference]:
        """Conferences that are over, without cancelled ones, in the order given."""
        return [dot.conference for dot in self.dots if dot.state == DotState.PAST]


@dataclass(frozen=True)
class Timeline:
    axis: Axis
    today: str
    rows: list[Row]

    @property
    def signs(self) -> set[str]:
        """The ends of bars and the states of dots that the picture has, and "vague", for its key."""
        bars = {bar.end for row in self.rows for bar in row.bars}
        dots = [dot for row in self.rows for dot in row.dots]
        vague = {"vague"} if any(not dot.is_exact for dot in dots) else set()
        return bars | {dot.state.value for dot in dots} | vague

    @property
    def held(self) -> int:
        """The number of conferences that are over; those of a fictional network do not count."""
        return sum(len(row.held) for row in self.rows if not row.network.is_fictional)


def timeline(networks: Iterable[Network], today: dt.date, *, has_conferences: bool = False) -> Timeline:
    """Return a row for each network, in the given order.

    Needs `agreements` and `district` prefetched, and `conferences` for `has_conferences`.
    The bar of a contract without an end ends today.
    """
    networks = list(networks)
    conferences = {
        network: list(network.conferences.all()) if has_conferences else [] for network in networks
    }
    dates = [agreement.begin for network in networks for agreement in network.agreements.all()]
    dates += [conference.date for found in conferences.values() for conference in found]
    years = [today.year, *(date.year for date in dates)]
    axis = Axis(min(years), min(max(years), today.year + 1) + 1)
    rows = [
        Row(
            network,
            [_bar(agreement, axis, today) for agreement in network.agreements.all()],
            [_dot(conference, axis, today) for conference in conferences[network]],
        )
        for network in networks
    ]
    return Timeline(axis, _percent(axis.share(today)), rows)


def _percent(share: float) -> str:
    return f"{share:.2f}%"


def _bar(agreement: CooperationAgreement, axis: Axis, today: dt.date) -> Bar:
    start = agreement.begin.first
    if not agreement.has_ended:
        stop, end = today, "open"
    elif agreement.ended:
        stop, end = agreement.ended.last, "known"
    else:
        stop, end = PartialDate(min(start.year + FADING_YEARS, today.year)).first, "unknown"
    left = min(axis.share(start), 100 - MIN_WIDTH)
    return Bar(agreement, _percent(left), _percent(max(axis.share(stop) - left, MIN_WIDTH)), end)


def _dot(conference: EducationConference, axis: Axis, today: dt.date) -> Dot:
    first, last = conference.date.first, conference.date.last
    if conference.is_cancelled:
        state = DotState.CANCELLED
    else:
        state = DotState.PAST if last < today else DotState.NEXT
    is_exact = conference.date.precision != Precision.YEAR
    return Dot(conference, _percent(axis.share(first + (last - first) / 2)), state, is_exact)
