from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from networks import finder
from networks.finder.answer import Answer
from networks.finder.entry import Entry, Kind

MAX_SUGGESTIONS = 8
EASY_TOWN_PAGE = "networks:municipality-easy"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    answer = _answer(request, finder.MAX_HITS)
    if answer.target:
        return redirect(answer.target.url)
    context = {
        "answer": answer,
        "topic": answer.topic.label if answer.topic else "",
        "is_easy": _is_easy(request),
    }
    return render(request, "networks/search.html", context, status=400 if answer.is_refused else 200)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    answer = _answer(request, MAX_SUGGESTIONS)
    headers = {"X-Robots-Tag": "noindex"}
    if answer.is_refused:
        return JsonResponse({"error": answer.headline}, status=400, headers=headers)
    # The form that asks for the place has the topic already.
    topics = [answer.topic] if answer.topic and "thema" not in request.GET else []
    entries = [*topics, *answer.hits, *answer.guesses][:MAX_SUGGESTIONS]
    suggested = [{"label": entry.label, "detail": entry.detail, "url": entry.url} for entry in entries]
    return JsonResponse({"suggestions": suggested}, headers=headers)


def _is_easy(request: HttpRequest) -> bool:
    """Asked from the page in Leichter Sprache: towns are then those in Einfacher Sprache."""
    return request.GET.get("sprache") == "einfach"


def _answer(request: HttpRequest, limit: int) -> Answer:
    """Answer „?q=Ahlen“, or „?thema=Nachhilfe&q=Ahlen“ from the form that asks for the place of a topic."""
    asked = (request.GET.get("thema", ""), request.GET.get("q", ""))
    answer = finder.answer(" ".join(filter(None, asked)), limit)
    if not _is_easy(request):
        return answer
    return replace(
        answer,
        hits=[_in_easy_words(entry) for entry in answer.hits],
        guesses=[_in_easy_words(entry) for entry in answer.guesses],
        target=answer.target and _in_easy_words(answer.target),
    )


def _in_easy_words(entry: Entry) -> Entry:
    return replace(entry, page=EASY_TOWN_PAGE) if entry.kind in {Kind.TOWN, Kind.LOCALITY} else entry
