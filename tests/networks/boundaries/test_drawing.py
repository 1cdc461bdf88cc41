import shapely
from shapely import MultiPolygon, Polygon, box

from networks.boundaries.drawing import draw, svg_path
from tests.networks.boundaries.coverages import districts, grid, in_degrees


def test_a_drawing_has_a_fixed_width_and_a_margin():
    drawing = draw(districts(in_degrees(grid())))

    assert shapely.total_bounds(list(drawing.areas.values())).tolist() == [10, 10, 990, 992]
    assert drawing.height == 1003


def test_neighbours_still_share_their_points_in_whole_units():
    drawing = draw(districts(in_degrees(grid())))
    numbers = shapely.get_coordinates(list(drawing.areas.values()))

    assert (numbers == numbers.round()).all()
    assert shapely.coverage_is_valid(list(drawing.areas.values()))


def test_the_projection_is_the_one_it_was_drawn_with():
    drawing = draw({"05512": box(7, 51, 8, 52)})
    corners = [drawing.projection.project(*corner) for corner in [(7, 52), (8, 51)]]

    assert [round(value) for corner in corners for value in corner] == [10, 10, 990, 1584]
    assert drawing.areas["05512"].bounds == (10, 10, 990, 1584)


def test_svg_path_goes_from_an_absolute_start_by_relative_lines():
    assert svg_path(MultiPolygon([Polygon([(1, 2), (11, 2), (6, 22)])])) == "M1 2l10 0-5 20z"


def test_svg_path_has_a_line_for_each_ring():
    ring = [(0, 0), (9, 0), (9, 9), (0, 9)]
    hole = [(3, 3), (3, 6), (6, 6)]
    island = [(20, 0), (25, 0), (25, 5)]

    area = MultiPolygon([Polygon(ring, [hole]), Polygon(island)])
    assert svg_path(area) == "M0 0l9 0 0 9-9 0zM3 3l0 3 3 0zM20 0l5 0 0 5z"


def test_svg_path_leaves_out_points_upon_each_other():
    assert svg_path(MultiPolygon([Polygon([(1, 2), (11, 2), (11, 2), (6, 22)])])) == "M1 2l10 0-5 20z"
