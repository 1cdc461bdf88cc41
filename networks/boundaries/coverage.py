"""Whether districts cover their region as one: no gap, no overlap, and on both sides of a border the same points."""

from collections.abc import Iterator
from itertools import chain, combinations

import shapely
from shapely import LineString, MultiPolygon, Polygon

from networks.boundaries.coordinates import place
from networks.boundaries.reading import BoundaryError, Districts

SPECK = 100_000  # m²: a part smaller than this that touches nothing would be a dot on the map
GAP_WIDTHS = (50, 500)  # m: districts as near as this along five times the length should touch

Specks = list[tuple[str, float]]


def without_specks(districts: Districts) -> tuple[Districts, Specks]:
    """The districts without their specks, and `ags` and area (m²) of each speck."""
    tree = shapely.STRtree([part for area in districts.values() for part in area.geoms])
    kept, specks = {}, []
    for ags, area in districts.items():
        limit = min(SPECK, max(part.area for part in area.geoms))
        alone = [part for part in area.geoms if part.area < limit and _touches_only_itself(part, tree)]
        kept[ags] = MultiPolygon([part for part in area.geoms if part not in alone])
        specks += [(ags, part.area) for part in alone]
    return kept, specks


def _touches_only_itself(part: Polygon, tree: shapely.STRtree) -> bool:
    return len(tree.query(part, predicate="intersects")) == 1


def check_coverage(districts: Districts) -> None:
    """Raises BoundaryError where districts overlap, leave a gap or do not share their borders' points."""
    edges = shapely.coverage_invalid_edges(list(districts.values()))
    faulty = {ags: edge for ags, edge in zip(districts, edges, strict=True) if not edge.is_empty}
    for one, other in combinations(faulty, 2):
        overlap = districts[one].intersection(districts[other])
        if overlap.area > 1:
            raise BoundaryError(
                f"Die Gebiete {one} und {other} überlappen sich bei {place(overlap)}. "
                "Bitte verwenden Sie Grenzen aus einem Guss."
            )
    for ags, edge in faulty.items():
        raise BoundaryError(
            f"Das Gebiet {ags} hat bei {place(edge)} nicht dieselben Grenzpunkte wie sein Nachbar. "
            "Bitte verwenden Sie Grenzen aus einem Guss."
        )
    for gap in chain(_holes(districts), _slits(districts)):
        raise BoundaryError(
            f"Zwischen den Gebieten ist eine Lücke bei {place(gap)}. "
            "Bitte prüfen Sie, ob die Datei vollständig ist."
        )


def is_sound(areas: Districts, source: Districts) -> bool:
    """Whether nothing was lost, crossed or torn open on the way from `source`."""
    return (
        all(area.is_valid and not area.is_empty for area in areas.values())
        and bool(shapely.coverage_is_valid(list(areas.values())))
        and not _holes(areas)
        and len(_merged(areas)) == len(_merged(source))
    )


def _merged(areas: Districts) -> list[Polygon]:
    return list(shapely.get_parts(shapely.union_all(list(areas.values()))))


def _holes(areas: Districts) -> list[Polygon]:
    return [Polygon(ring) for part in _merged(areas) for ring in part.interiors]


def _slits(areas: Districts) -> Iterator[LineString]:
    """Gaps that are open to the outside: stretches of rim that run close along another district's rim.

    shapely's own `gap_width` sees only gaps narrower than the segments beside them are long.
    """
    outside = shapely.union_all(list(areas.values())).boundary
    rims = [area.boundary.intersection(outside) for area in areas.values()]
    for width in GAP_WIDTHS:
        strips = [rim.buffer(width) for rim in rims]
        for (rim, _), (_, strip) in combinations(zip(rims, strips, strict=True), 2):
            near = rim.intersection(strip)
            stretches = shapely.get_parts(shapely.line_merge(near))
            yield from (stretch for stretch in stretches if stretch.length > 5 * width)
