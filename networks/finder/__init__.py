"""Finds towns, districts, networks and their bodies, fields of action, postcodes and pages by what somebody types.

The whole index is kept in each process. Every question asks the database with one query whether the content is
still the same, so that an edit is found at the next question, in every process.
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
    """The index of the content as it is now. One query; nine where it has to be built."""
    global _index
    stamp = content_stamp()
    index = _index
    if index is None or index.stamp != stamp:
        with _building:
            index = _index
            if index is None or index.stamp != stamp:
                # Others read the old index until the new one is whole.
                index = _index = Index(*read(), stamp)
    return index


def answer(text: str, limit: int = MAX_HITS) -> Answer:
    """The finder's answer to what somebody typed, whatever that is."""
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
