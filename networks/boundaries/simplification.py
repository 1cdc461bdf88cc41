"""Districts with fewer points; each border is simplified once, so that neighbours still share it."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from networks.boundaries.coordinates import in_degrees, in_metres, rounded
from networks.boundaries.coverage import is_sound
from networks.boundaries.reading import Districts

# How many metres a border may leave the official line, times the fourth root of the smaller area it bounds, so
# that small cities are drawn finer: 1 is 100 m for a city of 100 km² and 194 m for a Kreis of 1,420 km².
TOLERANCES = [tenths / 10 for tenths in range(1, 61)]


def simplifications(districts: Districts) -> Iterator[Districts]:
    """The districts, in metres, ever coarser: in degrees with four decimals (7 to 11 m).

    One that is not sound is left out: a border knows nothing of the others, so that two can come to cross.
    """
    borders, smaller_areas = _borders(districts)
    for tolerance in TOLERANCES:
        coarse = shapely.simplify(borders, tolerance * smaller_areas**0.25)
        lines = rounded(in_degrees(coarse), 4)
        simplified = _rebuilt(lines, districts)
        if is_sound(simplified, districts):
            yield simplified


def _borders(districts: Districts) -> tuple[np.ndarray, np.ndarray]:
    """The lines from junction to junction, and for each the smaller area it bounds (m²)."""
    parts = [part for area in districts.values() for part in area.geoms]
    tree = shapely.STRtree(parts)
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all([part.boundary for part in parts])))
    middles = shapely.line_interpolate_point(lines, 0.5, normalized=True)
    sides = [tree.query(middle, predicate="dwithin", distance=0.01) for middle in middles]
    return lines, np.array([min(parts[side].area for side in both) for both in sides])


def _rebuilt(lines: np.ndarray, districts: Districts) -> Districts:
    faces: dict[str, list[Polygon]] = {ags: [] for ags in districts}
    for face in shapely.polygonize(lines).geoms:
        inside = in_metres(face.representative_point())
        for ags, area in districts.items():
            if area.contains(inside):
                faces[ags].append(face)
    return {
        ags: shapely.orient_polygons(shapely.normalize(MultiPolygon(polygons)))
        for ags, polygons in faces.items()
    }
