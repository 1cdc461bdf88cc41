"""Draws the map of the districts from official boundaries.

Only `manage.py build_map` imports this package: shapely and pyproj are installed for development alone.
"""

from networks.boundaries.drawing import draw, write
from networks.boundaries.reading import BoundaryError, read

__all__ = ["BoundaryError", "draw", "read", "write"]
