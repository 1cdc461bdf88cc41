"""The contracts of all networks as a picture: a row for each network, years from left to right."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from networks.models import CooperationAgreement, Network, PartialDate

# Units of the drawing; the template draws with the same ones.
LEFT, WIDTH, TOP, ROW = 230, 730, 40, 44
FADING_YEARS = 3  # length of the fading bar of a contract whose end is unknown


@dataclass(frozen=True)
class Bar:
    agreement: CooperationAgreement
    x: int
    width: int
    end: str  # "open", "known" or "unknown"


@dataclass(frozen=True)
class Row:
    network: Network
    y: int
    bars: list[Bar]


@dataclass(frozen=True)
class Year:
    x: int
    label: int


@dataclass(frozen=True)
class Timeline:
    width: int
    height: int
    rows: list[Row]
    years: list[Year]


def moment(day: dt.date) -> float:
    """Convert a day to years: 2 July 2024 is about 2024.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def bar(agreement: CooperationAgreement, today: dt.date, x: Callable[[float], int]) -> Bar:
    """Return the contract's bar on an axis, of which `x` converts years to units. Without an end it ends today."""
    start = agreement.begin.first
    if not agreement.has_ended:
        stop, end = today, "open"
    elif agreement.ended:
        stop, end = agreement.ended.last, "known"
    else:
        stop, end = PartialDate(min(start.year + FADING_YEARS, today.year)).first, "unknown"
    left, right = x(moment(start)), x(moment(stop))
    return Bar(agreement, left, max(right - left, 4), end)


def timeline(networks: Iterable[Network], today: dt.date) -> Timeline:
    """Return the picture, rows in the given order. Needs `agreements` and `district` prefetched."""
    networks = list(networks)
    begins = [agreement.begin.year for network in networks for agreement in network.agreements.all()]
    first, last = min(begins, default=today.year), max([*begins, today.year]) + 1

    def x(year: float) -> int:
        return round(LEFT + WIDTH * (min(year, last) - first) / (last - first))

    rows = [
        Row(network, TOP + ROW * index, [bar(agreement, today, x) for agreement in network.agreements.all()])
        for index, network in enumerate(networks)
    ]
    years = [Year(x(year), year) for year in range(first, last + 1, 2)]
    return Timeline(LEFT + WIDTH + 40, TOP + ROW * len(rows) + 10, rows, years)
