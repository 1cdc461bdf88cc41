"""From an official file to districts, each valid by itself."""

import json
import re
from pathlib import Path
from typing import Any, NoReturn

import shapely
from shapely import MultiPolygon, Point, Polygon

from networks.boundaries.coordinates import in_metres, place, rounded

MAX_SOURCE_BYTES = 50_000_000

KEYS = ("ags", "ags_0", "kn", "kreisschluessel", "kreisschlüssel", "ars", "ars_0", "rs", "rs_0")

# Germany, generously: west, south, east, north. Nothing lies in both, and swapped axes lie in neither.
EXTENTS = {4326: (5, 47, 16, 56), 25832: (250_000, 5_200_000, 950_000, 6_150_000)}

Districts = dict[str, MultiPolygon]


class BoundaryError(Exception):
    """The boundaries cannot be used; the message is the German sentence that says why and what to do."""


def read(path: Path, wanted: list[str]) -> Districts:
    """The `wanted` districts in their order, in metres; every other feature of the file is ignored.

    Raises BoundaryError for what is no GeoJSON, lacks a district or has one without a valid area.
    """
    collection = _collection(_text(path))
    geometries = _geometries(collection["features"], wanted)
    areas = {ags: _area(ags, geometry) for ags, geometry in geometries.items()}
    crs = _crs(collection.get("crs"), areas)
    return {ags: _valid(ags, in_metres(area) if crs == 4326 else area) for ags, area in areas.items()}


