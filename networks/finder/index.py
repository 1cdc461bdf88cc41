"""Names and postcodes in a shape in which they are found fast, by whatever part of them was typed."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from networks.finder.entry import Code, Entry, Named
from networks.finder.spelling import spellings, words

# Letters. Shorter parts lie in nearly every name, and shorter words are one letter away from nearly every other.
SHORTEST_PART = 4
SHORTEST_MISSPELLED = 4
LONGER = 6  # these may have two typing errors


class Names:
    """Names in the order of the alphabet, each with the number of its entry."""

    def __init__(self, pairs: Iterable[tuple[str, int]]):
        pairs = sorted(set(pairs))
        self.names = [name for name, _ in pairs]
        self.numbers = [number for _, number in pairs]

    def span(self, beginning: str) -> range:
        return range(bisect_left(self.names, beginning), bisect_left(self.names, f"{beginning}\U0010ffff"))

    def starting_with(self, beginning: str) -> Iterator[int]:
        return (self.numbers[place] for place in self.span(beginning))


class Index:
    """All that can be found. Never changed once it is built, so any number of threads may read it.

    Words are given as `spelling.words` returns them. `stamp` says which state of the content this is.
    """

    def __init__(self, named: list[Named], codes: list[Code], stamp: object):
        self.stamp = stamp
        self.entries = [one.entry for one in named]
        self._words: list[set[str]] = [set() for _ in named]
        self._exact: dict[str, dict[int, None]] = defaultdict(dict)
        self._areas: dict[str, list[Entry]] = defaultdict(list)
        own_names, inside = set(), []
        for number, one in enumerate(named):
            for name in one.names:
                parts = words(name)
                own_names.update(self._add(number, parts))
                self._words[number].update(spelling for part in parts for spelling in spellings(part))
                for start in range(1, len(parts)):
                    inside += [(spelling, number) for spelling in spellings("".join(parts[start:]))]
            for name in one.aliases:
                self._add(number, words(name))
            for name in one.areas:
                for spelling in spellings("".join(words(name))):
                    self._areas[spelling].append(one.entry)
        full = Names((name, number) for name, numbers in self._exact.items() for number in numbers)
        self._names = (full, Names(inside))
        self._own_names = sorted(own_names)
        self._haystack = "\n".join(self._own_names)
        self._offsets = list(accumulate((len(name) + 1 for name in self._own_names), initial=0))
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for name in self._own_names:
            self._by_length[len(name)].append(name)
        self._codes = codes
        self._codes_of: dict[int, list[str]] = defaultdict(list)
        for code in codes:
            self._codes_of[code.town].append(code.plz)
        self.delivery_regions = sorted({code.plz[:2] for code in codes if code.is_delivery})

    def _add(self, number: int, parts: list[str]) -> list[str]:
        found = [spelling for spelling in spellings("".join(parts)) if spelling]
        for spelling in found:
            self._exact[spelling][number] = None
        return found

    def exact(self, typed: list[str]) -> list[Entry]:
        numbers = {number for name in spellings("".join(typed)) for number in self._exact.get(name, ())}
        return [self.entries[number] for number in sorted(numbers)]

    def in_area(self, typed: list[str]) -> list[Entry]:
        """The district that is called so, its network and its office."""
        return [entry for name in spellings("".join(typed)) for entry in self._areas.get(name, ())]

    def beginning(self, typed: list[str]) -> Iterator[Entry]:
        """Names that begin so, then names with a word inside that begins so."""
        for names in self._names:
            for name in spellings("".join(typed)) if typed else ():
                yield from (self.entries[number] for number in names.starting_with(name))

    def with_all(self, typed: list[str]) -> Iterator[Entry]:
        """Entries for which each of the words begins one of theirs, in any order."""
        choices = [spellings(word) for word in typed]
        rarest = min(
            choices, key=lambda choice: sum(len(names.span(word)) for word in choice for names in self._names)
        )
        for number in chain.from_iterable(
            names.starting_with(word) for word in rarest for names in self._names
        ):
            own = self._words[number]
            if all(any(word.startswith(tuple(choice)) for word in own) for choice in choices):
                yield self.entries[number]

    def containing(self, typed: list[str]) -> Iterator[Entry]:
        """Names that have the letters anywhere: „pädagogik“ in Medienpädagogik."""
        for part in spellings("".join(typed)):
            place = self._haystack.find(part) if len(part) >= SHORTEST_PART else -1
            while place >= 0:
                at = bisect_right(self._offsets, place)
                yield from self._called(self._own_names[at - 1])
                place = self._haystack.find(part, self._offsets[at])

    def near(self, *readings: list[str]) -> Iterator[Entry]:
        """Names that differ from one of the readings by one typing error, in longer words two; the nearest first."""
        texts = {spellings("".join(typed))[0] for typed in readings}
        for _, name in sorted(chain.from_iterable(map(self._near, texts))):
            yield from self._called(name)

    def _near(self, text: str) -> Iterator[tuple[int, str]]:
        if len(text) < SHORTEST_MISSPELLED:
            return
        edits = 1 if len(text) < LONGER else 2
        for length in range(len(text) - edits, len(text) + edits + 1):
            names = self._by_length.get(length, [])
            for name, distance, _ in process.extract(
                text, names, scorer=OSA.distance, score_cutoff=edits, limit=10
            ):
                yield distance, name

    def _called(self, name: str) -> Iterator[Entry]:
        return (self.entries[number] for number in self._exact[name])

    def towns(self, digits: str, limit: int) -> list[Entry]:
        """The towns with a postcode that begins with these digits, and those postcodes in their details."""
        begin = bisect_left(self._codes, digits, key=lambda code: code.plz)
        end = bisect_left(self._codes, f"{digits}:", key=lambda code: code.plz)
        numbers: dict[int, None] = {}
        for place in range(begin, end):
            numbers[self._codes[place].town] = None
            if len(numbers) == limit:
                break
        return [self._with_codes(number, digits) for number in numbers]

    def _with_codes(self, number: int, digits: str) -> Entry:
        codes = [plz for plz in self._codes_of[number] if plz.startswith(digits)]
        more = f" und {len(codes) - 3} weitere" if len(codes) > 3 else ""
        entry = self.entries[number]
        return replace(entry, detail=f"{entry.detail} · {', '.join(codes[:3])}{more}")
