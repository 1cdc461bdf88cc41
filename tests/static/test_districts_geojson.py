"""The map as it is committed, against official figures and against itself."""

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

# km², cadastral areas of 31 December 2024
OFFICIAL_AREAS = {
    "05512": 100.6,
    "05513": 104.9,
    "05515": 303.3,
    "05554": 1420.98,
    "05558": 1112.0,
    "05562": 761.3,
    "05566": 1795.8,
    "05570": 1319.4,
}
NEIGHBOURS = {
    ("05512", "05562"),
    ("05513", "05562"),
    ("05515", "05558"),
    ("05515", "05566"),
    ("05515", "05570"),
    ("05554", "05558"),
    ("05554", "05562"),
    ("05554", "05566"),
    ("05558", "05562"),
    ("05558", "05566"),
    ("05558", "05570"),
    ("05566", "05570"),
}


@pytest.fixture(scope="module")
def geojson():
    return json.loads((GEO / "districts.geojson").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def drawing():
    return json.loads((GEO / "districts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def areas(geojson):
    return {each["id"]: shape(each["geometry"]) for each in geojson["features"]}


def vertices(area):
    return {tuple(point) for point in shapely.get_coordinates(area).tolist()}


def test_both_files_are_small(geojson, drawing):
    assert sum((GEO / name).stat().st_size for name in ("districts.geojson", "districts.json")) < 25_000


def test_both_files_say_where_they_come_from(geojson, drawing):
    for data in (geojson, drawing):
        assert data["source"] == "Geobasis NRW, Digitale Verwaltungsgrenzen (DVG2)"
        assert data["as_of"] == "2022-03-08"
        assert data["licence"] == "Datenlizenz Deutschland – Zero – Version 2.0"
        assert data["licence_url"] == "https://www.govdata.de/dl-de/zero-2-0"


def test_the_eight_districts_in_order(geojson, drawing):
    assert [each["id"] for each in geojson["features"]] == list(OFFICIAL_AREAS)
    assert [each["properties"]["ags"] for each in geojson["features"]] == list(OFFICIAL_AREAS)
    assert [each["ags"] for each in drawing["areas"]] == list(OFFICIAL_AREAS)


def test_each_is_one_valid_polygon_without_holes(areas):
    assert [(area.geom_type, area.is_valid, len(area.interiors)) for area in areas.values()] == [
        ("Polygon", True, 0)
    ] * 8


def test_together_they_have_no_gap_and_no_overlap(areas):
    whole = shapely.union_all(list(areas.values()))

    assert shapely.coverage_is_valid(list(areas.values()))
    assert all(edge.is_empty for edge in shapely.coverage_invalid_edges(list(areas.values())))
    assert (whole.geom_type, len(whole.interiors)) == ("Polygon", 0)
    assert sum(area.area for area in areas.values()) == pytest.approx(whole.area)


def test_neighbours_share_their_vertices(areas):
    neighbours = set()
    for one, other in combinations(areas, 2):
        border = areas[one].intersection(areas[other])
        if border.length:
            neighbours.add((one, other))
            assert vertices(border) == vertices(areas[one]) & vertices(areas[other])

    assert neighbours == NEIGHBOURS


def test_areas_are_the_official_ones(areas):
    for ags, area in areas.items():
        metres = shapely.transform(area, TO_METRES.transform, interleaved=False)
        assert metres.area / 1e6 == pytest.approx(OFFICIAL_AREAS[ags], rel=0.005)


def test_each_label_stands_well_inside_its_area(geojson, areas):
    for each in geojson["features"]:
        area = shapely.transform(areas[each["id"]], TO_METRES.transform, interleaved=False)
        label = Point(TO_METRES.transform(*each["properties"]["label"]))
        assert area.contains(label)
        assert label.distance(area.boundary) > 2_000


def test_the_bounding_box_is_theirs(geojson, areas):
    assert geojson["bbox"] == list(shapely.total_bounds(list(areas.values())))


def test_the_database_knows_the_same_districts(seeded, areas):
    assert list(District.objects.values_list("ags", flat=True)) == list(areas)


def test_each_municipality_lies_in_its_district(seeded, areas):
    places = Municipality.objects.values_list("district__ags", "name", "longitude", "latitude")

    assert [
        name
        for ags, name, longitude, latitude in places
        if not areas[ags].contains(Point(longitude, latitude))
    ] == []
