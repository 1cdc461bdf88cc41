import json
import os
import re
import sys
from io import StringIO
from pathlib import Path

import pytest
import shapely
from django.conf import settings
from django.core.management import CommandError, call_command
from shapely import box
from shapely.affinity import translate
from shapely.geometry import mapping, shape

from networks.boundaries import drawing
from networks.boundaries.reading import TO_METRES, reproject
from networks.charts.outline import parsed
from networks.models import District
from tests.factories import create_district

REAL = json.loads((settings.BASE_DIR / "static" / "geo" / "districts.geojson").read_text(encoding="utf-8"))
AGS = [feature["id"] for feature in REAL["features"]]
OLD = {"districts.geojson": b"alt", "districts.json": b"auch alt"}


@pytest.fixture
def districts(db):
    for ags in AGS:
        create_district(ags=ags)


@pytest.fixture
def build_map(tmp_path):
    """Run the command over an old map; return its output and the bytes of the files afterwards."""

    def build(source, **options):
        path, target, output = tmp_path / "grenzen.geojson", tmp_path / "geo", StringIO()
        target.mkdir(exist_ok=True)
        for name, content in OLD.items():
            (target / name).write_bytes(content)
        if isinstance(source, dict):
            source = json.dumps(source).encode()
        if isinstance(source, bytes):
            path.write_bytes(source)
        elif source:
            source(path)
        try:
            call_command("build_map", str(path), target=target, stdout=output, **options)
        except CommandError as error:
            message = str(error).replace(f"{path} ", "PFAD ")
            output = StringIO(re.sub(r"[0-9]+,[0-9]{4}° N, [0-9]+,[0-9]{4}° O", "ORT", message))
        return output.getvalue(), {path.name: path.read_bytes() for path in target.iterdir()}

    return build


def areas(geojson):
    """Areas by `ags`, in m²."""
    features = json.loads(geojson)["features"]
    return {feature["id"]: reproject(shape(feature["geometry"]), TO_METRES).area for feature in features}


def edited(edit):
    return REAL | {"features": edit(REAL["features"])}


def with_first(**members):
    return edited(lambda features: [features[0] | {"id": 1, "properties": {}} | members, *features[1:]])


def with_first_ring(edit):
    ring = edit(REAL["features"][0]["geometry"]["coordinates"][0])
    return with_first(id=AGS[0], geometry={"type": "Polygon", "coordinates": [ring]})


def changed(change, districts=AGS):
    """Change the geometry of some districts by shapely."""
    return edited(
        lambda features: [
            feature | {"geometry": mapping(change(shape(feature["geometry"])))}
            if feature["id"] in districts
            else feature
            for feature in features
        ]
    )


def with_crs(name, data=REAL):
    return data | {"crs": {"type": "name", "properties": {"name": name}}}


SPECK = box(7.15, 51.48, 7.154, 51.483)
IN_METRES = changed(lambda area: reproject(area, TO_METRES))


def test_finest_small_and_accurate_map_is_drawn(districts, build_map, monkeypatch):
    """Among these tolerances, 300 m gives too many bytes and 600 m too large an area error."""
    monkeypatch.setattr(drawing, "MAX_RESULT_BYTES", 16_000)
    monkeypatch.setattr(drawing, "TOLERANCES", [300, 600, 950, 960])
    output, files = build_map(REAL)
    official, drawn = areas(json.dumps(REAL)), areas(files["districts.geojson"])
    shapes = [shape(feature["geometry"]) for feature in json.loads(files["districts.geojson"])["features"]]
    size = sum(map(len, files.values()))

    assert list(drawn) == list(parsed(files["districts.json"].decode()).areas) == AGS
    assert max(abs(drawn[ags] / official[ags] - 1) for ags in AGS) <= 0.005
    assert size <= 16_000
    assert shapely.coverage_is_valid(shapes)
    assert output == (
        f"Geschrieben: districts.geojson und districts.json, zusammen {size} Byte; jede Fläche stimmt auf 0,5 %.\n"
    )
    monkeypatch.setattr(drawing, "TOLERANCES", [950])
    assert build_map(edited(lambda features: features[::-1])) == (output, files)


