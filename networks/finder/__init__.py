"""Search and autocomplete for towns, districts, networks and their bodies, fields of action, postcodes and pages.

Each process keeps the whole index in memory. One query per search asks whether the content has changed, so that an
edit is found by the next search in every process.
"""

import threading

from networks.finder.answers import Answer, find
from networks.finder.content import content_stamp, read
from networks.finder.index import Index
from networks.finder.spelling import clean

MAX_LENGTH = 100
MAX_HITS = 50

_building = threading.Lock()
_index: Index | None = None


def current_index() -> Index:
    """The index of the content as it is now. One query; five more where it has to be built."""
    global _index
    stamp = content_stamp()
    with _building:
        if _index is None or _index.stamp != stamp:
            _index = Index(*read(), stamp)
        return _index


def answer(text: str, limit: int = MAX_HITS) -> Answer:
    """The answer to any text; a text that is unreadable or too long is refused with a hint."""
    query = clean(text)
    if not query:
        if text.strip():
            hint = "Bitte schreiben Sie einen Ort, eine Postleitzahl oder ein Thema in das Feld."
            return Answer("", "Ihre Eingabe konnten wir nicht lesen", hint, is_refused=True)
        hint = "Schreiben Sie einen Ort, eine Postleitzahl oder ein Thema in das Feld."
        return Answer("", "Suchen Sie nach Ihrem Ort", hint)
    if len(query) > MAX_LENGTH:
        return Answer(
            query[:MAX_LENGTH],
            f"Bitte kürzen Sie Ihre Eingabe auf höchstens {MAX_LENGTH} Zeichen",
            "Ein Ort, eine Postleitzahl oder ein Stichwort genügt.",
            is_refused=True,
        )
    return find(current_index(), query, limit)
