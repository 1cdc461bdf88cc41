"""Simplifies the districts' areas and writes them as GeoJSON (for Leaflet) and as paths (for the SVG)."""

import json
from dataclasses import asdict
from datetime import date
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import shapely
from shapely import Geometry, MultiPolygon, Point
from shapely.affinity import scale
from shapely.geometry import mapping

from networks.boundaries.reading import TO_DEGREES, TO_METRES, Areas, BoundaryError, reproject
from networks.charts.outline import Projection

MAX_RESULT_BYTES = 26_000  # both files together, before compression
MAX_AREA_ERROR = 0.005  # of a district's area in the source
TOLERANCES = range(100, 1_000, 10)  # m, from the finest
WIDTH, MARGIN = 1_000, 10  # units of the SVG

ORIGIN = {
    "source": "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)",
    "licence": "Datenlizenz Deutschland – Zero – Version 2.0",
    "licence_url": "https://www.govdata.de/dl-de/zero-2-0",
    "changes": "Auszug; Grenzen vereinfacht, einzeln liegende Gebietsteile unter 10 ha weggelassen.",
}


def draw(official: Areas, as_of: date) -> dict[str, str]:
    """Return both files' text by name: the finest map of the `official` areas (m, EPSG:25832) within the limits.

    The coverage is simplified as a whole, so that neighbours share their vertices. Raises BoundaryError where no
    tolerance keeps both MAX_RESULT_BYTES and MAX_AREA_ERROR.
    """
    origin = {"as_of": as_of.isoformat()} | ORIGIN
    for tolerance in TOLERANCES:
        simplified = shapely.coverage_simplify(list(official.values()), tolerance)
        degrees = [_rounded(reproject(area, TO_DEGREES), 4) for area in simplified]  # 7 to 11 m
        if not all(shapely.is_valid(degrees)) or not shapely.coverage_is_valid(degrees):
            continue
        areas = dict(zip(official, shapely.orient_polygons(shapely.normalize(degrees)), strict=True))
        errors = [abs(reproject(areas[ags], TO_METRES).area / official[ags].area - 1) for ags in areas]
        files = {"districts.geojson": _geojson(areas, origin), "districts.json": _svg(areas, origin)}
        if (
            max(errors) <= MAX_AREA_ERROR
            and sum(map(len, map(str.encode, files.values()))) <= MAX_RESULT_BYTES
        ):
            return files
    raise BoundaryError(
        f"Die Grenzen lassen sich nicht so vereinfachen, dass beide Dateien höchstens {MAX_RESULT_BYTES // 1_000} kB "
        "groß sind und jede Fläche auf 0,5 % stimmt."
    )


def write(files: dict[str, str], directory: Path) -> None:
    """Replace the files in `directory` after all of them are written. Raises BoundaryError where that fails."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=directory, prefix=".build_map-") as drafts:
            for name, text in files.items():
                Path(drafts, name).write_text(text, encoding="utf-8")
            for name in files:
                Path(drafts, name).replace(directory / name)
    except OSError as error:
        raise BoundaryError(
            f"Das Ergebnis lässt sich nicht nach {directory} schreiben. Bitte prüfen Sie Rechte und Speicherplatz."
        ) from error


def _geojson(areas: Areas, origin: dict[str, str]) -> str:
    features = [
        {
            "type": "Feature",
            "id": ags,
            "properties": {"ags": ags, "label": _label(area)},
            "geometry": mapping(area.geoms[0] if len(area.geoms) == 1 else area),
        }
        for ags, area in areas.items()
    ]
    return _lines({"type": "FeatureCollection"} | origin, "features", features)


def _svg(areas: Areas, origin: dict[str, str]) -> str:
    metres = Projection(west=0, north=0, metres_per_unit=1)
    west, south, east, north = shapely.total_bounds(list(areas.values()))
    (left, top), (right, bottom) = metres.project(west, north), metres.project(east, south)
    unit = round((right - left) / (WIDTH - 2 * MARGIN), 3)
    projection = Projection(round(left - MARGIN * unit), round(-top + MARGIN * unit), unit)
    view_box = [0, 0, WIDTH, ceil((bottom - top) / unit + 2 * MARGIN)]
    rows = [
        {
            "ags": ags,
            "path": _path(shapely.transform(area, np.vectorize(projection.project), interleaved=False)),
            "label": [round(value) for value in projection.project(*_label(area))],
        }
        for ags, area in areas.items()
    ]
    return _lines({"view_box": view_box, "projection": asdict(projection)} | origin, "areas", rows)


def _path(drawn: MultiPolygon) -> str:
    """Return the `d` of an SVG path in whole units: absolute starts and relative lines."""
    text = ""
    for ring in shapely.get_rings(shapely.get_parts(_rounded(drawn, 0))):
        points = shapely.get_coordinates(ring).astype(int)
        steps = np.diff(points[:-1], axis=0)
        steps = steps[steps.any(axis=1)]  # rounding can put neighbouring points on one another
        text += f"M{points[0][0]} {points[0][1]}l{' '.join(map(str, steps.flatten())).replace(' -', '-')}z"
    return text


def _label(area: MultiPolygon) -> list[float]:
    """Return longitude and latitude of the middle of the largest flat ellipse inside: room for a line of text."""
    largest = max(reproject(area, TO_METRES).geoms, key=lambda part: part.area)
    squeezed = scale(largest, xfact=1 / 2, origin=(0, 0))
    x, y = shapely.maximum_inscribed_circle(squeezed, tolerance=50).coords[0]
    return [round(degrees, 4) for degrees in reproject(Point(2 * x, y), TO_DEGREES).coords[0]]


def _rounded(geometry: Geometry, decimals: int) -> Geometry:
    return shapely.transform(geometry, lambda points: points.round(decimals))


def _lines(members: dict[str, Any], name: str, rows: list[dict[str, Any]]) -> str:
    """Write JSON with a line for each row, so that two versions can be compared."""
    head, *lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in [members, *rows])
    return f'{head[:-1]},"{name}":[\n' + ",\n".join(lines) + "\n]}\n"