def test_result_states_source_date_and_licence(districts, build_map):
    for content in build_map(REAL, as_of="2025-11-12")[1].values():
        data = json.loads(content)
        assert (data["source"], data["as_of"], data["licence"], data["licence_url"]) == (
            "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)",
            "2025-11-12",
            "Datenlizenz Deutschland – Zero – Version 2.0",
            "https://www.govdata.de/dl-de/zero-2-0",
        )


EQUIVALENT = {
    "CRS84": with_crs("urn:ogc:def:crs:OGC:1.3:CRS84"),
    "metres": with_crs("urn:ogc:def:crs:EPSG::25832", IN_METRES),
    "metres without a CRS": IN_METRES,
    "8 digits": with_first(properties={"KN": "05512000"}),
    "12 digits": with_first(properties={"ARS": "055120000000"}),
    "number without its zero": with_first(properties={"AGS": 5512}),
    "key as id": with_first(id="05512"),
    "other features": edited(lambda features: [None, {}, {"id": "05554004"}, {"id": "05911"}, *features]),
    "heights in metres": changed(lambda area: shapely.force_3d(reproject(area, TO_METRES), 61.5)),
    "byte order mark": b"\xef\xbb\xbf" + json.dumps(REAL).encode(),
    "part of 8 ha without neighbours": changed(lambda area: area | SPECK, ["05513"]),
}


@pytest.mark.parametrize("source", EQUIVALENT.values(), ids=EQUIVALENT)
def test_equivalent_sources_give_the_same_map(districts, build_map, source):
    assert build_map(source) == build_map(REAL)


NO_FILE = "PFAD ist keine Datei. Bitte prüfen Sie den Pfad."
NO_JSON = "PFAD ist kein gültiges JSON. Bitte exportieren Sie die Datei neu."
NO_COLLECTION = "PFAD ist keine GeoJSON-FeatureCollection. Bitte exportieren Sie sie als solche."
MISSING = "In der Datei fehlt: {}. Gesucht wird ein Schlüssel namens „ags“, „KN“ oder „ARS“ mit 5, 8 oder 12 Ziffern."
NO_AREA = "Das Gebiet 05512 hat keine vollständige Fläche (Polygon oder MultiPolygon)."
CROSSED = (
    "Die Grenze des Gebiets 05512 überschneidet sich selbst. Bitte reparieren Sie sie in einem GIS-Programm."
)
CRS = (
    "Die Koordinaten liegen weder in EPSG:4326 noch in EPSG:25832 in Deutschland, oder die Datei nennt ein anderes "
    "Koordinatensystem. Bitte exportieren Sie die Grenzen in EPSG:4326 oder EPSG:25832."
)
NO_FIT = (
    "Die Gebiete {} passen bei ORT nicht aneinander: Sie überlappen sich, lassen eine Lücke oder haben dort "
    "verschiedene Grenzpunkte."
)
APART = "Die Gebiete hängen bei ORT nicht zusammen. Bitte prüfen Sie, ob die Datei vollständig ist."

