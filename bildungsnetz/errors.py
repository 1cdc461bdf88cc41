from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from bildungsnetz.accounts.views import kept_input
from bildungsnetz.duties.context_processors import duties

NO_PERMISSION = "Für diese Seite fehlt Ihnen die Berechtigung. Melden Sie sich bitte an oder fragen Sie die Servicestelle."
FORM_OUTDATED = (
    "Dieses Formular ist älter als Ihre Anmeldung, oder es kam nicht von dieser Website. Geändert wurde nichts. Bitte "
    "öffnen Sie die Seite noch einmal und versuchen Sie es dort."
)
COOKIES_NEEDED = (
    "Ihr Browser hat kein Cookie mitgeschickt. Ohne Cookies ist keine Anmeldung möglich. Bitte erlauben Sie sie für diese "
    "Website und versuchen Sie es noch einmal."
)
NO_INPUT_HERE = "Diese Adresse nimmt keine Eingaben entgegen."
# A reload sends the same body again, whatever the browser does with its „Back“ button.
NOT_LOGGED_IN = mark_safe(
    "Sie sind nicht mehr angemeldet. Gesichert ist noch nichts, aber Ihr Browser hat Ihre Eingaben noch. "
    '<a href="/admin/" target="_blank">Melden Sie sich in einem neuen Fenster an</a>. Laden Sie danach diese Seite hier '
    "neu und bestätigen Sie, dass der Browser das Formular noch einmal senden soll. Dann stehen Ihre Eingaben wieder da."
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the reason of a BadRequest, whose sentence is our own, and of no other exception."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return _page(request, 400, reason)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show a form again that is older than the login, with what was typed; refuse what another site sends."""
    match = request.resolver_match
    is_login = match and match.view_name == "admin:login"
    if reason.startswith(("Origin", "Referer")):
        return _page(request, 403, FORM_OUTDATED)
    if is_login and settings.CSRF_COOKIE_NAME not in request.COOKIES:
        return _page(request, 403, COOKIES_NEEDED)
    if is_login or (match and kept_input.is_form(request) and kept_input.keep(request)):
        return redirect(request.get_full_path())
    return _page(request, 403, FORM_OUTDATED)


def input_refused(request: HttpRequest) -> HttpResponse:
    """Refuse a body that comes without a session."""
    is_admin = request.resolver_match.app_name == "admin"
    return _page(request, 403, NOT_LOGGED_IN if is_admin else NO_INPUT_HERE)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, NO_PERMISSION)


def _page(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    """Render without the request, because its host may be what is wrong."""
    return render(None, f"{status}.html", duties(request) | {"reason": reason}, status=status)
