import json

import pytest
from shapely import MultiPolygon, Point, Polygon, box

from networks.boundaries import BoundaryError, Result, write
from networks.boundaries.coordinates import in_degrees, in_metres
from networks.boundaries.drawing import draw
from networks.boundaries.writing import drawing_text, geojson_text
from tests.networks.boundaries.coverages import ORIGIN

AREAS = {
    "05512": MultiPolygon([box(7, 51, 8, 51.5)]),
    "05513": MultiPolygon([box(8, 51, 8.5, 51.5), box(8.6, 51, 8.7, 51.1)]),
}
STATED = {
    "source": "Amt, Grenzen",
    "as_of": "2024-02-29",
    "licence": "Lizenz",
    "licence_url": "https://lizenz.example/",
}
CHANGES = "Auszug; Grenzen vereinfacht, gemeinsame nur einmal; auf vier Nachkommastellen gerundet"
RESULT = Result(
    geojson="Grenzen",
    drawing="Zeichnung für das SVG",
    areas={},
    area_errors={},
    vertices_before=0,
    vertices_after=0,
    specks=[],
)


# --- Text ----------------------------------------------------------------------------------------------------


def test_geojson():
    data = json.loads(geojson_text(AREAS, [], ORIGIN))
    labels = [each["properties"].pop("label") for each in data["features"]]

    assert data == {
        "type": "FeatureCollection",
        **STATED,
        "changes": f"{CHANGES}.",
        "bbox": [7, 51, 8.7, 51.5],
        "features": [
            {
                "type": "Feature",
                "id": "05512",
                "properties": {"ags": "05512"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[8, 51], [8, 51.5], [7, 51.5], [7, 51], [8, 51]]],
                },
            },
            {
                "type": "Feature",
                "id": "05513",
                "properties": {"ags": "05513"},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [
                        [[[8.5, 51], [8.5, 51.5], [8, 51.5], [8, 51], [8.5, 51]]],
                        [[[8.7, 51], [8.7, 51.1], [8.6, 51.1], [8.6, 51], [8.7, 51]]],
                    ],
                },
            },
        ],
    }
    assert AREAS["05512"].contains(Point(labels[0]))
    assert AREAS["05513"].geoms[0].contains(Point(labels[1]))


def test_geojson_says_what_was_dropped():
    data = json.loads(geojson_text(AREAS, [("05513", 22_500.0), ("05512", 10_000.0)], ORIGIN))

    assert data["changes"] == (
        f"{CHANGES}; ein Gebietsteil von 05513 (2,25 ha) weggelassen; ein Gebietsteil von 05512 (1,00 ha) weggelassen."
    )


def test_geojson_has_a_line_for_each_district():
    lines = geojson_text(AREAS, [], ORIGIN).splitlines()

    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == list(AREAS)
    assert lines[-1] == "]}"


def test_a_label_stands_where_a_line_of_text_has_most_room():
    """An L of a broad foot and a tall, narrower stem: the foot is the better place."""
    foot = Polygon([(4e5, 575e4), (43e4, 575e4), (43e4, 576e4), (412e3, 576e4), (412e3, 58e5), (4e5, 58e5)])
    areas = {"05512": in_degrees(MultiPolygon([foot]))}

    label = in_metres(
        Point(json.loads(geojson_text(areas, [], ORIGIN))["features"][0]["properties"]["label"])
    )

    assert label.y < 5_757_000
    assert label.x > 409_000


def test_drawing():
    drawing = draw(AREAS)
    data = json.loads(drawing_text(AREAS, drawing, ORIGIN))
    labels = [each.pop("label") for each in data["areas"]]

    assert data == {
        "view_box": [0, 0, 1000, drawing.height],
        "projection": {
            "west": drawing.projection.west,
            "north": drawing.projection.north,
            "metres_per_unit": drawing.projection.metres_per_unit,
        },
        **STATED,
        "areas": [
            {"ags": "05512", "path": "M586 471l0-461-576 0 0 461z"},
            {"ags": "05513", "path": "M875 471l0-461-289 0 0 461zM990 471l0-92-58 0 0 92z"},
        ],
    }
    assert drawing.areas["05512"].contains(Point(labels[0]))
    assert [type(number) for label in labels for number in label] == [int] * 4


# --- Files ---------------------------------------------------------------------------------------------------


def test_size_is_in_bytes():
    assert RESULT.size == 7 + 22


def test_write_makes_the_directory_and_leaves_nothing_else(tmp_path):
    directory = tmp_path / "static" / "geo"

    write(RESULT, directory)
    write(RESULT, directory)

    assert {path.name: path.read_text(encoding="utf-8") for path in directory.iterdir()} == {
        "districts.geojson": "Grenzen",
        "districts.json": "Zeichnung für das SVG",
    }


@pytest.mark.parametrize("obstacle", ["districts.geojson", "districts.json"])
@pytest.mark.parametrize("before", [b"alt", None])
def test_write_replaces_both_or_none(tmp_path, obstacle, before):
    directory = tmp_path / "geo"
    (directory / obstacle).mkdir(parents=True)
    (other,) = {"districts.geojson", "districts.json"} - {obstacle}
    if before:
        (directory / other).write_bytes(before)

    with pytest.raises(BoundaryError) as refused:
        write(RESULT, directory)

    assert str(refused.value) == (
        f"Das Ergebnis lässt sich nicht nach {directory} schreiben. Bitte prüfen Sie Rechte und Speicherplatz."
    )
    assert {path.name for path in directory.iterdir()} == ({obstacle, other} if before else {obstacle})
    assert not before or (directory / other).read_bytes() == before


def test_write_into_a_file_is_refused(tmp_path):
    (tmp_path / "geo").write_bytes(b"alt")

    with pytest.raises(BoundaryError):
        write(RESULT, tmp_path / "geo")

    assert (tmp_path / "geo").read_bytes() == b"alt"