INVALID = {
    "missing file": (None, NO_FILE),
    "named pipe": (os.mkfifo, NO_FILE),
    "too big": (
        lambda path: (path.touch(), os.truncate(path, 50_000_001)),
        "PFAD ist größer als 50 MB. Bitte verwenden Sie einen Auszug.",
    ),
    "unreadable": (
        lambda path: path.symlink_to("/proc/self/mem"),
        "PFAD lässt sich nicht lesen. Bitte prüfen Sie die Rechte.",
    ),
    "empty": (b"", NO_JSON),
    "not UTF-8": ('"Münster"'.encode("latin-1"), NO_JSON),
    "nested lists": (b"[" * 200_000, NO_JSON),
    "another type": ({"type": "Topology", "features": []}, NO_COLLECTION),
    "features not a list": ({"type": "FeatureCollection", "features": {}}, NO_COLLECTION),
    "missing districts": (edited(lambda features: features[2:]), MISSING.format("05512, 05513")),
    "unknown key": (with_first(properties={"ags": "5512x"}), MISSING.format("05512")),
    "doubled key": (
        edited(lambda features: [*features, features[0]]),
        "Das Gebiet 05512 kommt mehrfach vor. Bitte fassen Sie es zu einem zusammen.",
    ),
    "no geometry": (with_first(id="05512", geometry=None), NO_AREA),
    "a line": (changed(lambda area: area.exterior, ["05512"]), NO_AREA),
    "empty polygon": (changed(lambda area: shapely.Polygon(), ["05512"]), NO_AREA),
    "open ring": (with_first_ring(lambda ring: ring[:-1]), NO_AREA),
    "self-intersection": (
        with_first_ring(lambda ring: [ring[0], *ring[9:19], *ring[1:9], *ring[19:]]),
        CROSSED,
    ),
    "another CRS declared": (with_crs("urn:ogc:def:crs:EPSG::3857"), CRS),
    "similar CRS declared": (with_crs("EPSG:125832", IN_METRES), CRS),
    "CRS against the coordinates": (with_crs("EPSG:4326", IN_METRES), CRS),
    "swapped axes": (changed(lambda area: shapely.transform(area, lambda points: points[:, ::-1])), CRS),
    "overlap": (
        changed(lambda area: translate(area, 0.02), ["05554"]),
        NO_FIT.format("05554, 05558, 05562, 05566"),
    ),
    "narrow gap": (
        changed(lambda area: area.buffer(-0.0002), ["05515"]),
        NO_FIT.format("05515, 05558, 05566, 05570"),
    ),
    "hole": (changed(lambda area: area - box(6.9, 51.95, 6.95, 52), ["05554"]), APART),
    "district elsewhere": (changed(lambda area: translate(area, 1, -1), ["05512"]), APART),
}


@pytest.mark.parametrize(("source", "sentence"), INVALID.values(), ids=INVALID)
def test_invalid_boundaries_leave_the_old_map_untouched(districts, build_map, source, sentence):
    assert build_map(source) == (f"{sentence} Die bisherige Karte ist unverändert.", OLD)


@pytest.mark.parametrize("limit", ["MAX_RESULT_BYTES", "MAX_AREA_ERROR"])
def test_boundaries_that_cannot_be_simplified_enough_are_refused(districts, build_map, monkeypatch, limit):
    monkeypatch.setattr(drawing, limit, -1)
    monkeypatch.setattr(drawing, "TOLERANCES", [500])

    message, files = build_map(REAL)
    assert message.startswith("Die Grenzen lassen sich nicht so vereinfachen, dass beide Dateien höchstens ")
    assert files == OLD


def test_failed_write_leaves_the_old_map_untouched(districts, build_map, monkeypatch, tmp_path):
    def write_first_file_only(path, text, **options):
        if path.name == "districts.json":
            raise OSError("No space left on device")
        path.write_bytes(text.encode())

    monkeypatch.setattr(Path, "write_text", write_first_file_only)

    assert build_map(REAL) == (
        f"Das Ergebnis lässt sich nicht nach {tmp_path / 'geo'} schreiben. Bitte prüfen Sie Rechte und "
        "Speicherplatz. Die bisherige Karte ist unverändert.",
        OLD,
    )


def test_invalid_date_is_refused(districts, build_map):
    sentence = "--as-of ist kein Datum. Bitte schreiben Sie es als JJJJ-MM-TT."
    assert build_map(REAL, as_of="8.3.2022") == (sentence, OLD)


@pytest.mark.parametrize("tables", [True, False])
def test_database_without_districts_is_refused(db, build_map, monkeypatch, tables):
    if not tables:
        monkeypatch.setattr(District._meta, "db_table", "elsewhere")

    assert build_map(REAL) == (
        "Die Datenbank enthält keine Gebietskörperschaften. Bitte führen Sie zuerst „manage.py migrate“ und "
        "„manage.py seed“ aus.",
        OLD,
    )


@pytest.mark.parametrize("package", ["shapely", "pyproj"])
def test_missing_package_is_named(build_map, monkeypatch, package):
    for module in [name for name in sys.modules if name.startswith("networks.boundaries")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delattr("networks.boundaries")
    monkeypatch.setitem(sys.modules, package, None)

    assert build_map(REAL) == (
        "Dieser Befehl braucht shapely und pyproj. Bitte installieren Sie beide mit „make dev“.",
        OLD,
    )
