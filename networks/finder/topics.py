"""Answers to a topic: who helps depends on the place, and some concerns are for another body."""

from dataclasses import replace

from networks.finder.answer import MAX_GUESSES, Answer, distinct, found
from networks.finder.entry import Entry, Kind, Topic
from networks.finder.index import Index
from networks.finder.places import PLACES
from networks.finder.spelling import key, without_fillers, words

LONGEST_TOPIC = 5  # words

DEPENDS_ON_PLACE = "Wer hilft, hängt von Ihrem Ort ab"
NAME_YOUR_PLACE = "Sie suchen „{}“. Nennen Sie Ihren Ort, dann zeigen wir Ihnen, wen Sie fragen können."
PLACE_NOT_FOUND = "In „{}“ haben wir keinen Ort gefunden. Nennen Sie bitte Ihre Stadt oder Gemeinde."


def topic_in(index: Index, typed: list[str]) -> tuple[Topic | None, list[str]]:
    """The longest topic among the words, and the words beside it: „Nachhilfe“ and „in Ahlen“."""
    for length in range(min(len(typed), LONGEST_TOPIC), 0, -1):
        for start in range(len(typed) - length + 1):
            topic = index.topic(typed[start : start + length])
            if topic:
                return topic, typed[:start] + typed[start + length :]
    return None, typed


def about(
    index: Index, query: str, topic: Topic, beside: list[str], places: list[Entry], limit: int
) -> Answer:
    """Lead to the place's page with the topic named, or to who deals with it there, or ask for the place."""
    if topic.referral:
        return _referred(index, query, topic, beside, places, limit)
    if not places:
        return _asking_for_place(index, query, topic, beside, list(topic.fields), limit)
    hits = distinct((_with_topic(place, topic) for place in places), limit + 1)
    is_clear = len(hits) == 1 and not hits[0].asks_back
    return found(query, hits, limit, target=hits[0] if is_clear else None)


def _with_topic(place: Entry, topic: Topic) -> Entry:
    """The place's entry whose page names the topic; a network's page has all of its fields anyway."""
    if place.kind == Kind.DISTRICT:
        return place
    return replace(place, parameters=(*place.parameters, ("thema", key(topic.entry.label))))


def _referred(
    index: Index, query: str, topic: Topic, beside: list[str], places: list[Entry], limit: int
) -> Answer:
    referral = topic.referral
    if places:
        bodies = index.authorities(places) if referral.is_school_authority else []
        hits = distinct([*bodies, *places], limit)
        return Answer(query, referral.sentence, referral.advice, hits)
    bodies = index.exact(words(referral.body)) if referral.is_school_authority else []
    answer = _asking_for_place(index, query, topic, beside, [*bodies, *topic.fields], limit)
    return replace(answer, headline=referral.sentence, explanation=f"{referral.advice} {answer.explanation}")


def _asking_for_place(
    index: Index, query: str, topic: Topic, beside: list[str], hits: list[Entry], limit: int
) -> Answer:
    rest = without_fillers(beside)[0]
    place = " ".join(rest)
    explanation = PLACE_NOT_FOUND.format(query) if place else NAME_YOUR_PLACE.format(topic.entry.label)
    similar = (entry for entry in index.fuzzy(rest) if entry.kind in PLACES) if rest else ()
    guesses = [_with_topic(entry, topic) for entry in distinct(similar, MAX_GUESSES)]
    return Answer(
        query, DEPENDS_ON_PLACE, explanation, distinct(hits, limit), guesses, topic=topic.entry, place=place
    )
