from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says what was wrong only where we wrote the sentence ourselves."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return render(None, "400.html", {"reason": reason}, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(None, "403.html", {"form_expired": True}, status=403)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(None, "403.html", {"form_expired": False}, status=403)
