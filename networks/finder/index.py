"""The search index: normalised names, searched for exact matches, prefixes, substrings and fuzzy matches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from networks.finder.entry import Code, Entry, Kind, Named, Topic
from networks.finder.names import Names
from networks.finder.spelling import spellings, words

# Lengths in letters. Shorter substrings occur in nearly every name, shorter words resemble nearly every other.
SHORTEST_SUBSTRING = 4
SHORTEST_FUZZY = 4
TWO_ERRORS_FROM = 6
TWO_ERRORS_IN_OTHERS_FROM = 8  # in localities and topics, of which there are many short ones


class Index:
    """Entries that can be found. It never changes after it is built, so threads may share it.

    Methods take words as `spelling.words` returns them. They may name an entry twice.
    """

    def __init__(
        self, named: list[Named], codes: list[Code], localities: list[Entry] = (), topics: list[Topic] = ()
    ):
        self.entries = [one.entry for one in named]
        own = [(one.entry, words(name)) for one in named for name in one.names]
        self.pages = {(entry.page, entry.slug) for entry in self.entries}
        self._all_names = Names(
            (one.entry, words(name)) for one in named for name in (*one.names, *one.aliases)
        )
        self._own_names = Names(own)
        self._inner_names = Names(_inner(own))
        self._areas = Names((one.entry, words(area)) for one in named for area in one.areas)
        self._authorities = defaultdict(list)
        for entry in self.entries:
            if entry.kind == Kind.AUTHORITY and entry.area:
                self._authorities[entry.area].append(entry)
        self._texts = [
            (
                one.entry,
                "".join(f" {form}" for name in one.names for part in words(name) for form in spellings(part)),
            )
            for one in named
        ]
        of_localities = [(entry, words(entry.label)) for entry in localities]
        self._localities = Names(of_localities)
        self._localities_by_town = defaultdict(list)
        for entry in localities:
            self._localities_by_town[entry.slug].append(entry.label)
        self._inner_localities = Names(_inner(of_localities))
        self._topics = {topic.entry: topic for topic in topics}
        self._topic_names = Names((topic.entry, words(topic.entry.label)) for topic in topics)
        self._codes = codes
        self.delivery_regions = sorted({code.plz[:2] for code in codes if code.is_delivery})

    def exact(self, typed: list[str]) -> list[Entry]:
        """Entries of this name; localities and topics have methods of their own."""
        return [entry for name in spellings("".join(typed)) for entry in self._all_names[name]]

    def localities(self, typed: list[str]) -> list[Entry]:
        return [entry for name in spellings("".join(typed)) for entry in self._localities[name]]

    def localities_of(self, town: str) -> list[str]:
        """The names of the localities of the town with this slug, from A to Z."""
        return self._localities_by_town.get(town, [])

    def topic(self, typed: list[str]) -> Topic | None:
        """The topic of this search word, or of a field of action's own name."""
        for name in spellings("".join(typed)):
            for entry in self._topic_names[name]:
                return self._topics[entry]
        fields = [entry for entry in self.exact(typed) if entry.kind == Kind.FIELD]
        return Topic(fields[0], tuple(fields)) if fields else None

    def in_area(self, typed: list[str]) -> list[Entry]:
        """The district of this name, its network, office, committee, conferences and Schulamt."""
        return [entry for name in spellings("".join(typed)) for entry in self._areas[name]]

    def authorities(self, places: Iterable[Entry]) -> list[Entry]:
        """The Schulämter of the places' districts, each once."""
        areas = dict.fromkeys(place.area for place in places)
        return [entry for area in areas for entry in self._authorities.get(area, ())]

    def with_prefix(self, typed: list[str]) -> Iterator[Entry]:
        """Names that begin with the words, then names with such a word inside: „See“ in Haltern am See."""
        return _with_prefix(typed, self._all_names, self._inner_names)

    def localities_with_prefix(self, typed: list[str]) -> Iterator[Entry]:
        return _with_prefix(typed, self._localities, self._inner_localities)

    def topics_with_prefix(self, typed: list[str]) -> Iterator[Entry]:
        return _with_prefix(typed, self._topic_names)

    def with_all_prefixes(self, typed: list[str]) -> list[Entry]:
        """Entries in whose names each of the words begins a word, in any order."""
        found = self._texts
        for word in sorted(set(typed), key=len, reverse=True):
            prefixes = [f" {form}" for form in spellings(word)]
            found = [pair for prefix in prefixes for pair in found if prefix in pair[1]]
        return [entry for entry, _ in found]

    def with_substring(self, typed: list[str]) -> Iterator[Entry]:
        """Names that contain the letters anywhere: „pädagogik“ in Medienpädagogik."""
        return _with_substring(typed, self._own_names)

    def others_with_substring(self, typed: list[str]) -> Iterator[Entry]:
        """Localities and topics that contain the letters anywhere: „bochum“ in Langenbochum."""
        return _with_substring(typed, self._localities, self._topic_names)

    def fuzzy(self, *readings: list[str]) -> Iterator[Entry]:
        """Names that differ from a reading by one typing error, or two in longer words.

        The closest come first; at the same distance own names, then localities, then topics.
        """
        groups = (self._own_names, self._localities, self._topic_names)
        found: set[tuple[float, int, str]] = set()
        for text in {spellings("".join(typed))[0] for typed in readings}:
            if len(text) >= SHORTEST_FUZZY:
                for group, names in enumerate(groups):
                    enough = TWO_ERRORS_FROM if names is self._own_names else TWO_ERRORS_IN_OTHERS_FROM
                    similar = names.similar(text, errors=2 if len(text) >= enough else 1)
                    found.update((distance, group, name) for distance, name in similar)
        for _, group, name in sorted(found):
            yield from groups[group][name]

    def towns(self, digits: str, limit: int) -> list[Entry]:
        """The towns with a postcode that begins with these digits, and those postcodes in their details."""
        found: dict[str, tuple[Entry, list[str]]] = {}  # by slug: an entry's own hash is slow
        for code in self._codes:
            if code.plz.startswith(digits) and (code.town.slug in found or len(found) < limit):
                found.setdefault(code.town.slug, (code.town, []))[1].append(code.plz)
        return [_with_codes(town, codes) for town, codes in found.values()]


def _inner(named: Iterable[tuple[Entry, list[str]]]) -> Iterator[tuple[Entry, list[str]]]:
    return ((entry, parts[start:]) for entry, parts in named for start in range(1, len(parts)))


def _with_prefix(typed: list[str], *groups: Names) -> Iterator[Entry]:
    prefixes = spellings("".join(typed)) if typed else ()
    return (entry for names in groups for prefix in prefixes for entry in names.with_prefix(prefix))


def _with_substring(typed: list[str], *groups: Names) -> Iterator[Entry]:
    parts = [part for part in spellings("".join(typed)) if len(part) >= SHORTEST_SUBSTRING]
    return (entry for names in groups for part in parts for entry in names.with_substring(part))


def _with_codes(town: Entry, codes: list[str]) -> Entry:
    more = f" und {len(codes) - 3} weitere" if len(codes) > 3 else ""
    return replace(town, detail=f"{town.detail} · {', '.join(codes[:3])}{more}")
