import json
from pathlib import Path

import pytest

from networks.boundaries import BoundaryError
from networks.boundaries.reading import read
from tests.networks.boundaries.coverages import (
    WANTED,
    districts,
    feature,
    grid,
    in_degrees,
    ring_of,
    square,
)
from tests.networks.boundaries.invalid import UNREADABLE, named_crs

AREAS = {"05512": 100.0, "05513": 100.0, "05515": 100.0, "05554": 100.0}


def read_areas(path):
    return {ags: round(area.area / 1e6, 1) for ags, area in read(path, WANTED).items()}


@pytest.mark.parametrize(
    "name", [None, "EPSG:25832", "urn:ogc:def:crs:EPSG::25832", "http://www.opengis.net/def/crs/EPSG/0/25832"]
)
def test_metres_are_read(save, name):
    data = grid() | ({"crs": named_crs(name)} if name else {})

    assert read(save(data), WANTED) == districts(grid())


@pytest.mark.parametrize(
    "name", [None, "EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326"]
)
def test_degrees_are_read(save, name):
    data = in_degrees(grid()) | ({"crs": named_crs(name)} if name else {})

    assert read_areas(save(data)) == AREAS


def test_districts_come_in_the_order_asked_for(save):
    assert list(read(save(grid()), ["05554", "05512"])) == ["05554", "05512"]


@pytest.mark.parametrize(
    "properties",
    [
        {"ags": "05512"},
        {"AGS": "05512000"},
        {"KN": "05512000"},
        {"kreisschluessel": " 05512 "},
        {"Kreisschlüssel": "05512"},
        {"ARS": "055120000000"},
        {"AGS": 5512},
        {"KN": 5512000},
        {"ars": 55120000000},
        {"ags": None, "KN": "05512000", "name": "05513"},
        {"ags": "Bottrop", "RS": "05512"},
    ],
)
def test_official_spellings_of_the_key(save, properties):
    data = grid()
    data["features"][0]["properties"] = properties

    assert read_areas(save(data)) == AREAS


@pytest.mark.parametrize("properties", [None, {}, {"name": "Bottrop"}])
def test_the_key_may_be_the_features_id(save, properties):
    data = grid()
    data["features"][0] |= {"id": "05512", "properties": properties}

    assert read_areas(save(data)) == AREAS


def test_other_districts_and_municipalities_are_ignored(save):
    data = grid()
    data["features"] += [
        feature("05911", [square(400_500, 5_750_500, 9_000)]),
        feature("05554004", [square(410_500, 5_760_500, 2_000)]),
        feature("055545402004", [square(410_500, 5_760_500, 2_000)]),
        {"type": "Feature", "id": "05554", "properties": {"ags": "05554004"}, "geometry": None},
        {
            "type": "Feature",
            "properties": {"ags": "05315"},
            "geometry": {"type": "Polygon", "coordinates": "x"},
        },
    ]

    assert read_areas(save(data)) == AREAS


def test_heights_are_ignored(save):
    data = grid()
    for index in range(4):
        for point in ring_of(data, index):
            point.append(61.5)

    assert read_areas(save(data)) == AREAS


def test_a_byte_order_mark_is_ignored(tmp_path):
    path = tmp_path / "grenzen.geojson"
    path.write_text(json.dumps(grid()), encoding="utf-8-sig")

    assert read_areas(path) == AREAS


def test_borders_may_differ_behind_the_centimetre(save):
    data = grid()
    for point in ring_of(data, 0):
        point[0] += 1e-7

    assert read(save(data), WANTED) == districts(grid())


@pytest.mark.parametrize(("make", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_ends_in_one_sentence(tmp_path, make, message):
    path = tmp_path / "grenzen.geojson"
    make(path)

    with pytest.raises(BoundaryError) as refused:
        read(path, WANTED)

    assert str(refused.value) == message.replace("{path}", str(path))


def denied(*args, **options):
    raise PermissionError


def test_a_file_that_may_not_be_opened_is_refused(save, monkeypatch):
    path = save(grid())
    monkeypatch.setattr(Path, "read_text", denied)

    with pytest.raises(BoundaryError) as refused:
        read(path, WANTED)

    assert str(refused.value) == f"Die Datei {path} lässt sich nicht lesen. Bitte prüfen Sie die Rechte."
