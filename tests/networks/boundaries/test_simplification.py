import shapely

from networks.boundaries.coordinates import in_metres
from networks.boundaries.simplification import simplifications
from tests.networks.boundaries.coverages import cell, collection, districts, feature, grid


def points(geometry):
    return {tuple(point) for point in shapely.get_coordinates(geometry).tolist()}


def count(areas):
    return shapely.get_num_coordinates(list(areas.values())).sum()


def test_neighbours_share_every_vertex(tolerances):
    tolerances(0.45)
    (areas,) = simplifications(districts(grid()))
    whole = shapely.union_all(list(areas.values()))

    assert (count(districts(grid())), count(areas)) == (644, 180)
    assert shapely.coverage_is_valid(list(areas.values()))
    assert (whole.geom_type, len(whole.interiors)) == ("Polygon", 0)
    for one, other in [("05512", "05513"), ("05512", "05515"), ("05513", "05554"), ("05515", "05554")]:
        border = areas[one].intersection(areas[other])
        assert points(border) == points(areas[one]) & points(areas[other])


def test_areas_are_in_degrees_with_four_decimals_and_counter_clockwise(tolerances):
    tolerances(0.45)
    (areas,) = simplifications(districts(grid()))
    numbers = shapely.get_coordinates(list(areas.values()))

    assert {ags: round(in_metres(area).area / 1e6, 1) for ags, area in areas.items()} == {
        "05512": 100.0,
        "05513": 100.0,
        "05515": 100.0,
        "05554": 100.0,
    }
    assert (numbers == numbers.round(4)).all()
    assert all(shapely.is_ccw(part.exterior) for area in areas.values() for part in area.geoms)


def test_each_is_coarser_than_the_one_before(tolerances):
    tolerances(0.1, 0.45, 2)

    assert list(map(count, simplifications(districts(grid())))) == [500, 180, 20]


def test_small_districts_are_drawn_finer(tolerances):
    """The same wiggle at the far ends of a cell of 100 km² and of one of 1,000 km²."""
    tolerances(0.65)
    large = cell(0, 0, ys=(5_650_000, 5_750_000))
    data = collection(feature("05512", [cell(0, 0)]), feature("05554", [large]))

    (areas,) = simplifications(districts(data))
    norths = [north for area in areas.values() for _, north in points(in_metres(area))]

    assert sum(north > 5_759_900 for north in norths) == 12
    assert sum(north < 5_650_100 for north in norths) == 3


def test_borders_that_would_cross_are_not_simplified_so_far(tolerances):
    """A tongue of the south reaches into a bulge of the north, which a tolerance of 2.5 km would cut off."""
    tongue = [[404e3, 576e4], [411e3, 5765e3], [406e3, 576e4]]
    bulge = [[41e4, 5763e3], [412e3, 5765e3], [41e4, 5767e3]]
    south = [[4e5, 575e4], [41e4, 575e4], [41e4, 576e4], *tongue[::-1], [4e5, 576e4], [4e5, 575e4]]
    north = [[4e5, 576e4], *tongue, [41e4, 576e4], *bulge, [41e4, 577e4], [4e5, 577e4], [4e5, 576e4]]
    tolerances(1, 25)

    (areas,) = simplifications(districts(collection(feature("05512", [south]), feature("05513", [north]))))

    assert count(areas) == len(south) + len(north)
