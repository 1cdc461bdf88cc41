"""The committed map, against official figures and against the database."""

import json
from itertools import combinations

import pytest
import shapely
from django.conf import settings
from pyproj import Transformer
from shapely import Point
from shapely.geometry import shape

from networks.models import District, Municipality

GEO = settings.BASE_DIR / "static" / "geo"
TO_METRES = Transformer.from_crs(4326, 25832, always_xy=True)
FEATURES = json.loads((GEO / "districts.geojson").read_text(encoding="utf-8"))["features"]
AREAS = {feature["id"]: shape(feature["geometry"]) for feature in FEATURES}

# km², cadastral areas of 31 December 2024
OFFICIAL = {
    "05512": 100.6,
    "05513": 104.9,
    "05515": 303.3,
    "05554": 1420.98,
    "05558": 1112.0,
    "05562": 761.3,
    "05566": 1795.8,
    "05570": 1319.4,
}
NEIGHBOURS = (
    "05512-05562 05513-05562 05515-05558 05515-05566 05515-05570 05554-05558 05554-05562 05554-05566 05558-05562 "
    "05558-05566 05558-05570 05566-05570"
)


def in_metres(geometry):
    return shapely.transform(geometry, TO_METRES.transform, interleaved=False)


def vertices(area):
    return set(map(tuple, shapely.get_coordinates(area).tolist()))


def test_files_are_small_and_state_their_origin():
    files = [(GEO / name).read_bytes() for name in ("districts.geojson", "districts.json")]
    origins = [
        [json.loads(content)[member] for member in ("source", "as_of", "licence", "licence_url")]
        for content in files
    ]

    assert sum(map(len, files)) <= 26_000
    assert (
        origins
        == [
            [
                "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)",
                "2022-03-08",
                "Datenlizenz Deutschland – Zero – Version 2.0",
                "https://www.govdata.de/dl-de/zero-2-0",
            ]
        ]
        * 2
    )


def test_areas_form_one_coverage_without_gaps():
    whole = shapely.coverage_union_all(list(AREAS.values()))

    assert shapely.coverage_is_valid(list(AREAS.values()))
    assert (whole.geom_type, len(whole.interiors)) == ("Polygon", 0)
    assert [(area.geom_type, len(area.interiors)) for area in AREAS.values()] == [("Polygon", 0)] * 8


def test_neighbours_share_their_vertices():
    borders = {(a, b): AREAS[a].intersection(AREAS[b]) for a, b in combinations(AREAS, 2)}
    shared = {pair: border for pair, border in borders.items() if border.length}

    assert " ".join(map("-".join, shared)) == NEIGHBOURS
    assert all(
        vertices(border) == vertices(AREAS[a]) & vertices(AREAS[b]) for (a, b), border in shared.items()
    )


def test_areas_are_the_official_ones():
    assert {ags: in_metres(area).area / 1e6 for ags, area in AREAS.items()} == pytest.approx(
        OFFICIAL, rel=0.005
    )


def test_labels_stand_at_least_2_km_from_the_border():
    labels = {feature["id"]: Point(feature["properties"]["label"]) for feature in FEATURES}

    assert [
        ags
        for ags, area in AREAS.items()
        if not in_metres(area).buffer(-2_000).contains(in_metres(labels[ags]))
    ] == []


def test_database_knows_the_same_districts_and_each_municipality_lies_in_its_own(seeded):
    places = Municipality.objects.values_list("district__ags", "name", "longitude", "latitude")

    assert sorted(District.objects.values_list("ags", flat=True)) == list(AREAS)
    assert [name for ags, name, *place in places if not AREAS[ags].contains(Point(place))] == []
