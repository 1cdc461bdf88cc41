"""One network's contracts and conferences on one axis of years, drawn twice: for wide and for narrow screens."""

import datetime as dt
from dataclasses import dataclass

from networks.charts.timeline import Bar, Year, bar, moment
from networks.models import CooperationAgreement, Network, PartialDate

MARGIN = 16  # units left and right of the axis, for half a label
# The name of each drawing, its width in units, and how many labels of years fit; a unit is about a pixel on the screen.
SIZES = [("wide", 760, 11), ("narrow", 320, 5)]


@dataclass(frozen=True)
class Dot:
    """A conference: `state` is „past“, „next“ for the first one to come, or „later“."""

    x: int
    state: str


@dataclass(frozen=True)
class Drawing:
    name: str
    width: int
    end: int
    now: int
    bars: list[Bar]
    dots: list[Dot]
    years: list[Year]


@dataclass(frozen=True)
class NetworkYears:
    """The drawings, the same in words, and whether a conference is to come."""

    drawings: list[Drawing]
    text: str
    has_next: bool


def network_years(network: Network, today: dt.date) -> NetworkYears | None:
    """Return the picture, or None without anything to draw. Needs `agreements` and `conferences` prefetched."""
    agreements = list(network.agreements.all())
    conferences = sorted(
        (c for c in network.conferences.all() if not c.is_cancelled), key=lambda c: c.date.first
    )
    begins = [agreement.begin.year for agreement in agreements] + [c.date.year for c in conferences]
    if not begins:
        return None
    first, last = min(begins), max([today.year, *begins]) + 1
    coming = [c for c in conferences if c.date.last >= today]

    def draw(name: str, width: int, labels: int) -> Drawing:
        def x(year: float) -> int:
            return round(MARGIN + (width - 2 * MARGIN) * (year - first) / (last - first))

        states = ["past"] * (len(conferences) - len(coming)) + ["next", *["later"] * len(coming)]
        step = -(-(last - first) // labels)
        return Drawing(
            name=name,
            width=width,
            end=width - MARGIN,
            now=x(moment(today)),
            bars=[bar(agreement, today, x) for agreement in agreements],
            dots=[Dot(x(_middle(c.date)), state) for c, state in zip(conferences, states, strict=False)],
            years=[Year(x(year), year) for year in range(first, last, step)],
        )

    text = "; ".join(
        [f"{a.get_kind_display()} seit {a.begin}{_end(a)}" for a in agreements]
        + [f"Bildungskonferenz {c.date.phrase}" for c in conferences]
    )
    text = f"Zeitleiste von {first} bis {last - 1}: {text}."
    return NetworkYears([draw(*size) for size in SIZES], text, bool(coming))


def _middle(date: PartialDate) -> float:
    return (moment(date.first) + moment(date.last)) / 2


def _end(agreement: CooperationAgreement) -> str:
    if agreement.ended:
        return f" bis {agreement.ended}"
    return ", Ende nicht bekannt" if agreement.has_ended else ""
