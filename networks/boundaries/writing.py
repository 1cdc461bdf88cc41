"""Both files: the GeoJSON for Leaflet and the drawing for the SVG."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import shapely
from shapely import MultiPolygon, Point
from shapely.affinity import scale
from shapely.geometry import mapping

from networks.boundaries.coordinates import in_degrees, in_metres
from networks.boundaries.coverage import Specks
from networks.boundaries.drawing import WIDTH, Drawing, svg_path
from networks.boundaries.reading import BoundaryError, Districts


@dataclass(frozen=True)
class Origin:
    """Where the boundaries come from, as the map has to say it."""

    source: str
    as_of: date
    licence: str
    licence_url: str


@dataclass(frozen=True)
class Result:
    """Both files' text and what was done to get them: areas in m², errors as signed shares of the source's."""

    geojson: str
    drawing: str
    areas: dict[str, float]
    area_errors: dict[str, float]
    vertices_before: int
    vertices_after: int
    specks: Specks

    @property
    def size(self) -> int:
        """Bytes of both files together."""
        return len(self.geojson.encode()) + len(self.drawing.encode())


def geojson_text(areas: Districts, specks: Specks, origin: Origin) -> str:
    """The `areas`, in degrees, as `districts.geojson`."""
    features = [
        {
            "type": "Feature",
            "id": ags,
            "properties": {"ags": ags, "label": _label(area)},
            "geometry": mapping(area.geoms[0] if len(area.geoms) == 1 else area),
        }
        for ags, area in areas.items()
    ]
    members = {
        "type": "FeatureCollection",
        **_stated(origin),
        "changes": _changes(specks),
        "bbox": shapely.total_bounds(list(areas.values())).round(4).tolist(),
    }
    return _lines(members, "features", features)


def drawing_text(areas: Districts, drawing: Drawing, origin: Origin) -> str:
    """The `drawing` of the `areas` as `districts.json`."""
    rows = [
        {
            "ags": ags,
            "path": svg_path(drawing.areas[ags]),
            "label": [round(value) for value in drawing.projection.project(*_label(area))],
        }
        for ags, area in areas.items()
    ]
    members = {
        "view_box": [0, 0, WIDTH, drawing.height],
        "projection": asdict(drawing.projection),
        **_stated(origin),
    }
    return _lines(members, "areas", rows)


def write(result: Result, directory: Path) -> None:
    """Replaces both files or none; whoever reads meanwhile sees an old file or a new one, each whole.

    Raises BoundaryError where the directory does not take them.
    """
    files = {"districts.geojson": result.geojson, "districts.json": result.drawing}
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=directory, prefix=".build_map-") as drafts:
            for name, text in files.items():
                (Path(drafts) / name).write_text(text, encoding="utf-8")
            _replace({directory / name: Path(drafts) / name for name in files})
    except OSError as error:
        raise BoundaryError(
            f"Das Ergebnis lässt sich nicht nach {directory} schreiben. Bitte prüfen Sie Rechte und Speicherplatz."
        ) from error


def _replace(drafts: Mapping[Path, Path]) -> None:
    replaced: dict[Path, bytes | None] = {}
    try:
        for target, draft in drafts.items():
            before = target.read_bytes() if target.exists() else None
            draft.replace(target)
            replaced[target] = before
    except OSError:
        for target, before in replaced.items():
            target.unlink() if before is None else target.write_bytes(before)
        raise


def _label(area: MultiPolygon) -> list[float]:
    """Longitude and latitude of the roomiest place for a line of text: the middle of the largest flat ellipse."""
    largest = max(in_metres(area).geoms, key=lambda part: part.area)
    squeezed = scale(largest, xfact=1 / 2, origin=(0, 0))
    x, y = shapely.maximum_inscribed_circle(squeezed, tolerance=50).coords[0]
    return shapely.get_coordinates(in_degrees(Point(2 * x, y)))[0].round(4).tolist()


def _stated(origin: Origin) -> dict[str, str]:
    return asdict(origin) | {"as_of": origin.as_of.isoformat()}


def _changes(specks: Specks) -> str:
    dropped = "".join(
        f"; ein Gebietsteil von {ags} ({area / 10_000:.2f} ha) weggelassen".replace(".", ",")
        for ags, area in specks
    )
    return f"Auszug; Grenzen vereinfacht, gemeinsame nur einmal; auf vier Nachkommastellen gerundet{dropped}."


def _lines(members: dict[str, Any], name: str, rows: list[dict[str, Any]]) -> str:
    """JSON with a line for each row, so that a difference between two versions can be read."""
    head, *lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in [members, *rows])
    return f'{head[:-1]},"{name}":[\n' + ",\n".join(lines) + "\n]}\n"
