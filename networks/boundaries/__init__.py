"""Official boundaries made small enough for a page, without a gap, an overlap or a border drawn twice.

Only `manage.py build_map` comes here, because shapely and pyproj are installed for development alone.
"""

from networks.boundaries.building import build
from networks.boundaries.reading import BoundaryError
from networks.boundaries.writing import Origin, Result, write

__all__ = ["BoundaryError", "Origin", "Result", "build", "write"]
