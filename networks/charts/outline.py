"""The outlines of the districts as pages draw them, read from what `manage.py build_map` has written."""

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.staticfiles import finders

if TYPE_CHECKING:
    from networks.models import Network

# Two areas are too small for their names, which stand outside of the region: the x and y of their ends that a line joins
# to the area, and the side of that end on which the name stands.
OUTSIDE_NAMES = {"05512": (205, 795, "left"), "05513": (445, 815, "right")}

# What lies around the region, in words, and where its middle stands.
NEIGHBOURS = {"Niederlande": (105, 300), "Niedersachsen": (785, 40), "Hamm, Unna, Dortmund": (760, 745)}

EARTH_RADIUS = 6_378_137  # metres; of the sphere on which EPSG:3857 is defined


@dataclass(frozen=True)
class Projection:
    """Web Mercator, moved and scaled to a drawing, so that the drawing and Leaflet's map look the same.

    `west` and `north` are EPSG:3857 coordinates in metres of the drawing's upper left corner;
    `metres_per_unit` is the side of a unit of the drawing in these same metres.
    """

    west: float
    north: float
    metres_per_unit: float

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Convert degrees (EPSG:4326) to units of the drawing: x to the right, y downwards."""
        x = EARTH_RADIUS * math.radians(longitude)
        y = EARTH_RADIUS * math.asinh(math.tan(math.radians(latitude)))
        return (x - self.west) / self.metres_per_unit, (self.north - y) / self.metres_per_unit

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Return the longitude and latitude of a point of the drawing: `project` the other way round."""
        east, north = self.west + x * self.metres_per_unit, self.north - y * self.metres_per_unit
        return math.degrees(east / EARTH_RADIUS), math.degrees(math.atan(math.sinh(north / EARTH_RADIUS)))


@dataclass(frozen=True)
class Area:
    """One district: `path` is the `d` of an SVG path; the place of the label lies well inside.

    Units of the drawing, in whole numbers, so that no template writes a decimal comma.
    """

    ags: str
    path: str
    label_x: int
    label_y: int

    @property
    def points(self) -> list[tuple[int, int]]:
        """Return all points of the path, which is made of absolute starts and relative lines."""
        points = []
        for start, steps in re.findall(r"M(\d+ \d+)l([^z]+)z", self.path):
            points.append(tuple(map(int, start.split())))
            numbers = list(map(int, re.findall(r"-?\d+", steps)))
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                points.append((points[-1][0] + dx, points[-1][1] + dy))
        return points

    @property
    def outside_name(self) -> tuple[int, int, str] | None:
        return OUTSIDE_NAMES.get(self.ags)


@dataclass(frozen=True)
class Outline:
    """Outlines of all districts in one drawing: `view_box` as SVG wants it ("0 0 1000 900"), `areas` by `ags`, in its order."""

    view_box: str
    areas: dict[str, Area]
    projection: Projection
    source: str
    as_of: date
    licence: str
    licence_url: str

    def place(self, networks: Iterable["Network"]) -> list[tuple[Area, "Network"]]:
        """Return each network with its district's area, in the given order, without those that have no area."""
        return [
            (self.areas[network.district.ags], network)
            for network in networks
            if network.district.ags in self.areas
        ]

    @property
    def neighbours(self) -> dict[str, tuple[int, int]]:
        return NEIGHBOURS

    @property
    def names_json(self) -> str:
        """JSON for Leaflet's map: by `ags` where a name stands, in degrees, and on which side of that place; by name where a
        neighbour stands.
        """
        areas = {}
        for area in self.areas.values():
            x, y, side = area.outside_name or (area.label_x, area.label_y, "center")
            areas[area.ags] = {"place": self._degrees(x, y), "side": side}
        return json.dumps(
            {
                "areas": areas,
                "neighbours": {name: self._degrees(*place) for name, place in self.neighbours.items()},
            }
        )

    def _degrees(self, x: float, y: float) -> list[float]:
        longitude, latitude = self.projection.degrees(x, y)
        return [round(latitude, 4), round(longitude, 4)]

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Convert degrees (EPSG:4326) of any place, also outside the view box, to units of the drawing."""
        return self.projection.project(longitude, latitude)


@cache
def outline() -> Outline:
    """Return the committed drawing, which is read once in each process.

    Raises FileNotFoundError where `manage.py build_map` has never run.
    """
    path = finders.find("geo/districts.json")
    if path is None:
        raise FileNotFoundError(
            "static/geo/districts.json fehlt: Bitte führen Sie „manage.py build_map“ aus."
        )
    return parsed(Path(path).read_text(encoding="utf-8"))


def parsed(text: str) -> Outline:
    """Return the text of a `districts.json` as an Outline."""
    data = json.loads(text)
    areas = (Area(area["ags"], area["path"], *area["label"]) for area in data["areas"])
    return Outline(
        view_box=" ".join(map(str, data["view_box"])),
        areas={area.ags: area for area in areas},
        projection=Projection(**data["projection"]),
        source=data["source"],
        as_of=date.fromisoformat(data["as_of"]),
        licence=data["licence"],
        licence_url=data["licence_url"],
    )
