"""Districts in whole units of an SVG."""

from dataclasses import dataclass
from math import ceil

import numpy as np
import shapely
from shapely import MultiPolygon

from networks.boundaries.coordinates import rounded
from networks.boundaries.reading import Districts
from networks.charts.outline import Projection

WIDTH = 1000  # units
MARGIN = 10  # units, so that no stroke is cut off


@dataclass(frozen=True)
class Drawing:
    """Rounded before it becomes paths, so that neighbours still share their points."""

    areas: Districts
    projection: Projection
    height: int


def draw(areas: Districts) -> Drawing:
    """Areas in degrees as a drawing of the fixed width and of the height that this takes."""
    metres = Projection(west=0, north=0, metres_per_unit=1)
    west, south, east, north = shapely.total_bounds(list(areas.values()))
    (left, top), (right, bottom) = metres.project(west, north), metres.project(east, south)
    unit = round((right - left) / (WIDTH - 2 * MARGIN), 3)
    projection = Projection(round(left - MARGIN * unit), round(-top + MARGIN * unit), unit)
    project = np.vectorize(projection.project)
    return Drawing(
        {ags: rounded(shapely.transform(area, project, interleaved=False), 0) for ags, area in areas.items()},
        projection,
        ceil((bottom - top) / unit + 2 * MARGIN),
    )


def svg_path(area: MultiPolygon) -> str:
    """From an absolute start by relative lines, a minus doing duty as separator."""
    text = ""
    for ring in shapely.get_rings(shapely.get_parts(area)):
        points = shapely.get_coordinates(ring).astype(int)
        steps = np.diff(points[:-1], axis=0)
        moved = steps[steps.any(axis=1)]  # without points that rounding has put upon each other
        text += f"M{points[0][0]} {points[0][1]}l{' '.join(map(str, moved.flatten())).replace(' -', '-')}z"
    return text
