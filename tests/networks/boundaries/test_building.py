import json

import pytest

from networks.boundaries import BoundaryError, build, building, drawing
from networks.charts.outline import parsed
from tests.networks.boundaries.coverages import (
    ORIGIN,
    WANTED,
    grid,
    grid_with_enclave,
    grid_with_part,
    in_degrees,
    ring_of,
)
from tests.networks.boundaries.invalid import INVALID

TOO_LARGE = (
    "Die Grenzen lassen sich nicht so vereinfachen, dass beide Dateien unter {} kB bleiben und jede Fläche auf "
    "0,5 % stimmt. Bitte verwenden Sie weniger Gebiete."
)


def refusal(path):
    with pytest.raises(BoundaryError) as refused:
        build(path, WANTED, ORIGIN)
    return str(refused.value)


def test_result_says_what_was_done(save, tolerances):
    tolerances(0.45)
    result = build(save(in_degrees(grid())), WANTED, ORIGIN)

    assert (result.vertices_before, result.vertices_after) == (644, 180)
    assert {ags: round(area / 1e6, 1) for ags, area in result.areas.items()} == dict.fromkeys(WANTED, 100.0)
    assert list(result.area_errors) == WANTED
    assert max(map(abs, result.area_errors.values())) < 0.005
    assert result.specks == []


def test_both_files_hold_the_wanted_districts(save):
    result = build(save(grid()), WANTED, ORIGIN)

    assert [each["id"] for each in json.loads(result.geojson)["features"]] == WANTED
    assert list(parsed(result.drawing).areas) == WANTED


def test_a_speck_is_dropped_and_reported(save):
    result = build(save(grid_with_part(430_000, 5_740_000, 150)), WANTED, ORIGIN)

    assert result.specks == [("05513", 22_500.0)]
    assert "(2,25 ha) weggelassen" in json.loads(result.geojson)["changes"]
    assert json.loads(result.geojson)["features"][1]["geometry"]["type"] == "Polygon"


def test_an_enclave_is_a_hole_and_a_part(save):
    result = build(save(grid_with_enclave()), WANTED, ORIGIN)

    assert len(json.loads(result.geojson)["features"][0]["geometry"]["coordinates"]) == 2
    assert [area.path.count("M") for area in parsed(result.drawing).areas.values()] == [2, 2, 1, 1]


def test_the_finest_that_fits_is_taken(save, tolerances, monkeypatch):
    tolerances(0.1, 0.45, 2)
    finest = build(save(grid()), WANTED, ORIGIN)
    monkeypatch.setattr(building, "MAX_RESULT_BYTES", finest.size)
    next_finest = build(save(grid()), WANTED, ORIGIN)

    assert (finest.vertices_after, next_finest.vertices_after) == (500, 180)


def test_what_cannot_be_made_small_enough_is_refused(save, tolerances, monkeypatch):
    tolerances(1)
    monkeypatch.setattr(building, "MAX_RESULT_BYTES", 1_000)

    assert refusal(save(grid())) == TOO_LARGE.format(1)


def test_an_area_that_simplifying_would_falsify_is_refused(save, tolerances, monkeypatch):
    tolerances(1)
    monkeypatch.setattr(building, "MAX_AREA_ERROR", 1e-9)

    assert refusal(save(grid())) == TOO_LARGE.format(25)


def test_a_drawing_that_would_not_be_sound_is_refused(save, tolerances, monkeypatch):
    """In units of 800 m the two sides of a bend come to lie upon each other."""
    tolerances(0.1)
    monkeypatch.setattr(drawing, "WIDTH", 60)

    assert refusal(save(grid())) == TOO_LARGE.format(25)


def test_what_does_not_fit_together_is_refused(tmp_path):
    make, message = INVALID["overlap"]
    make(tmp_path / "grenzen.geojson")

    assert refusal(tmp_path / "grenzen.geojson") == message


def test_a_single_district_needs_no_neighbour(save):
    assert list(build(save(grid()), ["05554"], ORIGIN).areas) == ["05554"]


def test_the_same_boundaries_give_the_same_bytes(save):
    first = build(save(grid()), WANTED, ORIGIN)
    turned = grid()
    turned["features"].reverse()
    for index in range(4):
        ring_of(turned, index)[:] = ring_of(turned, index)[50:-1] + ring_of(turned, index)[:51]

    assert build(save(turned), reversed(WANTED), ORIGIN) == first
