"""Reads the districts' areas from a GeoJSON file and checks that they fit together."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer
from shapely import Geometry, MultiPolygon, box

MAX_SOURCE_BYTES = 50_000_000
GAP_WIDTH = 50  # m
SPECK = 100_000  # m²: a part smaller than this that touches nothing would be a dot on the map

# Germany: west, south, east, north. No place lies in both, and swapped axes lie in neither.
EXTENTS = {4326: (5, 47, 16, 56), 25832: (250_000, 5_200_000, 950_000, 6_150_000)}
TO_METRES = Transformer.from_crs(4326, 25832, always_xy=True)
TO_DEGREES = Transformer.from_crs(25832, 4326, always_xy=True)

Areas = dict[str, MultiPolygon]


class BoundaryError(Exception):
    """Says in German why the boundaries cannot be used."""


def read(path: Path, wanted: Iterable[str]) -> Areas:
    """Return the area of each `wanted` district (`ags`, 5 digits), sorted by `ags`, in metres of EPSG:25832.

    Other features of the file are ignored. Raises BoundaryError for a file that is not GeoJSON (RFC 7946, or with
    the older member `crs`), for another CRS, for a missing, doubled or broken district, and for districts that
    overlap or leave a gap.
    """
    collection = _collection(path)
    geometries = _geometries(collection["features"], sorted(wanted))
    areas = {ags: _area(ags, geometry) for ags, geometry in geometries.items()}
    if _crs(collection.get("crs"), areas) == 4326:
        areas = {ags: reproject(area, TO_METRES) for ags, area in areas.items()}
    return _coverage(areas)


def reproject(geometry: Geometry, transformer: Transformer) -> Geometry:
    return shapely.transform(geometry, transformer.transform, interleaved=False)


def _collection(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():  # a named pipe would wait for ever
            raise BoundaryError(f"{path} ist keine Datei. Bitte prüfen Sie den Pfad.")
        if path.stat().st_size > MAX_SOURCE_BYTES:
            raise BoundaryError(f"{path} ist größer als 50 MB. Bitte verwenden Sie einen Auszug.")
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise BoundaryError(f"{path} lässt sich nicht lesen. Bitte prüfen Sie die Rechte.") from error
    except (ValueError, RecursionError) as error:
        raise BoundaryError(f"{path} ist kein gültiges JSON. Bitte exportieren Sie die Datei neu.") from error
    match data:
        case {"type": "FeatureCollection", "features": list()}:
            return data
    raise BoundaryError(f"{path} ist keine GeoJSON-FeatureCollection. Bitte exportieren Sie sie als solche.")


def _geometries(features: list[Any], wanted: list[str]) -> dict[str, Any]:
    found = {}
    for feature in features:
        ags = _ags(feature)
        if ags in found:
            raise BoundaryError(
                f"Das Gebiet {ags} kommt mehrfach vor. Bitte fassen Sie es zu einem zusammen."
            )
        if ags in wanted:
            found[ags] = feature.get("geometry")
    if missing := ", ".join(ags for ags in wanted if ags not in found):
        raise BoundaryError(
            f"In der Datei fehlt: {missing}. Gesucht wird ein Schlüssel namens „ags“, „KN“ oder „ARS“ mit 5, 8 oder "
            "12 Ziffern."
        )
    return {ags: found[ags] for ags in wanted}


def _ags(feature: Any) -> str | None:
    """Return a district's key, also from a number that has lost its zero; None for municipalities."""
    match feature:
        case (
            {"properties": {"ags": key}}
            | {"properties": {"AGS": key}}
            | {"properties": {"KN": key}}
            | {"properties": {"ARS": key}}
            | {"id": key}
        ):
            digits = re.fullmatch("0?([0-9]{4})(0{3}|0{7})?", str(key))
            return f"0{digits[1]}" if digits else None


def _area(ags: str, geometry: Any) -> MultiPolygon:
    area = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    if area is None or area.is_empty or area.geom_type not in ("Polygon", "MultiPolygon"):
        raise BoundaryError(f"Das Gebiet {ags} hat keine vollständige Fläche (Polygon oder MultiPolygon).")
    if not area.is_valid:
        raise BoundaryError(
            f"Die Grenze des Gebiets {ags} überschneidet sich selbst. Bitte reparieren Sie sie in einem GIS-Programm."
        )
    return MultiPolygon(shapely.get_parts(area).tolist())


def _crs(member: Any, areas: Areas) -> int:
    """Return the EPSG code that the file declares, else the one that puts its coordinates into Germany."""
    declared = re.findall("[0-9]+", json.dumps(member).replace("CRS84", "4326"))
    bounds = shapely.total_bounds(list(areas.values()))
    for epsg, extent in EXTENTS.items():
        if (member is None or str(epsg) in declared) and box(*extent).covers(box(*bounds)):
            return epsg
    raise BoundaryError(
        "Die Koordinaten liegen weder in EPSG:4326 noch in EPSG:25832 in Deutschland, oder die Datei nennt ein anderes "
        "Koordinatensystem. Bitte exportieren Sie die Grenzen in EPSG:4326 oder EPSG:25832."
    )


def _coverage(areas: Areas) -> Areas:
    """Return the areas without specks, once they share all borders and leave no gap."""
    edges = shapely.coverage_invalid_edges(list(areas.values()), gap_width=GAP_WIDTH)
    if faulty := [ags for ags, edge in zip(areas, edges, strict=True) if not edge.is_empty]:
        raise BoundaryError(
            f"Die Gebiete {', '.join(faulty)} passen bei {_place(shapely.union_all(edges))} nicht aneinander: Sie "
            "überlappen sich, lassen eine Lücke oder haben dort verschiedene Grenzpunkte."
        )
    main, *others = sorted(
        shapely.get_parts(shapely.coverage_union_all(list(areas.values()))), key=lambda part: -part.area
    )
    if gaps := [*main.interiors, *(part for part in others if part.area >= SPECK)]:
        raise BoundaryError(
            f"Die Gebiete hängen bei {_place(gaps[0])} nicht zusammen. Bitte prüfen Sie, ob die Datei vollständig ist."
        )
    return {
        ags: MultiPolygon([part for part in area.geoms if part.intersects(main)])
        for ags, area in areas.items()
    }


def _place(metres: Geometry) -> str:
    point = reproject(metres.representative_point(), TO_DEGREES)
    return f"{point.y:.4f}° N, {point.x:.4f}° O".replace(".", ",")
