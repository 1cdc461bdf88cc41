"""A sorted list of names: found whole, by prefix, by substring and with typing errors."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from networks.finder.entry import Entry
from networks.finder.spelling import spellings

END = "\n"  # occurs in no name


class Names:
    """Entries by each spelling of their names, written as one word. It never changes after it is built.

    Methods take one word and yield entries in the order of their names; they may name an entry twice.
    """

    def __init__(self, named: Iterable[tuple[Entry, list[str]]]):
        found = defaultdict(list)
        for entry, words in named:
            for spelling in spellings("".join(words)) if words else ():
                found[spelling].append(entry)
        self._entries: dict[str, list[Entry]] = dict(sorted(found.items()))
        self._sorted = list(self._entries)
        self._text = END.join(["", *self._sorted, ""])
        self._by_length = defaultdict(list)
        for name in self._sorted:
            self._by_length[len(name)].append(name)

    def __getitem__(self, name: str) -> list[Entry]:
        return self._entries.get(name, [])

    def with_prefix(self, prefix: str) -> Iterator[Entry]:
        for place in range(bisect_left(self._sorted, prefix), len(self._sorted)):
            if not self._sorted[place].startswith(prefix):
                return
            yield from self._entries[self._sorted[place]]

    def with_substring(self, part: str) -> Iterator[Entry]:
        place = self._text.find(part)
        while place >= 0:
            end = self._text.index(END, place)
            yield from self._entries[self._text[self._text.rindex(END, 0, place) + 1 : end]]
            place = self._text.find(part, end)

    def similar(self, text: str, errors: int) -> list[tuple[float, str]]:
        """Return names that differ from the text by at most so many typing errors, each with their number."""
        lengths = range(len(text) - errors, len(text) + errors + 1)
        return [
            (distance, name)
            for length in lengths
            for name, distance, _ in process.extract(
                text, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=errors, limit=None
            )
        ]
