from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render

from bildungsnetz.accounts.views import kept_input
from bildungsnetz.duties.context_processors import duties
from bildungsnetz.mistyped_path import meant_path, words_of

NO_PERMISSION = "Für diese Seite fehlt Ihnen die Berechtigung. Melden Sie sich bitte an oder fragen Sie die Servicestelle."
FORM_OUTDATED = (
    "Dieses Formular ist älter als Ihre Anmeldung, oder es kam nicht von dieser Website. Geändert wurde nichts. Bitte "
    "öffnen Sie die Seite noch einmal und versuchen Sie es dort."
)
COOKIES_NEEDED = (
    "Ihr Browser hat kein Cookie mitgeschickt. Ohne Cookies ist keine Anmeldung möglich. Bitte erlauben Sie sie für diese "
    "Website und versuchen Sie es noch einmal."
)
NOT_DONE = (
    "Sie sind nicht mehr angemeldet. Geändert wurde nichts. Bitte melden Sie sich unter /admin/ an und versuchen Sie es noch "
    "einmal."
)
NO_INPUT_HERE = "Diese Adresse nimmt keine Eingaben entgegen."


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the reason of a BadRequest, whose sentence is our own, and of no other exception."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return _page(request, 400, reason)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Redirect to the one page that a mistyped path means; otherwise offer to search for the words of the path."""
    meant = meant_path(request.path_info) if request.method in {"GET", "HEAD"} else ""
    if meant:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{meant}?{query}" if query else meant)
    return render(request, "404.html", {"words": words_of(request.path_info)}, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show a form again that is older than the login, with what was typed; refuse what another site sends."""
    match = request.resolver_match
    is_login = match and match.view_name == "admin:login"
    is_form = match and kept_input.is_form(request)
    if reason.startswith(("Origin", "Referer")):
        return _page(request, 403, FORM_OUTDATED)
    if is_login and settings.CSRF_COOKIE_NAME not in request.COOKIES:
        return _page(request, 403, COOKIES_NEEDED)
    if is_login or (is_form and kept_input.keep(request)):
        return redirect(request.get_full_path())
    if is_form and request.user.is_anonymous:
        return input_refused(request)
    return _page(request, 403, FORM_OUTDATED)


def input_refused(request: HttpRequest) -> HttpResponse:
    """Refuse a body that comes without a session.

    Where somebody typed it, the page advises a reload, which sends the same body again: „Back“ may lose it.
    """
    if kept_input.is_form(request):
        return render(None, "accounts/input_refused.html", duties(request), status=403)
    is_admin = request.resolver_match.app_name == "admin"
    return _page(request, 403, NOT_DONE if is_admin else NO_INPUT_HERE)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, NO_PERMISSION)


def _page(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    """Render without the request, because its host may be what is wrong."""
    return render(None, f"{status}.html", duties(request) | {"reason": reason}, status=status)
