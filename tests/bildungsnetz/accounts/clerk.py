"""A clerk with a browser: cookies, CSRF tokens and sessions as they really are."""

from concurrent.futures import ThreadPoolExecutor
from copy import copy
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from bildungsnetz.accounts.session import SEEN
from tests.factories import PASSWORD, create_user
from tests.networks.admin.forms import Data, form_data

NOT_LOGGED_IN = "Sie sind nicht mehr angemeldet"
LOGIN = "/admin/login/"
URL_ENCODED = "application/x-www-form-urlencoded"


class Clerk(Client):
    def __init__(self, user: User | None = None):
        super().__init__(enforce_csrf_checks=True)
        self.clerk = user or create_user(is_staff=True, is_superuser=True)
        self.log_in()

    def open(self, path: str, **changes: str) -> Data:
        """Return what a form would send, with these changes."""
        return form_data(self.get(path)) | {name: [value] for name, value in changes.items()}

    def send(self, path: str, data: Data, **options) -> HttpResponse:
        return self.post(path, urlencode(data, doseq=True), content_type=URL_ENCODED, **options)

    def log_in(self, path: str = LOGIN) -> HttpResponse:
        return self.send(path, self.open(path, username=self.clerk.username, password=PASSWORD))

    def let_session_end(self, *, seconds_ago: int = 1) -> None:
        session = self.session
        session[SEEN] -= 14 * 24 * 60 * 60 + seconds_ago
        session.save()

    def lose_session(self) -> None:
        Session.objects.all().delete()

    def click(self, times: int, path: str, data: Data) -> list[str]:
        """Send a form several times at the same moment, and return where the answers lead."""

        def send(browser: Clerk) -> str:
            try:
                return browser.send(path, data)["Location"]
            finally:
                connection.close()

        with ThreadPoolExecutor(times) as threads:
            return list(threads.map(send, [copy(self) for _ in range(times)]))
