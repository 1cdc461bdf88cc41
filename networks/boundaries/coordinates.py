"""Metres of EPSG:25832, the official system of North Rhine-Westphalia, and degrees of EPSG:4326.

All lengths and areas are measured in metres; the map is in degrees, longitude first.
"""

import shapely
from pyproj import Transformer
from shapely import Geometry

_TO_METRES = Transformer.from_crs(4326, 25832, always_xy=True)
_TO_DEGREES = Transformer.from_crs(25832, 4326, always_xy=True)


def in_metres(degrees: Geometry) -> Geometry:
    return shapely.transform(degrees, _TO_METRES.transform, interleaved=False)


def in_degrees(metres: Geometry) -> Geometry:
    return shapely.transform(metres, _TO_DEGREES.transform, interleaved=False)


def rounded(geometry: Geometry, decimals: int) -> Geometry:
    return shapely.transform(geometry, lambda points: points.round(decimals))


def place(metres: Geometry) -> str:
    """A point of the geometry as a German sentence names it."""
    point = in_degrees(metres.representative_point())
    return f"{point.y:.4f}° N, {point.x:.4f}° O".replace(".", ",")
