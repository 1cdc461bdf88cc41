"""An answer of the finder, and how its list of hits is made and announced in German."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from networks.finder.entry import Entry

MAX_GUESSES = 6


@dataclass(frozen=True)
class Answer:
    """`target` is the one clear hit, if any: the only exact match, else the only prefix match. Never a guess.

    `topic` is set where the answer depends on a place that is still missing; `place` is what was typed for it.
    `is_refused` means that the text was empty of readable letters or too long.
    """

    query: str
    headline: str
    explanation: str = ""
    hits: list[Entry] = field(default_factory=list)
    guesses: list[Entry] = field(default_factory=list)
    target: Entry | None = None
    topic: Entry | None = None
    place: str = ""
    is_refused: bool = False


def distinct(entries: Iterable[Entry], limit: int) -> list[Entry]:
    """The first entries of different addresses: a district, its network and its office share one."""
    first = {}
    for entry in entries:
        first.setdefault((entry.page, entry.slug, entry.parameters), entry)
        if len(first) == limit:
            break
    return list(first.values())


def found(query: str, hits: list[Entry], limit: int, target: Entry | None = None) -> Answer:
    """An answer with hits; `hits` has one more than `limit` where there are more."""
    headline, explanation = f"{len(hits)} Treffer für „{query}“", ""
    if len(hits) > limit:
        headline = f"Mehr als {limit} Treffer für „{query}“"
        explanation = f"Hier stehen die ersten {limit}. Schreiben Sie etwas mehr, dann wird die Liste kürzer."
    return Answer(query, headline, explanation, hits[:limit], target=target)
