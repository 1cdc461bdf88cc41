from django.contrib.auth import middleware as auth
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from bildungsnetz.accounts import session
from bildungsnetz.errors import input_refused

URL_ENCODED = "application/x-www-form-urlencoded"
MOST_BYTES = 1_000_000
WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}  # nobody reads a body that comes with these


class AuthenticationMiddleware(auth.AuthenticationMiddleware):
    """Find the user of the session, and refuse a body that comes without one.

    It stands before Django's CsrfViewMiddleware, which parses every body and so writes uploaded files to the disk.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: session.user_of(request))

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Refuse, unread, what neither a user nor a public form nor a locked session sends."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if request.method in WITHOUT_BODY or length == "0":
            return None
        # A view without CSRF protection is a public form, which checks its body itself.
        if getattr(view, "csrf_exempt", False) or request.user.is_authenticated:
            return None
        is_text = request.content_type == URL_ENCODED and length.isdecimal() and int(length) <= MOST_BYTES
        if is_text and (request.resolver_match.view_name == "admin:login" or session.owner_of(request)):
            return None
        return input_refused(request)
