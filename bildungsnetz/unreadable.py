"""Requests that no browser sends and no database can store."""

import logging
from collections.abc import Callable
from traceback import walk_tb
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DataError, ProgrammingError
from django.http import HttpRequest, HttpResponse, QueryDict

from bildungsnetz.errors import bad_request

logger = logging.getLogger(__name__)

NUL = "\0"  # PostgreSQL stores it in no text. Lone surrogates never get here: Django decodes UTF-8 and replaces them.
# What Django's forms and ORM raise for such values: IndexError and ProgrammingError for a range that is none.
NOT_UNDERSTOOD = (
    *(ValidationError, ValueError, OverflowError, FieldDoesNotExist),
    *(IndexError, DataError, ProgrammingError),
)
# Functions of Django's ORM that look something up; saving passes none of them.
LOOKS_UP = {"build_filter", "get_field", "_fetch_all"}


class UnreadableInputMiddleware:
    """Answers unreadable requests to the admin with status 400, where Django's admin would fail with 500.

    The address must be right; a form is cleaned, because a NUL in pasted text must not cost what else was typed. The public
    views read their parameters themselves. Stands before the session, whose key may hold a NUL too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if NUL not in value}
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not _is_admin(request):
            return None
        if NUL in request.path or _has_nul(request.GET):
            return bad_request(request, ValueError())
        # The body of somebody without a session is not read here.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
        if has_session and _has_nul(request.POST):
            request.POST = request.POST.copy()
            for name, values in request.POST.lists():
                request.POST.setlist(name, [value.replace(NUL, "") for value in values])
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 400 to what a query, or a value that the admin looks up, raises. Any other exception is our own fault."""
        is_unreadable = isinstance(exception, NOT_UNDERSTOOD) and (
            request.GET or _comes_from_a_lookup(exception)
        )
        if not (_is_admin(request) and is_unreadable):
            return None
        logger.warning("Unreadable input: %s", request.path, exc_info=exception)
        return bad_request(request, exception)


def _comes_from_a_lookup(exception: Exception) -> bool:
    frames = [frame for frame, _ in walk_tb(exception.__traceback__)]
    return any(
        frame.f_code.co_name in LOOKS_UP and frame.f_globals["__name__"].startswith("django.db.models.")
        for frame in frames
    )


def _has_nul(data: QueryDict) -> bool:
    return any(NUL in value for _, values in data.lists() for value in values)


def _is_admin(request: HttpRequest) -> bool:
    return request.resolver_match is not None and "admin" in request.resolver_match.app_names
