"""Everything that must be refused: what to do to the made boundaries, and the sentence it ends in."""

import json
import math
import os

from pyproj import Transformer

from tests.networks.boundaries.coverages import changed, grid, in_degrees, ring_of, square

TO_MERCATOR = Transformer.from_crs(25832, 3857, always_xy=True)


def named_crs(name):
    return {"type": "name", "properties": {"name": name}}


def edited(edit):
    def make(path):
        data = grid()
        path.write_text(json.dumps(edit(data) or data), encoding="utf-8")

    return make


def raw(content):
    return lambda path: path.write_bytes(content)


def huge(path):
    path.touch()
    os.truncate(path, 200_000_000)


def set_key(data, key, value):
    data[key] = value


def set_point(data, value):
    ring_of(data, 0)[3] = value


def set_geometry(data, value):
    data["features"][0]["geometry"] = value


def set_coordinates(data, value):
    data["features"][0]["geometry"]["coordinates"] = value


def drop_districts(data):
    del data["features"][1:3]


def add_again(data):
    data["features"].append(data["features"][3])


def open_ring(data):
    ring_of(data, 0).pop()


def cross_itself(data):
    ring = ring_of(data, 0)
    ring[5], ring[15] = ring[15], ring[5]


def shift_inwards(data):
    for point in ring_of(data, 1):
        point[0] -= 1_000


def draw_back(data, metres, from_y, to_y):
    """05513 leaves a strip between itself and 05512."""
    for point in ring_of(data, 1):
        if point[0] < 410_100 and from_y <= point[1] <= to_y:
            point[0] += metres


def leave_a_point_out(data):
    del ring_of(data, 0)[42]


def add_a_point(data):
    """On the line itself: neither an overlap nor a gap, but no longer the same border."""
    del ring_of(data, 0)[41:44]
    ring_of(data, 0).insert(41, [410_000, 5_750_500])
    ring = ring_of(data, 1)
    start = ring.index([410_000, 5_751_000])
    del ring[start + 1 : start + 4]


def punch_a_hole(data):
    data["features"][0]["geometry"]["coordinates"].append(square(404_000, 5_754_000, 2_000)[::-1])


def swap_axes(data):
    return changed(in_degrees(data), lambda x, y: [y, x])


def mercator(data):
    return changed(data, lambda x, y: list(TO_MERCATOR.transform(x, y)))


def mix_systems(data):
    ring_of(data, 0)[:] = ring_of(in_degrees(data), 0)


OTHER_CRS = (
    "Das Koordinatensystem „{}“ wird nicht unterstützt. Bitte exportieren Sie die Grenzen in EPSG:4326 oder "
    "EPSG:25832."
)
NOT_IN_GERMANY = (
    "Die Koordinaten liegen nicht in Deutschland, weder in EPSG:4326 (Länge, Breite in Grad) noch in EPSG:25832 "
    "(Meter): Sie reichen von {}."
)
NOT_A_COLLECTION = "Die Datei ist keine GeoJSON-FeatureCollection. Bitte exportieren Sie sie als solche."
NO_FEATURES = "Die FeatureCollection enthält keine Gebiete (features)."
MISSING = "In der Datei fehlt: {}. Gesucht wird ein Schlüssel namens „ags“, „KN“ oder „ARS“ mit 5, 8 oder 12 Ziffern."
NO_AREA = "Das Gebiet 05512 hat keine Fläche (Polygon oder MultiPolygon)."
NO_COORDINATES = "Das Gebiet 05512 hat keine vollständigen Koordinaten."
NOT_TWO_NUMBERS = "Das Gebiet 05512 hat eine Koordinate, die nicht aus zwei Zahlen besteht."
NOT_ON_EARTH = "Das Gebiet 05512 hat eine Koordinate, die auf der Erde nicht vorkommt."
TOO_DEEP = "Die Datei ist zu tief verschachtelt; so sieht kein GeoJSON aus."

