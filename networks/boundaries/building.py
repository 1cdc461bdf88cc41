"""The way through: read, check, simplify, check again, write out."""

from collections.abc import Iterable
from pathlib import Path

import shapely

from networks.boundaries.coordinates import in_metres
from networks.boundaries.coverage import check_coverage, is_sound, without_specks
from networks.boundaries.drawing import draw
from networks.boundaries.reading import BoundaryError, Districts, read
from networks.boundaries.simplification import simplifications
from networks.boundaries.writing import Origin, Result, drawing_text, geojson_text

MAX_RESULT_BYTES = 25_000  # both files together, before compression
MAX_AREA_ERROR = 0.005  # of a district's area in the source


def build(path: Path, wanted: Iterable[str], origin: Origin) -> Result:
    """The finest map that fits of the `wanted` districts (`ags`, 5 digits) from the GeoJSON at `path`.

    Raises BoundaryError for anything that would make the map wrong.
    """
    official = read(path, sorted(wanted))
    districts, specks = without_specks(official)
    check_coverage(districts)
    for simplified in simplifications(districts):
        drawing = draw(simplified)
        if not is_sound(drawing.areas, districts):
            continue
        areas = {ags: in_metres(area).area for ags, area in simplified.items()}
        result = Result(
            geojson=geojson_text(simplified, specks, origin),
            drawing=drawing_text(simplified, drawing, origin),
            areas=areas,
            area_errors={ags: areas[ags] / official[ags].area - 1 for ags in areas},
            vertices_before=_vertices(official),
            vertices_after=_vertices(simplified),
            specks=specks,
        )
        if result.size < MAX_RESULT_BYTES and max(map(abs, result.area_errors.values())) < MAX_AREA_ERROR:
            return result
    raise BoundaryError(
        f"Die Grenzen lassen sich nicht so vereinfachen, dass beide Dateien unter {MAX_RESULT_BYTES // 1000} kB "
        "bleiben und jede Fläche auf 0,5 % stimmt. Bitte verwenden Sie weniger Gebiete."
    )


def _vertices(areas: Districts) -> int:
    return int(shapely.get_num_coordinates(list(areas.values())).sum())
