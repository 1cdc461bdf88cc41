import pytest
from shapely import Point

from networks.boundaries.coordinates import in_degrees, in_metres, place, rounded


def test_metres_are_those_of_zone_32():
    """Its central meridian is 9° east, where eastings are 500 km; northings begin at the equator."""
    assert in_metres(Point(9, 0)).coords[0] == pytest.approx((500_000, 0))


def test_degrees_are_metres_turned_back():
    assert rounded(in_degrees(in_metres(Point(7.6251, 51.9632))), 6) == Point(7.6251, 51.9632)


def test_place():
    assert place(Point(400_000, 5_750_000)) == "51,8918° N, 7,5468° O"
