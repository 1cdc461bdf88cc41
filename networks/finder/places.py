"""Resolves what people call a place: a town, a Kreis, an Ortsteil, alone or with words beside it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.spelling import without_fillers

SHORTEST_NAME = 2  # letters
PLACES = {Kind.TOWN, Kind.LOCALITY, Kind.DISTRICT}


def of_kind(index: Index, rest: list[str], kinds: list[Kind]) -> list[Entry]:
    """Exact matches of the kind that a filler asks for: „Bildungsbüro Ahlen“, „Stadt Borken“, „Schulamt Hiltrup“."""
    area = index.in_area(rest)
    if Kind.AUTHORITY in kinds:
        places = area or index.exact(rest) or index.localities(rest)
        found = index.authorities(place for place in places if place.kind in PLACES or place in area)
        if found:
            return found
    is_city = all(entry.kind != Kind.DISTRICT for entry in area)
    if is_city or Kind.TOWN not in kinds:
        for kind in kinds:
            found = [entry for entry in area if entry.kind == kind]
            if found:
                return found
    exact = index.exact(rest)
    return [entry for entry in exact if entry.kind in kinds] or exact


def localities_named(index: Index, typed: list[str], rest: list[str]) -> list[Entry]:
    """Localities of exactly this name, alone or beside their town's."""
    found = index.localities(typed) or index.localities(rest)
    return found or [replace(entry, asks_back=False) for entry in beside_town(index, typed, index.localities)]


def beside_town(
    index: Index, typed: list[str], search: Callable[[list[str]], Iterable[Entry]]
) -> list[Entry]:
    """Localities found beside the name of their town or Kreis, in either order: „Münster-Hiltrup“, „Lette, Coesfeld“."""
    for at in range(1, len(typed)):
        for area, name in ((typed[:at], typed[at:]), (typed[at:], typed[:at])):
            around = index.exact(area) or index.exact(without_fillers(area)[0])
            towns = {entry.slug for entry in around if entry.kind == Kind.TOWN}
            districts = {entry.area for entry in around if entry.kind == Kind.DISTRICT}
            if (towns or districts) and len("".join(name)) >= SHORTEST_NAME:
                found = list(search(name))
                inside = [one for one in found if one.slug in towns]
                inside = inside or [one for one in found if one.area in districts]
                if inside:
                    return inside
    return []


def places_in(index: Index, typed: list[str]) -> list[Entry]:
    """Towns, districts and localities of exactly this name."""
    rest, kinds = without_fillers(typed)
    named = index.exact(typed) or of_kind(index, rest, kinds)
    return [entry for entry in named if entry.kind in PLACES] or localities_named(index, typed, rest)


def places_with_prefix(index: Index, rest: list[str]) -> list[Entry]:
    found = chain(index.with_prefix(rest), index.localities_with_prefix(rest))
    return [entry for entry in found if entry.kind in PLACES]
