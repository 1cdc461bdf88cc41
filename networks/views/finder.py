from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from networks import finder

MAX_SUGGESTIONS = 8


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    answer = finder.answer(request.GET.get("q", ""))
    if answer.target:
        return redirect(answer.target.url)
    return render(
        request, "networks/search.html", {"answer": answer}, status=400 if answer.is_refused else 200
    )


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> HttpResponse:
    answer = finder.answer(request.GET.get("q", ""), limit=MAX_SUGGESTIONS)
    headers = {"X-Robots-Tag": "noindex"}
    if answer.is_refused:
        return JsonResponse({"error": answer.headline}, status=400, headers=headers)
    entries = [*answer.hits, *answer.guesses][:MAX_SUGGESTIONS]
    suggested = [{"label": entry.label, "detail": entry.detail, "url": entry.url} for entry in entries]
    return JsonResponse({"suggestions": suggested}, headers=headers)
