"""Search and autocomplete for towns, districts, networks and their bodies, fields of action, postcodes and pages."""

from networks.finder.answer import Answer
from networks.finder.search import MAX_HITS, MAX_LENGTH, answer, current_index, fields_of_topic, localities_of

__all__ = ["MAX_HITS", "MAX_LENGTH", "Answer", "answer", "current_index", "fields_of_topic", "localities_of"]
