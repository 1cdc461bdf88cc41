"""The search index: normalised names in plain dicts and lists, scanned for prefixes, substrings and fuzzy matches.

A scan of all towns in Germany takes a few milliseconds, so there is no cleverer structure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from networks.finder.entry import Code, Entry, Named
from networks.finder.spelling import spellings, words

# Lengths in letters. Shorter substrings occur in nearly every name, shorter words resemble nearly every other.
SHORTEST_SUBSTRING = 4
SHORTEST_FUZZY = 4
TWO_ERRORS_FROM = 6

Names = dict[str, list[Entry]]  # normalised name → entries, in alphabetical order


class Index:
    """Entries that can be found. It never changes after it is built, so threads may share it.

    Methods take words as `spelling.words` returns them. They may name an entry twice.
    """

    def __init__(self, named: list[Named], codes: list[Code]):
        self.entries = [one.entry for one in named]
        own = [(one.entry, words(name)) for one in named for name in one.names]
        self._all_names = _normalised(
            (one.entry, words(name)) for one in named for name in (*one.names, *one.aliases)
        )
        self._inner_names = _normalised(
            (entry, parts[start:]) for entry, parts in own for start in range(1, len(parts))
        )
        self._own_names = list(_normalised(own))
        self._areas = _normalised((one.entry, words(area)) for one in named for area in one.areas)
        self._texts = [
            (
                one.entry,
                "".join(f" {form}" for name in one.names for part in words(name) for form in spellings(part)),
            )
            for one in named
        ]
        self._codes = codes
        self.delivery_regions = sorted({code.plz[:2] for code in codes if code.is_delivery})

    def exact(self, typed: list[str]) -> list[Entry]:
        return [entry for name in spellings("".join(typed)) for entry in self._all_names.get(name, ())]

    def in_area(self, typed: list[str]) -> list[Entry]:
        """The district of this name, its network, office, committee and conferences."""
        return [entry for name in spellings("".join(typed)) for entry in self._areas.get(name, ())]

    def with_prefix(self, typed: list[str]) -> Iterator[Entry]:
        """Names that begin with the words, then names with such a word inside: „See“ in Haltern am See."""
        prefixes = tuple(spellings("".join(typed))) if typed else ()
        for names in (self._all_names, self._inner_names):
            found = [name for name in names if name.startswith(prefixes)]
            for prefix, name in product(prefixes, found):
                if name.startswith(prefix):
                    yield from names[name]

    def with_all_prefixes(self, typed: list[str]) -> list[Entry]:
        """Entries in whose names each of the words begins a word, in any order."""
        found = self._texts
        for word in sorted(set(typed), key=len, reverse=True):
            prefixes = [f" {form}" for form in spellings(word)]
            found = [pair for prefix in prefixes for pair in found if prefix in pair[1]]
        return [entry for entry, _ in found]

    def with_substring(self, typed: list[str]) -> Iterator[Entry]:
        """Names that contain the letters anywhere: „pädagogik“ in Medienpädagogik."""
        for part in spellings("".join(typed)):
            if len(part) >= SHORTEST_SUBSTRING:
                for name in [name for name in self._own_names if part in name]:
                    yield from self._all_names[name]

    def fuzzy(self, *readings: list[str]) -> Iterator[Entry]:
        """Names that differ from a reading by one typing error, or two in longer words; the closest first."""
        found: set[tuple[float, str]] = set()
        for text in {spellings("".join(typed))[0] for typed in readings}:
            if len(text) >= SHORTEST_FUZZY:
                errors = 1 if len(text) < TWO_ERRORS_FROM else 2
                matches = process.extract(
                    text, self._own_names, scorer=OSA.distance, score_cutoff=errors, limit=None
                )
                found.update((distance, name) for name, distance, _ in matches)
        for _, name in sorted(found):
            yield from self._all_names[name]

    def towns(self, digits: str, limit: int) -> list[Entry]:
        """The towns with a postcode that begins with these digits, and those postcodes in their details."""
        found: dict[str, tuple[Entry, list[str]]] = {}  # by slug: an entry's own hash is slow
        for code in self._codes:
            if code.plz.startswith(digits) and (code.town.slug in found or len(found) < limit):
                found.setdefault(code.town.slug, (code.town, []))[1].append(code.plz)
        return [_with_codes(town, codes) for town, codes in found.values()]


def _normalised(names: Iterable[tuple[Entry, list[str]]]) -> Names:
    """Entries by each spelling of their names, written as one word."""
    found = defaultdict(list)
    for entry, parts in names:
        for spelling in spellings("".join(parts)) if parts else ():
            found[spelling].append(entry)
    return dict(sorted(found.items()))


def _with_codes(town: Entry, codes: list[str]) -> Entry:
    more = f" und {len(codes) - 3} weitere" if len(codes) > 3 else ""
    return replace(town, detail=f"{town.detail} · {', '.join(codes[:3])}{more}")
