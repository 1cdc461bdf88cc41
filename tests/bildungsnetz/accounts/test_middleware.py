"""A body without a session is refused before anybody parses it."""

import io

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bildungsnetz.accounts.models import KeptInput, Submission
from bildungsnetz.accounts.session import SEEN, STARTED
from bildungsnetz.errors import NO_INPUT_HERE
from tests.bildungsnetz.accounts.clerk import LOGIN, NOT_LOGGED_IN, URL_ENCODED, Clerk

FILM = "/admin/duties/film/add/"
MULTIPART = "multipart/form-data; boundary=x"
DAY = 24 * 60 * 60


class Unread(io.BytesIO):
    def read(self, *args):
        raise AssertionError

    readline = read


def status(client: Client, path: str, content_type: str, length: int = 1000) -> tuple[int, str]:
    body = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(length)}
    response = client.generic("POST", path, content_type=content_type, **body)
    sentences = [sentence for sentence in (NOT_LOGGED_IN, NO_INPUT_HERE) if sentence in response.text]
    return response.status_code, *sentences


@pytest.mark.parametrize(
    ("path", "content_type", "length", "sentence"),
    [
        (FILM, MULTIPART, 195_000_000, NOT_LOGGED_IN),
        (FILM, URL_ENCODED, 1000, NOT_LOGGED_IN),
        ("/admin/", URL_ENCODED, 1000, NOT_LOGGED_IN),
        (LOGIN, MULTIPART, 1000, NOT_LOGGED_IN),
        (LOGIN, URL_ENCODED, 1_000_001, NOT_LOGGED_IN),
        ("/", URL_ENCODED, 1000, NO_INPUT_HERE),
        ("/media/film.mp4", MULTIPART, 1000, NO_INPUT_HERE),
    ],
)
def test_body_without_a_session_is_refused_unread(path, content_type, length, sentence, db):
    assert status(Client(), path, content_type, length) == (403, sentence)


def test_locked_session_is_refused_a_file_and_a_large_body_unread(db):
    clerk = Clerk()
    clerk.let_session_end()

    assert status(clerk, FILM, MULTIPART) == (403, NOT_LOGGED_IN)
    assert status(clerk, FILM, URL_ENCODED, 1_000_001) == (403, NOT_LOGGED_IN)


@pytest.mark.parametrize(("idle", "is_over"), [(DAY - 60, False), (DAY, True)])
@pytest.mark.parametrize("mark", [STARTED, SEEN])
def test_session_ends_by_its_age_and_when_it_is_idle(db, settings, mark, idle, is_over):
    settings.SESSION_AGE = settings.SESSION_IDLE = DAY
    clerk = Clerk()
    session = clerk.session
    session[mark] -= idle
    session.save()

    assert (clerk.get("/admin/").status_code == 302) == is_over
    if not is_over:
        assert clerk.session[SEEN] - session[SEEN] in (
            {60 * 60 * 24 - 60, 60 * 60 * 24 - 59} if mark == SEEN else {0, 1}
        )


def test_locked_session_ends_for_good_after_a_day(db):
    clerk = Clerk()
    clerk.let_session_end(seconds_ago=DAY - 100)
    clerk.get("/admin/")
    [locked] = Session.objects.all()
    assert 0 < (locked.expire_date - timezone.now()).total_seconds() <= 100

    clerk.log_in()
    clerk.let_session_end(seconds_ago=DAY)
    clerk.get("/admin/")

    assert settings.SESSION_COOKIE_NAME not in {name for name, one in clerk.cookies.items() if one.value}


def test_command_forgets_what_is_older_than_a_day(db):
    clerk = Clerk()
    for model, moment in ((KeptInput, "kept_at"), (Submission, "sent_at")):
        values = {"user": clerk.clerk} if model is KeptInput else {}
        for key, seconds in (("alt", DAY), ("neu", DAY - 60)):
            model.objects.create(
                digest=key, **{moment: timezone.now() - timezone.timedelta(seconds=seconds)}, **values
            )

    call_command("forget_reports", stdout=io.StringIO())

    assert [list(model.objects.values_list("pk", flat=True)) for model in (KeptInput, Submission)] == [
        ["neu"]
    ] * 2
