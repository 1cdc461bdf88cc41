from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bildungsnetz.duties.context_processors import duties


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the reason of a BadRequest, whose sentence is our own, and of no other exception."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return _page(request, 400, reason=reason)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, form_expired=True)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, form_expired=False)


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """Render without the request, because its host may be what is wrong."""
    return render(None, f"{status}.html", duties(request) | context, status=status)
