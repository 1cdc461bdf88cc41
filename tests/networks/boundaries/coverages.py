"""Made boundaries: two rows of two cells, their borders wiggling by up to 60 m."""

import copy
import datetime as dt
import math

import numpy as np
import shapely
from pyproj import Transformer
from shapely import MultiPolygon
from shapely.geometry import shape

from networks.boundaries import Origin

ORIGIN = Origin("Amt, Grenzen", dt.date(2024, 2, 29), "Lizenz", "https://lizenz.example/")
WANTED = ["05512", "05513", "05515", "05554"]
TO_DEGREES = Transformer.from_crs(25832, 4326, always_xy=True)

XS = (400_000, 410_000, 420_000)
YS = (5_750_000, 5_760_000, 5_770_000)


def border(start, end):
    """From corner to corner, the same points whichever cell asks."""
    if end < start:
        return border(end, start)[::-1]
    points = [np.array(start) + (np.array(end) - start) * step / 40 for step in range(41)]
    across = np.array([end[1] - start[1], start[0] - end[0]]) / math.dist(start, end)
    return [
        tuple((point + across * 60 * math.sin(step * math.pi / 4)).round(2).tolist())
        for step, point in enumerate(points)
    ]


def cell(column, row, xs=XS, ys=YS):
    """A closed ring in metres (EPSG:25832), counter-clockwise."""
    (west, east), (south, north) = xs[column : column + 2], ys[row : row + 2]
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    ring = [list(point) for k in range(4) for point in border(corners[k], corners[k + 1])[:-1]]
    return [*ring, ring[0]]


def feature(ags, *polygons):
    geometry = {"type": "MultiPolygon", "coordinates": list(polygons)}
    if len(polygons) == 1:
        geometry = {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "Feature", "properties": {"ags": ags}, "geometry": geometry}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def grid():
    """Districts of 100 km² each: 05512 and 05513 in the south, 05515 and 05554 in the north."""
    return collection(
        feature("05512", [cell(0, 0)]),
        feature("05513", [cell(1, 0)]),
        feature("05515", [cell(0, 1)]),
        feature("05554", [cell(1, 1)]),
    )


def square(west, south, side):
    return [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]


def ring_of(data, index):
    return data["features"][index]["geometry"]["coordinates"][0]


def changed(data, change):
    """The same with each point changed."""
    data = copy.deepcopy(data)
    for geometry in (each["geometry"] for each in data["features"]):
        coordinates = geometry["coordinates"]
        polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
        for ring in (ring for polygon in polygons for ring in polygon):
            ring[:] = [change(*point) for point in ring]
    return data


def in_degrees(data):
    """The same in EPSG:4326 with six decimals."""
    return changed(data, lambda x, y: [round(degrees, 6) for degrees in TO_DEGREES.transform(x, y)])


def districts(data):
    """What is read from it."""
    areas = {each["properties"]["ags"]: shape(each["geometry"]) for each in data["features"]}
    return {ags: MultiPolygon(shapely.get_parts(area).tolist()) for ags, area in areas.items()}


def grid_with_part(west, south, side):
    """05513 has a square beside its cell."""
    data = grid()
    data["features"][1] = feature("05513", [cell(1, 0)], [square(west, south, side)])
    return data


def grid_with_enclave():
    """The same square is a hole in 05512 and a part of 05513."""
    data = grid_with_part(404_000, 5_754_000, 300)
    data["features"][0]["geometry"]["coordinates"].append(square(404_000, 5_754_000, 300)[::-1])
    return data
