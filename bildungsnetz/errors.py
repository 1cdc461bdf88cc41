from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from bildungsnetz.duties.context_processors import duties
from bildungsnetz.mistyped_path import meant_path, words_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the reason of a BadRequest, whose sentence is our own, and of no other exception."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return _page(request, 400, reason=reason)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Redirect to the one page that a mistyped path means; otherwise offer to search for the words of the path."""
    meant = meant_path(request.path_info) if request.method in {"GET", "HEAD"} else ""
    if meant:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{meant}?{query}" if query else meant)
    return render(request, "404.html", {"words": words_of(request.path_info)}, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, form_expired=True)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, form_expired=False)


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """Render without the request, because its host may be what is wrong."""
    return render(None, f"{status}.html", duties(request) | context, status=status)
