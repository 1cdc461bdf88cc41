import datetime as dt
import json

import pytest
from django.conf import settings

from networks.charts.outline import Area, Outline, Projection, outline, parsed
from tests.factories import create_district, create_network

AGS = ["05512", "05513", "05515", "05554", "05558", "05562", "05566", "05570"]


def test_projection_is_web_mercator():
    """The edge of the square world, and a place computed by PROJ."""
    metres = Projection(west=0, north=0, metres_per_unit=1)

    assert metres.project(180, 85.0511287798066) == pytest.approx((20037508.342789, -20037508.342789))
    assert metres.project(7.625, 51.963) == pytest.approx((848811.117, -6793438.143), abs=0.001)


def test_parsed_reads_each_value():
    text = json.dumps(
        {
            "view_box": [0, 0, 1000, 839],
            "projection": {"west": 1, "north": 2, "metres_per_unit": 3.5},
            "source": "Amt",
            "as_of": "2024-02-29",
            "licence": "Lizenz",
            "licence_url": "https://lizenz.example/",
            "areas": [{"ags": "05512", "path": "M1 2l3 4-5 6z", "label": [7, 8]}],
        }
    )

    assert parsed(text) == Outline(
        view_box="0 0 1000 839",
        areas={"05512": Area("05512", "M1 2l3 4-5 6z", 7, 8)},
        projection=Projection(1, 2, 3.5),
        source="Amt",
        as_of=dt.date(2024, 2, 29),
        licence="Lizenz",
        licence_url="https://lizenz.example/",
    )


def test_outline_is_the_committed_one_and_read_once():
    assert list(outline().areas) == AGS
    assert outline() is outline()


def test_missing_outline_raises_an_error(monkeypatch):
    monkeypatch.setattr("networks.charts.outline.finders.find", lambda path: None)

    with pytest.raises(FileNotFoundError, match="build_map"):
        outline.__wrapped__()


def test_place_keeps_the_order_and_omits_networks_without_an_area(db):
    networks = [create_network(district=create_district(ags=ags)) for ags in ("05570", "99999", "05512")]

    assert outline().place(networks) == [
        (outline().areas["05570"], networks[0]),
        (outline().areas["05512"], networks[2]),
    ]


def test_paths_lie_in_the_view_box():
    _, _, width, height = map(int, outline().view_box.split())
    points = [point for area in outline().areas.values() for point in area.points]

    assert width == 1000
    assert [(x, y) for x, y in points if not (5 <= x <= width - 5 and 5 <= y <= height - 5)] == []


def test_outline_and_geojson_have_the_same_vertices():
    """Both files describe the same shapes: each vertex in degrees falls on its whole units."""
    path = settings.BASE_DIR / "static" / "geo" / "districts.geojson"
    for each in json.loads(path.read_text(encoding="utf-8"))["features"]:
        (ring,) = each["geometry"]["coordinates"]
        area = outline().areas[each["id"]]
        label_x, label_y = outline().project(*each["properties"]["label"])
        projected = [tuple(map(round, outline().project(*point))) for point in ring[:-1]]
        once = [
            point for before, point in zip([None, *projected], projected, strict=False) if point != before
        ]

        assert area.points == once
        assert (area.label_x, area.label_y) == (round(label_x), round(label_y))
