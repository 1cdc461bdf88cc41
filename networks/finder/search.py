"""Search and autocomplete for towns, districts, networks and their bodies, fields of action, postcodes and pages.

Each process keeps the whole index in memory until the content changes.
"""

from networks.content import remembered
from networks.finder.answer import Answer
from networks.finder.answers import find
from networks.finder.content import read
from networks.finder.entry import Entry
from networks.finder.index import Index
from networks.finder.spelling import clean, words

MAX_LENGTH = 100
MAX_HITS = 50


@remembered
def current_index() -> Index:
    """Return the index of the content as it is now. Five queries where it has to be built."""
    return Index(*read())


def localities_of(town: str) -> list[str]:
    """Return the names of the localities of the town with this slug, without a query while the index is fresh."""
    return current_index().localities_of(town)


def fields_of_topic(text: str) -> tuple[Entry, ...]:
    """Return the fields of action that a search word stands for; none for any other text."""
    topic = current_index().topic(words(clean(text[:MAX_LENGTH]))) if text else None
    return topic.fields if topic else ()


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
