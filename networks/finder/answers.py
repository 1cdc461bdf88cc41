"""Chooses what the finder answers to a query, and says it in German."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.spelling import BESIDE_POSTCODES, FILLERS, without_fillers, words

MAX_GUESSES = 6

SHORTEST_PREFIX = (
    3  # letters of the only hit that is opened at once; fewer begin too many places outside the region
)

NOTHING_FOUND = (
    "Bitte prüfen Sie die Schreibweise. Vielleicht liegt der Ort auch außerhalb des Regierungsbezirks Münster. "
    "Dann hilft das Landesportal weiter."
)
NAME_MISSING = "Bitte schreiben Sie den Namen Ihres Ortes dazu."


@dataclass(frozen=True)
class Answer:
    """`target` is the one clear hit, if any: the only exact match, else the only prefix match. Never a guess.

    `is_refused` means that the text was empty of readable letters or too long.
    """

    query: str
    headline: str
    explanation: str = ""
    hits: list[Entry] = field(default_factory=list)
    guesses: list[Entry] = field(default_factory=list)
    target: Entry | None = None
    is_refused: bool = False


def find(index: Index, query: str, limit: int) -> Answer:
    """The answer, with at most `limit` hits, to a query as `spelling.clean` leaves it, not empty."""
    typed = words(query)
    # An index without postcodes cannot say of any that it lies elsewhere.
    if index.delivery_regions and not index.exact(typed):
        digits = [word for word in typed if re.fullmatch("[0-9]+", word)]
        others = [word for word in typed if word not in digits and word not in BESIDE_POSTCODES]
        if digits and all(word in FILLERS for word in others):
            return _by_digits(index, query, "".join(digits), limit)
        plz = next((word for word in digits if len(word) == 5), None)
        if plz:
            return _by_postcode_and_name(index, query, plz, others, limit)
    return _by_name(index, query, typed, limit)


# --- Names ---------------------------------------------------------------------------------------------------


def _by_name(index: Index, query: str, typed: list[str], limit: int) -> Answer:
    rest, kinds = without_fillers(typed)
    exact = index.exact(typed) or _of_kind(index, rest, kinds)
    hits = _distinct(chain(exact, _by_prefix(index, typed, rest)), limit + 1)
    if hits:
        clear = _distinct(exact, 2)
        if not clear and len("".join(rest)) >= SHORTEST_PREFIX:
            clear = hits
        return _found(query, hits, limit, target=clear[0] if len(clear) == 1 else None)
    hits = _distinct(index.with_substring(rest), limit + 1)
    single_words = chain.from_iterable(index.exact([word]) for word in rest if len(rest) > 1)
    guesses = chain(hits, index.fuzzy(typed, rest), single_words)
    guesses = _distinct(guesses, len(hits) + MAX_GUESSES)[len(hits) :]
    if hits:
        return replace(_found(query, hits, limit), guesses=guesses)
    explanation = NOTHING_FOUND if rest or not typed else NAME_MISSING
    return Answer(query, f"Kein Treffer für „{query}“", explanation, guesses=guesses)


def _of_kind(index: Index, rest: list[str], kinds: list[Kind]) -> list[Entry]:
    """Exact matches of the kind that a filler asks for: „Bildungsbüro Ahlen“, „Stadt Borken“."""
    area = index.in_area(rest)
    is_city = all(entry.kind != Kind.DISTRICT for entry in area)
    if is_city or Kind.TOWN not in kinds:
        for kind in kinds:
            found = [entry for entry in area if entry.kind == kind]
            if found:
                return found
    exact = index.exact(rest)
    return [entry for entry in exact if entry.kind in kinds] or exact


def _by_prefix(index: Index, typed: list[str], rest: list[str]) -> Iterator[Entry]:
    """Prefix matches as typed, or else without fillers; then matches of the words in any order."""
    found = index.with_prefix(typed)
    first = next(found, None)
    if first:
        yield from chain([first], found)
    elif rest != typed:
        yield from index.with_prefix(rest)
    if len(rest) > 1:
        yield from index.with_all_prefixes(rest)


# --- Postcodes -----------------------------------------------------------------------------------------------


def _by_digits(index: Index, query: str, digits: str, limit: int) -> Answer:
    if len(digits) > 5:
        headline = f"„{digits}“ hat {len(digits)} Ziffern, eine Postleitzahl nur fünf"
        return Answer(query, headline, "Bitte prüfen Sie Ihre Eingabe.")
    towns = index.towns(digits, limit + 1)
    if towns:
        return _found(query, towns, limit, target=towns[0] if len(digits) == 5 and len(towns) == 1 else None)
    if len(digits) == 5:
        return _outside(index, query, digits)
    headline = f"Keine Postleitzahl im Regierungsbezirk Münster beginnt mit {digits}"
    return Answer(query, headline, _regions_inside(index))


def _by_postcode_and_name(index: Index, query: str, plz: str, others: list[str], limit: int) -> Answer:
    """One clear hit where postcode and name belong together, otherwise both are offered."""
    towns = index.towns(plz, limit)
    rest, _ = without_fillers(others)
    named = _distinct(chain(index.exact(rest), _by_prefix(index, others, rest)), limit)
    if not towns:
        return replace(_outside(index, query, plz), hits=named)
    slugs = {entry.slug for entry in named if entry.kind == Kind.TOWN}
    both = [town for town in towns if town.slug in slugs]
    return _found(query, both or [*towns, *named], limit, target=both[0] if len(both) == 1 else None)


def _outside(index: Index, query: str, plz: str) -> Answer:
    headline = f"Die Postleitzahl {plz} liegt nicht im Regierungsbezirk Münster"
    explanation = _regions_inside(index)
    if index.towns(plz[:3], 1):
        explanation = (
            "Oder sie gehört zu einem Postfach, das wir nicht kennen. "
            "Suchen Sie dann bitte nach dem Namen des Ortes."
        )
    return Answer(query, headline, explanation)


def _regions_inside(index: Index) -> str:
    *first, last = index.delivery_regions
    listed = f"{', '.join(first)} oder {last}" if first else last
    return (
        f"Im Regierungsbezirk Münster beginnen die Postleitzahlen mit {listed}. "
        "Für andere Orte hilft das Landesportal weiter."
    )


# --- Both ----------------------------------------------------------------------------------------------------


def _distinct(entries: Iterable[Entry], limit: int) -> list[Entry]:
    """The first entries of different pages: a district, its network and its office share one."""
    found = {}
    for entry in entries:
        found.setdefault((entry.page, entry.slug), entry)
        if len(found) == limit:
            break
    return list(found.values())


def _found(query: str, hits: list[Entry], limit: int, target: Entry | None = None) -> Answer:
    """An answer with hits; `hits` has one more than `limit` where there are more."""
    headline, explanation = f"{len(hits)} Treffer für „{query}“", ""
    if len(hits) > limit:
        headline = f"Mehr als {limit} Treffer für „{query}“"
        explanation = f"Hier stehen die ersten {limit}. Schreiben Sie etwas mehr, dann wird die Liste kürzer."
    return Answer(query, headline, explanation, hits[:limit], target=target)