UNREADABLE = {
    "empty": (raw(b""), "Die Datei {path} ist leer. Bitte laden Sie sie neu herunter."),
    "blank": (raw(b" \n\t"), "Die Datei {path} ist leer. Bitte laden Sie sie neu herunter."),
    "missing file": (
        lambda path: None,
        "Die Datei {path} gibt es nicht. Bitte prüfen Sie den Pfad.",
    ),
    "directory": (
        lambda path: path.mkdir(),
        "{path} ist keine gewöhnliche Datei. Bitte nennen Sie eine GeoJSON-Datei.",
    ),
    "named pipe": (
        lambda path: os.mkfifo(path),
        "{path} ist keine gewöhnliche Datei. Bitte nennen Sie eine GeoJSON-Datei.",
    ),
    "200 MB": (
        huge,
        "Die Datei {path} ist 200 MB groß; erlaubt sind 50 MB. Bitte verwenden Sie einen Auszug oder eine "
        "gröbere Ausgabe.",
    ),
    "not UTF-8": (
        raw('{"type": "FeatureCollection", "name": "Münster"}'.encode("latin-1")),
        "Die Datei {path} ist nicht in UTF-8 kodiert. Bitte speichern Sie sie neu.",
    ),
    "not JSON": (raw(b"PK\x03\x04\n"), "Die Datei ist kein gültiges JSON (Zeile 1)."),
    "cut off": (raw(b'{"type":\n"FeatureColl'), "Die Datei ist kein gültiges JSON (Zeile 2)."),
    "digits without end": (
        raw(b'{"bbox": [' + b"9" * 5_000 + b"]}"),
        "Die Datei ist kein gültiges JSON: Sie enthält eine zu lange Zahl.",
    ),
    "NaN": (
        edited(lambda data: set_point(data, [math.nan, 5_750_000])),
        "Die Datei enthält NaN statt einer Zahl. Bitte exportieren Sie sie neu.",
    ),
    "Infinity": (
        edited(lambda data: set_point(data, [math.inf, 5_750_000])),
        "Die Datei enthält Infinity statt einer Zahl. Bitte exportieren Sie sie neu.",
    ),
    "nested lists": (raw(b"[" * 200_000), TOO_DEEP),
    "nested objects": (raw(b'{"a":' * 200_000), TOO_DEEP),
    "another type": (raw(b'{"type": "Topology"}'), NOT_A_COLLECTION),
    "a list": (raw(b"[1, 2]"), NOT_A_COLLECTION),
    "no features": (edited(lambda data: set_key(data, "features", [])), NO_FEATURES),
    "features not a list": (edited(lambda data: set_key(data, "features", {"a": 1})), NO_FEATURES),
    "features that are none": (
        edited(lambda data: set_key(data, "features", [None, 1, "a", [], {}, {"properties": [1]}])),
        MISSING.format("05512, 05513, 05515, 05554"),
    ),
    "missing districts": (edited(drop_districts), MISSING.format("05513, 05515")),
    "duplicate district": (
        edited(add_again),
        "Das Gebiet 05554 kommt mehrfach vor. Bitte fassen Sie es zu einem zusammen.",
    ),
    "declared EPSG:3857": (
        edited(lambda data: set_key(data, "crs", named_crs("urn:ogc:def:crs:EPSG::3857"))),
        OTHER_CRS.format("urn:ogc:def:crs:EPSG::3857"),
    ),
    "declared EPSG:125832": (
        edited(lambda data: set_key(data, "crs", named_crs("EPSG:125832"))),
        OTHER_CRS.format("EPSG:125832"),
    ),
    "declared by a stranger": (
        edited(lambda data: set_key(data, "crs", named_crs("\ud800\n" + "x" * 100))),
        OTHER_CRS.format("x" * 60),
    ),
    "CRS of another shape": (
        edited(lambda data: set_key(data, "crs", {"type": "link", "properties": {"href": "a"}})),
        OTHER_CRS.format("None"),
    ),
    "declared against the coordinates": (
        edited(lambda data: set_key(data, "crs", named_crs("EPSG:4326"))),
        "Die Datei nennt EPSG:4326, aber ihre Koordinaten sind in EPSG:25832.",
    ),
    "Web Mercator": (edited(mercator), NOT_IN_GERMANY.format("839377, 6.7805e+06 bis 872537, 6.81375e+06")),
    "swapped axes": (edited(swap_axes), NOT_IN_GERMANY.format("51.8913, 7.54025 bis 52.0753, 7.83813")),
    "two systems": (edited(mix_systems), NOT_IN_GERMANY.format("7.54318, 51.8913 bis 420060, 5.77006e+06")),
    "no geometry": (edited(lambda data: set_geometry(data, None)), NO_AREA),
    "a line": (
        edited(lambda data: set_geometry(data, {"type": "LineString", "coordinates": [[7, 51], [8, 52]]})),
        NO_AREA,
    ),
    "no coordinates": (edited(lambda data: set_coordinates(data, [])), NO_COORDINATES),
    "an empty ring": (edited(lambda data: set_coordinates(data, [[]])), NO_COORDINATES),
    "coordinates not a list": (edited(lambda data: set_coordinates(data, "7, 51")), NO_COORDINATES),
    "a text for a point": (edited(lambda data: set_point(data, "400000 5750000")), NOT_TWO_NUMBERS),
    "a text for a number": (edited(lambda data: set_point(data, ["400000", 5_750_000])), NOT_TWO_NUMBERS),
    "true for a number": (edited(lambda data: set_point(data, [True, 5_750_000])), NOT_TWO_NUMBERS),
    "one number": (edited(lambda data: set_point(data, [400_000])), NOT_TWO_NUMBERS),
    "out of this world": (edited(lambda data: set_point(data, [4e300, 5_750_000])), NOT_ON_EARTH),
    "an integer no float can hold": (
        edited(lambda data: set_point(data, [10**400, 5_750_000])),
        NOT_ON_EARTH,
    ),
    "infinity in digits": (
        lambda path: path.write_text(json.dumps(grid()).replace("410000.0", "1e999", 1), encoding="utf-8"),
        NOT_ON_EARTH,
    ),
    "unclosed ring": (
        edited(open_ring),
        "Das Gebiet 05512 hat einen offenen Ring: Sein letzter Punkt ist nicht sein erster.",
    ),
    "ring of three": (
        edited(lambda data: set_coordinates(data, [[[4e5, 575e4], [401e3, 575e4], [4e5, 575e4]]])),
        "Das Gebiet 05512 hat einen Ring aus weniger als vier Punkten.",
    ),
    "self-intersection": (
        edited(cross_itself),
        "Die Grenze des Gebiets 05512 überschneidet oder berührt sich selbst bei 51,8927° N, 7,5831° O. Bitte "
        "reparieren Sie sie in einem GIS-Programm.",
    ),
    "no extent": (
        edited(lambda data: set_coordinates(data, [[[4e5, 575e4]] * 5])),
        "Die Grenze des Gebiets 05512 überschneidet oder berührt sich selbst bei 51,8918° N, 7,5468° O. Bitte "
        "reparieren Sie sie in einem GIS-Programm.",
    ),
}

