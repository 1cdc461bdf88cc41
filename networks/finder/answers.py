"""Chooses what the finder answers to a query, and says it in German."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from networks.finder.answer import MAX_GUESSES, Answer, distinct, found
from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.places import beside_town, localities_named, of_kind, places_in, places_with_prefix
from networks.finder.spelling import BESIDE_POSTCODES, FILLERS, without_fillers, words
from networks.finder.topics import about, topic_in

SHORTEST_PREFIX = (
    3  # letters of the only hit that is opened at once; fewer begin too many places outside the region
)

NOTHING_FOUND = (
    "Bitte prüfen Sie die Schreibweise. Nicht jeden Ortsteil kennen wir: "
    "Suchen Sie dann nach Ihrer Stadt, Ihrer Gemeinde oder Ihrer Postleitzahl."
)
NAME_MISSING = "Bitte schreiben Sie den Namen Ihres Ortes dazu."
WHICH_PLACE = "Meinen Sie einen Ort im Regierungsbezirk Münster?"
BETTER_KNOWN = "Den Namen „{}“ kennen die meisten von einem anderen Ort. Deshalb fragen wir nach."


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
    exact = index.exact(typed) or of_kind(index, rest, kinds)
    if not rest:
        exact = exact or index.exact([word for word in typed if FILLERS[word]])  # „wo ist das Schulamt“
    localities = [] if exact and kinds else localities_named(index, typed, rest)
    if exact or localities:
        hits = distinct(chain(exact, localities, _by_prefix(index, typed, rest)), limit + 1)
        clear = distinct(exact, 2)
        target = (clear[0] if len(clear) == 1 else None) if exact else _only_place(localities)
        answer = found(query, hits, limit, target=target)
        return answer if exact else _asking_back(answer)
    topic, beside = topic_in(index, typed)
    places = places_in(index, beside) if topic else []
    if topic and (places or not without_fillers(beside)[0]):
        return about(index, query, topic, beside, places, limit)
    hits = distinct(_by_prefix(index, typed, rest), limit + 1)
    if hits:
        return found(query, hits, limit, target=_only_prefix_match(index, typed, rest, hits))
    if topic:
        places = places_with_prefix(index, without_fillers(beside)[0])
        return about(index, query, topic, beside, places, limit)
    return _by_parts(index, query, typed, limit)


def _by_parts(index: Index, query: str, typed: list[str], limit: int) -> Answer:
    """Names that contain the letters, and guesses: names that resemble them, or contain one of the words."""
    rest, kinds = without_fillers(typed)
    hits = distinct(index.with_substring(rest), limit + 1)
    similar = list(index.fuzzy(typed, rest))
    if Kind.AUTHORITY in kinds:
        similar = [*index.authorities(similar), *similar]
    single_words = [[word] for word in rest if len(rest) > 1]
    exact = (entry for word in single_words for entry in (*index.exact(word), *index.localities(word)))
    beside = beside_town(index, typed, index.localities_with_prefix)
    guesses = chain(hits, exact, beside, similar, index.others_with_substring(rest))
    guesses = distinct(guesses, len(hits) + MAX_GUESSES)[len(hits) :]
    if hits:
        return replace(found(query, hits, limit), guesses=guesses)
    explanation = NOTHING_FOUND if rest or not typed else NAME_MISSING
    return Answer(query, f"Kein Treffer für „{query}“", explanation, guesses=guesses)


def _by_prefix(index: Index, typed: list[str], rest: list[str]) -> Iterator[Entry]:
    """Prefix matches of own names, then of localities, then of topics."""
    yield from _own_by_prefix(index, typed, rest)
    yield from index.localities_with_prefix(typed)
    if rest != typed and not without_fillers(typed)[1]:  # „Ortsteil Hilt“, but not „Kreis St“
        yield from index.localities_with_prefix(rest)
    yield from index.topics_with_prefix(typed)


def _own_by_prefix(index: Index, typed: list[str], rest: list[str]) -> Iterator[Entry]:
    """Prefix matches as typed, or else without fillers; then matches of the words in any order."""
    matches = index.with_prefix(typed)
    first = next(matches, None)
    if first:
        yield from chain([first], matches)
    elif rest != typed:
        yield from index.with_prefix(rest)
    if len(rest) > 1:
        yield from index.with_all_prefixes(rest)


def _only_prefix_match(index: Index, typed: list[str], rest: list[str], hits: list[Entry]) -> Entry | None:
    """The only own name with this prefix, else the only hit; none where too little was typed."""
    if len("".join(rest)) < SHORTEST_PREFIX:
        return None
    own = distinct(_own_by_prefix(index, typed, rest), 2) or hits
    return own[0] if len(own) == 1 and not own[0].asks_back and own[0].kind != Kind.TOPIC else None


def _only_place(localities: list[Entry]) -> Entry | None:
    """The first of them where all lie in one town: „Maria Veen“ is also written „Mariaveen“."""
    return localities[0] if len({locality.slug for locality in localities}) == 1 else None


def _asking_back(answer: Answer) -> Answer:
    """Ask which place is meant where the first hit is a name that is better known from elsewhere."""
    first = answer.hits[0]
    if not first.asks_back:
        return answer
    return replace(answer, headline=WHICH_PLACE, explanation=BETTER_KNOWN.format(first.label), target=None)


# --- Postcodes -----------------------------------------------------------------------------------------------


def _by_digits(index: Index, query: str, digits: str, limit: int) -> Answer:
    if len(digits) > 5:
        headline = f"„{digits}“ hat {len(digits)} Ziffern, eine Postleitzahl nur fünf"
        return Answer(query, headline, "Bitte prüfen Sie Ihre Eingabe.")
    towns = index.towns(digits, limit + 1)
    if towns:
        return found(query, towns, limit, target=towns[0] if len(digits) == 5 and len(towns) == 1 else None)
    if len(digits) == 5:
        return _outside(index, query, digits)
    headline = f"Keine Postleitzahl im Regierungsbezirk Münster beginnt mit {digits}"
    return Answer(query, headline, _regions_inside(index))


def _by_postcode_and_name(index: Index, query: str, plz: str, others: list[str], limit: int) -> Answer:
    """One clear hit where postcode and name belong together, otherwise both are offered."""
    towns = index.towns(plz, limit)
    topic, beside = topic_in(index, others)
    if towns and topic:
        named = {entry.slug for entry in places_in(index, beside)}
        places = [town for town in towns if town.slug in named] or towns
        return about(index, query, topic, beside, places, limit)
    rest, _ = without_fillers(others)
    slugs = {town.slug for town in towns}
    localities = [one for one in localities_named(index, others, rest) if one.slug in slugs]
    if localities:
        return found(query, localities, limit, target=_only_place(localities))
    named = chain(index.exact(rest), index.localities(rest), _by_prefix(index, others, rest))
    named = distinct(named, limit)
    if not towns:
        return replace(_outside(index, query, plz), hits=named)
    slugs = {entry.slug for entry in named if entry.kind == Kind.TOWN}
    both = [town for town in towns if town.slug in slugs]
    return found(query, both or [*towns, *named], limit, target=both[0] if len(both) == 1 else None)


def _outside(index: Index, query: str, plz: str) -> Answer:
    if index.towns(plz[:3], 1):
        headline = f"Die Postleitzahl {plz} kennen wir nicht"
        explanation = (
            "Vielleicht gehört sie zu einem Postfach oder zu einem Nachbarort außerhalb des Regierungsbezirks Münster. "
            "Suchen Sie bitte nach dem Namen des Ortes."
        )
        return Answer(query, headline, explanation)
    headline = f"Die Postleitzahl {plz} liegt nicht im Regierungsbezirk Münster"
    return Answer(query, headline, _regions_inside(index))


def _regions_inside(index: Index) -> str:
    *first, last = index.delivery_regions
    listed = f"{', '.join(first)} oder {last}" if first else last
    return (
        f"Im Regierungsbezirk Münster beginnen die Postleitzahlen mit {listed}. "
        "Für andere Orte hilft das Landesportal weiter."
    )
