"""A district's own map: its outline, and its towns as dots with their names where there is room."""

from collections.abc import Iterable
from dataclasses import dataclass

from networks.charts.outline import outline
from networks.models import District, Municipality

# The map is made for this many CSS pixels of width: its sizes below are pixels there.
PIXELS = 330
FONT, DOT, GAP, PADDING = 14.5, 4, 3, 8
LETTER = 0.61  # width of a letter in parts of the font's size, with room for wider letter spacing (WCAG 2.2, 1.4.12)


@dataclass(frozen=True)
class Name:
    """The place of a town's name: the start, middle or end of its line, as `anchor` says (SVG's `text-anchor`)."""

    x: int
    y: int
    anchor: str


@dataclass(frozen=True)
class Place:
    """A town's dot; `name` is None where every place for it is taken."""

    town: Municipality
    x: int
    y: int
    is_chosen: bool
    name: Name | None


@dataclass(frozen=True)
class DistrictMap:
    """In units of the outline of all districts, in whole numbers; `font_size` and `radius` too."""

    ags: str
    view_box: str
    font_size: int
    radius: int
    places: list[Place]


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps_any(self, others: Iterable["Box"]) -> bool:
        # A loop, and not a call for each pair: a district's map compares some three thousand.
        for other in others:
            if (
                self.left < other.right
                and other.left < self.right
                and self.top < other.bottom
                and other.top < self.bottom
            ):
                return True
        return False

    def holds(self, other: "Box") -> bool:
        return self.left <= other.left and other.right <= self.right and self.top <= other.top

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def district_map(
    district: District, towns: Iterable[Municipality], chosen: Municipality | None = None
) -> DistrictMap | None:
    """Return the map, or None for a district without an outline or with a single town, which is its whole area.

    The name of `chosen` takes its place first, then those of the largest towns: the first place beside the dot that is free,
    so that names never cover each other or a dot.
    """
    towns, area = list(towns), outline().areas.get(district.ags)
    if area is None or len(towns) < 2:
        return None
    xs, ys = zip(*area.points, strict=True)
    unit = (max(xs) - min(xs)) / (PIXELS - 2 * PADDING)
    frame = Box(min(xs), min(ys), max(xs), max(ys)).grown(PADDING * unit)
    dots = {town: outline().project(town.longitude, town.latitude) for town in towns}
    names = _names(dots, frame.grown(PADDING * unit), unit, chosen)  # names may stand out a little
    sides = (frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top)
    return DistrictMap(
        ags=district.ags,
        view_box=" ".join(str(round(side)) for side in sides),
        font_size=round(FONT * unit),
        radius=round(DOT * unit),
        places=[
            Place(town, round(x), round(y), town == chosen, names.get(town)) for town, (x, y) in dots.items()
        ],
    )


def _names(
    dots: dict[Municipality, tuple[float, float]], edge: Box, unit: float, chosen: Municipality | None
) -> dict[Municipality, Name]:
    taken = [Box(x, y, x, y).grown(DOT * unit) for x, y in dots.values()]
    names = {}
    for town in sorted(dots, key=lambda town: (town != chosen, -(town.population or 0))):
        candidates = _candidates(town.name, *dots[town], unit)
        free = [(name, box) for name, box in candidates if edge.holds(box) and not box.overlaps_any(taken)]
        if free or town == chosen:
            names[town], box = (free or candidates)[0]
            taken.append(box)
    return names


def _candidates(text: str, x: float, y: float, unit: float) -> list[tuple[Name, Box]]:
    """Return the places for a name, the best first: above, below, beside the dot, at its corners."""
    width, height = len(text) * LETTER * FONT * unit, FONT * unit
    far, near = (DOT + GAP) * unit, DOT * unit
    starts = [
        ("middle", x, y - far - height),
        ("middle", x, y + far),
        ("start", x + far, y - height / 2),
        ("end", x - far, y - height / 2),
        ("start", x + near, y - near - height),
        ("start", x + near, y + near),
        ("end", x - near, y - near - height),
        ("end", x - near, y + near),
    ]
    shift = {"start": 0, "middle": width / 2, "end": width}
    return [
        (
            Name(round(start), round(top + 0.8 * height), anchor),
            Box(start - shift[anchor], top, start - shift[anchor] + width, top + height),
        )
        for anchor, start, top in starts
    ]