def _text(path: Path) -> str:
    try:
        # Asked before opening: a named pipe would wait for ever, a device would never end.
        if not path.exists():
            raise BoundaryError(f"Die Datei {path} gibt es nicht. Bitte prüfen Sie den Pfad.")
        if not path.is_file():
            raise BoundaryError(f"{path} ist keine gewöhnliche Datei. Bitte nennen Sie eine GeoJSON-Datei.")
        size = path.stat().st_size
        if size > MAX_SOURCE_BYTES:
            raise BoundaryError(
                f"Die Datei {path} ist {size // 1_000_000} MB groß; erlaubt sind "
                f"{MAX_SOURCE_BYTES // 1_000_000} MB. Bitte verwenden Sie einen Auszug oder eine gröbere Ausgabe."
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BoundaryError(
            f"Die Datei {path} ist nicht in UTF-8 kodiert. Bitte speichern Sie sie neu."
        ) from error
    except OSError as error:
        raise BoundaryError(
            f"Die Datei {path} lässt sich nicht lesen. Bitte prüfen Sie die Rechte."
        ) from error
    if not text.strip():
        raise BoundaryError(f"Die Datei {path} ist leer. Bitte laden Sie sie neu herunter.")
    return text


def _collection(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, parse_constant=_not_a_number)
    except json.JSONDecodeError as error:
        raise BoundaryError(f"Die Datei ist kein gültiges JSON (Zeile {error.lineno}).") from error
    except ValueError as error:
        raise BoundaryError("Die Datei ist kein gültiges JSON: Sie enthält eine zu lange Zahl.") from error
    except RecursionError as error:
        raise BoundaryError("Die Datei ist zu tief verschachtelt; so sieht kein GeoJSON aus.") from error
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise BoundaryError(
            "Die Datei ist keine GeoJSON-FeatureCollection. Bitte exportieren Sie sie als solche."
        )
    if not _filled(data.get("features")):
        raise BoundaryError("Die FeatureCollection enthält keine Gebiete (features).")
    return data


def _not_a_number(constant: str) -> NoReturn:
    raise BoundaryError(f"Die Datei enthält {constant} statt einer Zahl. Bitte exportieren Sie sie neu.")


def _filled(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


# --- Which features ------------------------------------------------------------------------------------------


def _geometries(features: list[Any], wanted: list[str]) -> dict[str, Any]:
    """The wanted features' raw geometries by `ags`, in the order of `wanted`."""
    found: dict[str, Any] = {}
    for feature in features:
        ags = _ags(feature) if isinstance(feature, dict) else None
        if ags in found:
            raise BoundaryError(
                f"Das Gebiet {ags} kommt mehrfach vor. Bitte fassen Sie es zu einem zusammen."
            )
        if ags in wanted:
            found[ags] = feature.get("geometry")
    if missing := [ags for ags in wanted if ags not in found]:
        raise BoundaryError(
            f"In der Datei fehlt: {', '.join(missing)}. Gesucht wird ein Schlüssel namens „ags“, „KN“ oder „ARS“ "
            "mit 5, 8 oder 12 Ziffern."
        )
    return {ags: found[ags] for ags in wanted}


def _ags(feature: dict[str, Any]) -> str | None:
    """The key of a district, in whichever official spelling; None for municipalities and for what has no key."""
    properties = feature.get("properties")
    members = properties.items() if isinstance(properties, dict) else ()
    named = {name.lower(): value for name, value in members}
    for value in [*map(named.get, KEYS), feature.get("id")]:
        if match := re.fullmatch(r"([0-9]{5})([0-9]{3}|[0-9]{7})?", _key(value)):
            return match[1] if int(match[2] or 0) == 0 else None
    return None


def _key(value: Any) -> str:
    if type(value) is int:
        key = str(value)
        return f"0{key}" if len(key) in (4, 7, 11) else key  # as a number it has lost its leading zero
    return value.strip() if isinstance(value, str) else ""


# --- Their areas ---------------------------------------------------------------------------------------------


def _area(ags: str, geometry: Any) -> MultiPolygon:
    """In the file's own coordinates, and perhaps not valid."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BoundaryError(f"Das Gebiet {ags} hat keine Fläche (Polygon oder MultiPolygon).")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not _filled(polygons) or not all(_filled(rings) and all(map(_filled, rings)) for rings in polygons):
        raise BoundaryError(f"Das Gebiet {ags} hat keine vollständigen Koordinaten.")
    rings = [[_ring(ags, positions) for positions in polygon] for polygon in polygons]
    return MultiPolygon([Polygon(outer, inner) for outer, *inner in rings])


def _ring(ags: str, positions: list[Any]) -> list[tuple[float, float]]:
    ring = [_position(ags, position) for position in positions]
    if ring[0] != ring[-1]:
        raise BoundaryError(
            f"Das Gebiet {ags} hat einen offenen Ring: Sein letzter Punkt ist nicht sein erster."
        )
    if len(ring) < 4:
        raise BoundaryError(f"Das Gebiet {ags} hat einen Ring aus weniger als vier Punkten.")
    return ring


def _position(ags: str, position: Any) -> tuple[float, float]:
    numbers = position[:2] if isinstance(position, list) else []  # a height may follow
    if len(numbers) < 2 or any(type(number) not in (int, float) for number in numbers):
        raise BoundaryError(f"Das Gebiet {ags} hat eine Koordinate, die nicht aus zwei Zahlen besteht.")
    if any(abs(number) >= 1e9 for number in numbers):
        raise BoundaryError(f"Das Gebiet {ags} hat eine Koordinate, die auf der Erde nicht vorkommt.")
    return float(numbers[0]), float(numbers[1])


def _crs(member: Any, areas: Districts) -> int:
    """4326 or 25832: as the file declares it, else as its coordinates show it, and never against them."""
    declared = _declared_crs(member)
    west, south, east, north = shapely.total_bounds(list(areas.values()))
    for crs, (left, bottom, right, top) in EXTENTS.items():
        if left <= west and bottom <= south and east <= right and north <= top:
            if declared not in (None, crs):
                raise BoundaryError(
                    f"Die Datei nennt EPSG:{declared}, aber ihre Koordinaten sind in EPSG:{crs}."
                )
            return crs
    raise BoundaryError(
        "Die Koordinaten liegen nicht in Deutschland, weder in EPSG:4326 (Länge, Breite in Grad) noch in "
        f"EPSG:25832 (Meter): Sie reichen von {west:g}, {south:g} bis {east:g}, {north:g}."
    )


def _declared_crs(member: Any) -> int | None:
    if member is None:
        return None
    properties = member.get("properties") if isinstance(member, dict) else None
    name = str(properties.get("name") if isinstance(properties, dict) else None)
    match = re.fullmatch(r".*(?:EPSG\b.*\b(4326|25832)|CRS84)", name, re.IGNORECASE)
    if not match:
        shown = "".join(filter(str.isprintable, name))[:60]
        raise BoundaryError(
            f"Das Koordinatensystem „{shown}“ wird nicht unterstützt. Bitte exportieren Sie die Grenzen in "
            "EPSG:4326 oder EPSG:25832."
        )
    return int(match[1] or 4326)


def _valid(ags: str, area: MultiPolygon) -> MultiPolygon:
    # To the centimetre, because neighbours that were converted one by one differ far behind the point.
    area = rounded(area, 2)
    if not area.is_valid:
        fault = re.search(r"\[(.+) (.+)\]", shapely.is_valid_reason(area))
        where = place(Point(*map(float, fault.groups())))
        raise BoundaryError(
            f"Die Grenze des Gebiets {ags} überschneidet oder berührt sich selbst bei {where}. "
            "Bitte reparieren Sie sie in einem GIS-Programm."
        )
    return area
