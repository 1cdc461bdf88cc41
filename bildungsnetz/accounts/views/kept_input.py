from contextlib import suppress
from copy import copy
from functools import wraps
from urllib.parse import quote

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from bildungsnetz.accounts import session
from bildungsnetz.accounts.models import KeptInput
from bildungsnetz.accounts.models.submission import digest
from bildungsnetz.accounts.views.submission import View, answer_of

FORMS = {"add_view", "change_view"}  # the views of a ModelAdmin that show a form filled in

WITHOUT = "ohne-eingaben"
IS_BACK = (
    "Ihre Eingaben sind wieder da. Gesichert ist noch nichts. "
    '<a href="?{}">Das Formular ohne diese Eingaben öffnen</a>'
)
LOG_IN_AGAIN = "Ihre Anmeldung ist abgelaufen. Ihre Eingaben sind aufgehoben: Melden Sie sich an, dann stehen sie wieder da."
FILE_AGAIN = "Eine Datei lässt sich nicht aufheben. Bitte wählen Sie sie noch einmal aus."


def is_form(request: HttpRequest) -> bool:
    """Return whether this is a filled-in form for one record, which can be shown again with what was typed."""
    view = request.resolver_match.func
    return request.method == "POST" and hasattr(view, "model_admin") and view.__name__ in FORMS


def path_of(request: HttpRequest) -> str:
    """Return the path as an address has it: PostgreSQL cannot store a NUL."""
    return quote(request.path)


def keep(request: HttpRequest) -> bool:
    """Keep what was typed into a form of the admin for the same person, and return whether it is kept.

    Passwords and files are never kept. A locked session brings in one body, which may come twice.
    """
    owner = session.owner_of(request)
    data = request.POST.copy()
    if not (owner and is_form(request) and "csrfmiddlewaretoken" in data):
        return False
    for name in [name for name in data if name == "csrfmiddlewaretoken" or "password" in name]:
        del data[name]
    body = data.urlencode()
    if request.user.is_anonymous:
        key = digest(path_of(request), body)
        if request.session.setdefault(session.KEPT, key) != key:
            return False
        messages.warning(request, LOG_IN_AGAIN)
    KeptInput.objects.keep(owner, path_of(request), body)
    if request.FILES:
        messages.warning(request, FILE_AGAIN)
    return True


def remarks(request: HttpRequest) -> list[str]:
    """Return a sentence with a link for each input that waits for this person."""
    return [
        format_html(
            'Ihre <a href="{}">Eingaben vom {} Uhr</a> sind aufgehoben, aber nicht gesichert. Einen Tag später löschen wir sie.',
            kept.path,
            date_format(timezone.localtime(kept.kept_at), "j. F, H:i"),
        )
        for kept in KeptInput.objects.of(request.user)
    ]


def with_kept_input(view: View) -> View:
    """Decorate a view of the admin: a form for which input of this person is kept shows it, unsaved.

    The input is deleted when the form is saved, not when it is shown: a reload must not lose it.
    """
    if not (isinstance(getattr(view, "__self__", None), ModelAdmin) and view.__name__ in FORMS):
        return view

    @wraps(view)
    def shown(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        kept = KeptInput.objects.at(request.user, path_of(request), without=request.GET.get(WITHOUT, ""))
        if kept and request.method == "GET":
            with suppress(PermissionDenied):  # from here on as for everybody who may only look at it
                return _show_unsaved(view, kept, request, *args, **kwargs)
        response = view(request, *args, **kwargs)
        if kept and request.method == "POST" and answer_of(response):
            kept.delete()
        return response

    return shown


def _show_unsaved(view: View, kept: KeptInput, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """Show a form as Django shows one with errors: filled in, and without saving it, even where it is valid."""
    request.FILES  # noqa: B018 - read while this is a GET, so that Django does not look for a body later
    request.POST, request.method = QueryDict(kept.body), "POST"
    try:
        response = getattr(_unsaving(view.__self__), view.__name__)(request, *args, **kwargs)
    finally:
        request.method = "GET"
    if response.status_code == 200:  # a record that is gone leads elsewhere
        query = request.GET.copy()
        query[WITHOUT] = kept.digest
        messages.warning(request, format_html(IS_BACK, query.urlencode()))
    return response


def _unsaving(model_admin: ModelAdmin) -> ModelAdmin:
    """Return a copy whose forms are never valid, which is what Django asks before it saves."""

    def get_form(*args, **kwargs):
        form = model_admin.get_form(*args, **kwargs)  # a new class each time
        form.is_valid = lambda self: False
        return form

    unsaving = copy(model_admin)
    unsaving.get_form = get_form
    return unsaving
