"""A district's own map: its outline, and its towns as dots with their names where there is room."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from networks.charts.outline import outline
from networks.models import District, Municipality

# The map is made for this many CSS pixels of width: its sizes below are pixels there.
PIXELS = 330
FONT, DOT, GAP, PADDING = 14.5, 4, 3, 8
LETTER = 0.51  # mean width of a letter, in parts of the font's size


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

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return self.left <= other.left and other.right <= self.right and self.top <= other.top

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def district_map(
    district: District, towns: Iterable[Municipality], chosen: Municipality | None = None
) -> DistrictMap | None:
    """Return the map, or None for a district without an outline or with a single town, which is its whole area.

    The name of `chosen` comes first; then from the densest place to the emptiest, each takes the first free place beside
    its dot, so that names never cover each other or a dot.
    """
    towns, area = list(towns), outline().areas.get(district.ags)
    if area is None or len(towns) < 2:
        return None
    shape = _box_around(area.path)
    unit = (shape.right - shape.left) / (PIXELS - 2 * PADDING)
    frame = shape.grown(PADDING * unit)
    edge = frame.grown(PADDING * unit)  # names may stand out a little
    dots = {town.pk: outline().project(town.longitude, town.latitude) for town in towns}
    taken = [Box(x, y, x, y).grown(DOT * unit) for x, y in dots.values()]
    names: dict[int, Name] = {}
    for town in sorted(towns, key=lambda town: (town != chosen, _room(town.pk, dots))):
        for name, box in _candidates(town.name, *dots[town.pk], unit):
            if not any(box.overlaps(other) for other in taken) and edge.holds(box):
                names[town.pk] = name
                taken.append(box)
                break
    return DistrictMap(
        ags=district.ags,
        view_box=" ".join(
            str(round(each))
            for each in (frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top)
        ),
        font_size=round(FONT * unit),
        radius=round(DOT * unit),
        places=[
            Place(town, *map(round, dots[town.pk]), town == chosen, names.get(town.pk)) for town in towns
        ],
    )


def _box_around(path: str) -> Box:
    points = []
    for start, steps in re.findall(r"M(\d+ \d+)l([^z]+)z", path):
        x, y = map(int, start.split())
        points.append((x, y))
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _room(pk: int, dots: dict[int, tuple[float, float]]) -> float:
    """Return the distance to the second nearest dot: it is small where towns lie close."""
    x, y = dots[pk]
    return sorted((x - u) ** 2 + (y - v) ** 2 for u, v in dots.values())[:3][-1]


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
