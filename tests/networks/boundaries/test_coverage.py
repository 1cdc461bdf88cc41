import pytest
from shapely import Polygon, box

from networks.boundaries import BoundaryError
from networks.boundaries.coverage import check_coverage, is_sound, without_specks
from tests.networks.boundaries.coverages import (
    collection,
    districts,
    feature,
    grid,
    grid_with_enclave,
    grid_with_part,
    square,
)
from tests.networks.boundaries.invalid import INCOHERENT

SPECK = (430_000, 5_740_000, 150)


def test_a_speck_without_neighbours_is_dropped():
    kept, specks = without_specks(districts(grid_with_part(*SPECK)))

    assert kept == districts(grid())
    assert specks == [("05513", 22_500.0)]


def test_a_larger_part_is_kept():
    whole = districts(grid_with_part(430_000, 5_740_000, 1_500))

    assert without_specks(whole) == (whole, [])


def test_a_small_part_inside_another_district_is_kept():
    whole = districts(grid_with_enclave())

    assert without_specks(whole) == (whole, [])


def test_a_districts_largest_part_is_no_speck():
    tiny = districts(collection(feature("05512", [square(*SPECK)])))

    assert without_specks(tiny) == (tiny, [])


@pytest.mark.parametrize("data", [grid(), grid_with_part(430_000, 5_740_000, 1_500), grid_with_enclave()])
def test_districts_that_fit_together_pass(data):
    check_coverage(districts(data))


@pytest.mark.parametrize(("edit", "message"), INCOHERENT.values(), ids=INCOHERENT)
def test_what_does_not_fit_together_ends_in_one_sentence(edit, message):
    data = grid()
    edit(data)

    with pytest.raises(BoundaryError) as refused:
        check_coverage(districts(data))

    assert str(refused.value) == message


NEIGHBOURS = {"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1)}


def test_neighbours_are_sound():
    assert is_sound(NEIGHBOURS, NEIGHBOURS)


@pytest.mark.parametrize(
    "area",
    [
        Polygon(),
        Polygon([(1, 0), (2, 1), (1, 1), (2, 0)]),
        box(0.9, 0, 2, 1),
        Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)]),
        box(1, 0, 2, 1) - box(1.2, 0.2, 1.8, 0.8),
        box(1.1, 0, 2, 1),
    ],
    ids=["lost", "crossed", "overlapping", "a point on one side only", "hole", "torn open"],
)
def test_what_simplifying_may_do_wrong_is_not_sound(area):
    assert not is_sound(NEIGHBOURS | {"b": area}, NEIGHBOURS)