INCOHERENT = {
    "overlap": (
        shift_inwards,
        "Die Gebiete 05512 und 05513 überlappen sich bei 51,9372° N, 7,6839° O. Bitte verwenden Sie Grenzen aus "
        "einem Guss.",
    ),
    "gap open to the outside": (
        lambda data: draw_back(data, 300, 5_750_000, 5_758_000),
        "Zwischen den Gebieten ist eine Lücke bei 51,9294° N, 7,6910° O. Bitte prüfen Sie, ob die Datei vollständig "
        "ist.",
    ),
    "narrow gap open to the outside": (
        lambda data: draw_back(data, 5, 5_750_000, 5_751_000),
        "Zwischen den Gebieten ist eine Lücke bei 51,8980° N, 7,6928° O. Bitte prüfen Sie, ob die Datei vollständig "
        "ist.",
    ),
    "a point on one side only": (
        add_a_point,
        "Das Gebiet 05512 hat bei 51,8980° N, 7,6920° O nicht dieselben Grenzpunkte wie sein Nachbar. Bitte "
        "verwenden Sie Grenzen aus einem Guss.",
    ),
    "wide gap": (
        lambda data: draw_back(data, 3_000, 5_752_000, 5_758_000),
        "Zwischen den Gebieten ist eine Lücke bei 51,9398° N, 7,7123° O. Bitte prüfen Sie, ob die Datei vollständig "
        "ist.",
    ),
    "a point too few": (
        leave_a_point_out,
        "Zwischen den Gebieten ist eine Lücke bei 51,8991° N, 7,6926° O. Bitte prüfen Sie, ob die Datei vollständig "
        "ist.",
    ),
    "hole": (
        punch_a_hole,
        "Zwischen den Gebieten ist eine Lücke bei 51,9376° N, 7,6181° O. Bitte prüfen Sie, ob die Datei vollständig "
        "ist.",
    ),
}

INVALID = UNREADABLE | {name: (edited(edit), message) for name, (edit, message) in INCOHERENT.items()}
