"""What the finder says to a query, in German."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.spelling import BESIDE_POSTCODES, FILLERS, without_fillers, words

MAX_GUESSES = 6

SHORTEST_BEGINNING = 3  # letters; fewer begin names of too many places that are not ours

NOTHING_FOUND = (
    "Bitte prüfen Sie die Schreibweise. Vielleicht liegt der Ort auch außerhalb des Regierungsbezirks Münster. "
    "Dann hilft das Landesportal weiter."
)
NAME_MISSING = "Bitte schreiben Sie den Namen Ihres Ortes dazu."


@dataclass(frozen=True)
class Answer:
    """`target` is the one clear hit, if there is one; `is_refused` says that the query was no query.

    Clear is what is called as typed, if it is alone in that; else the only one with a name, or a word of it, that
    begins as typed. A guess is never clear.
    """

    query: str
    headline: str
    explanation: str = ""
    hits: list[Entry] = field(default_factory=list)
    guesses: list[Entry] = field(default_factory=list)
    target: Entry | None = None
    is_refused: bool = False


def find(index: Index, query: str, limit: int) -> Answer:
    """`query` as `spelling.clean` leaves it, not empty; at most `limit` hits."""
    typed = words(query)
    # Who knows no postcode can say of none that it lies elsewhere.
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
    exact = index.exact(typed) or _meant(index, rest, kinds)
    hits = _distinct(chain(exact, _beginning(index, typed)), limit + 1)
    if hits:
        clear = _distinct(exact, 2)
        if not clear and len("".join(rest)) >= SHORTEST_BEGINNING:
            clear = hits
        return _found(query, hits, limit, target=clear[0] if len(clear) == 1 else None)
    hits = _distinct(index.containing(rest), limit + 1)
    words_alone = chain.from_iterable(index.exact([word]) for word in rest if len(rest) > 1)
    guesses = chain(index.near(typed, rest), words_alone)
    guesses = _distinct(chain(hits, guesses), len(hits) + MAX_GUESSES)[len(hits) :]
    if hits:
        return replace(_found(query, hits, limit), guesses=guesses)
    explanation = NOTHING_FOUND if rest or not typed else NAME_MISSING
    return Answer(query, f"Kein Treffer für „{query}“", explanation, guesses=guesses)


def _meant(index: Index, rest: list[str], kinds: list[Kind]) -> list[Entry]:
    """„Bildungsbüro Ahlen“, „Stadt Borken“, „Kreisverwaltung Borken“: the word left out says what is meant."""
    area = index.in_area(rest)
    is_city = all(entry.kind != Kind.DISTRICT for entry in area)
    if is_city or Kind.TOWN not in kinds:
        for kind in kinds:
            meant = [entry for entry in area if entry.kind == kind]
            if meant:
                return meant
    exact = index.exact(rest)
    return [entry for entry in exact if entry.kind in kinds] or exact


def _beginning(index: Index, typed: list[str]) -> Iterator[Entry]:
    """As typed; where that finds nothing, without fillers. Then the words in any order."""
    rest, _ = without_fillers(typed)
    found = index.beginning(typed)
    first = next(found, None)
    yield from chain([first], found) if first else index.beginning(rest)
    if len(rest) > 1:
        yield from index.with_all(rest)


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
    return Answer(query, headline, _where_inside(index))


def _by_postcode_and_name(index: Index, query: str, plz: str, others: list[str], limit: int) -> Answer:
    """Clear where they belong together, otherwise both are offered."""
    towns = index.towns(plz, limit)
    rest, _ = without_fillers(others)
    named = _distinct(chain(index.exact(rest), _beginning(index, others)), limit)
    if not towns:
        return replace(_outside(index, query, plz), hits=named)
    slugs = {entry.slug for entry in named if entry.kind == Kind.TOWN}
    both = [town for town in towns if town.slug in slugs]
    return _found(query, both or [*towns, *named], limit, target=both[0] if len(both) == 1 else None)


def _outside(index: Index, query: str, plz: str) -> Answer:
    headline = f"Die Postleitzahl {plz} liegt nicht im Regierungsbezirk Münster"
    explanation = _where_inside(index)
    if index.towns(plz[:3], 1):
        explanation = (
            "Oder sie gehört zu einem Postfach, das wir nicht kennen. "
            "Suchen Sie dann bitte nach dem Namen des Ortes."
        )
    return Answer(query, headline, explanation)


def _where_inside(index: Index) -> str:
    *first, last = index.delivery_regions
    listed = f"{', '.join(first)} oder {last}" if first else last
    return (
        f"Im Regierungsbezirk Münster beginnen die Postleitzahlen mit {listed}. "
        "Für andere Orte hilft das Landesportal weiter."
    )


# --- Both ----------------------------------------------------------------------------------------------------


def _distinct(entries: Iterable[Entry], limit: int) -> list[Entry]:
    """The first entries, each page once: a district, its network and its office share one."""
    found = {}
    for entry in entries:
        found.setdefault((entry.page, entry.slug), entry)
        if len(found) == limit:
            break
    return list(found.values())


def _found(query: str, hits: list[Entry], limit: int, target: Entry | None = None) -> Answer:
    """`hits` has one more than `limit` where there are more."""
    headline, explanation = f"{len(hits)} Treffer für „{query}“", ""
    if len(hits) > limit:
        headline = f"Mehr als {limit} Treffer für „{query}“"
        explanation = f"Hier stehen die ersten {limit}. Schreiben Sie etwas mehr, dann wird die Liste kürzer."
    return Answer(query, headline, explanation, hits[:limit], target=target)
