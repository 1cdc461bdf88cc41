"""A body without a session is refused before anybody parses it."""

import datetime as dt
import io
import time

import pytest
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


@pytest.mark.parametrize("mark", [STARTED, SEEN])
def test_session_ends_by_its_age_and_when_it_is_idle(db, settings, mark):
    settings.SESSION_AGE = settings.SESSION_IDLE = DAY
    clerk, statuses = Clerk(), []
    for seconds in (DAY - 60, DAY):
        session = clerk.session
        session[mark] = int(time.time()) - seconds
        session.save()
        statuses.append(clerk.get("/admin/").status_code)

    assert statuses == [200, 302]


def test_request_is_noted_once_a_minute(db):
    clerk, noted = Clerk(), []
    for seconds in (59, 60):
        session = clerk.session
        session[SEEN] = int(time.time()) - seconds
        session.save()
        clerk.get("/admin/")
        noted.append(clerk.session[SEEN] > session[SEEN])

    assert noted == [False, True]


def test_ended_session_is_locked_for_a_day(db):
    clerk = Clerk()
    clerk.let_session_end(seconds_ago=DAY - 100)
    clerk.get("/admin/")
    [locked] = Session.objects.all()
    left = (locked.expire_date - timezone.now()).total_seconds()
    clerk.log_in()
    clerk.let_session_end(seconds_ago=DAY)
    clerk.get("/admin/")

    assert (0 < left <= 100, Session.objects.count()) == (True, 0)


def test_command_forgets_what_is_older_than_a_day(db):
    user = Clerk().clerk
    for key, seconds in (("alt", DAY), ("neu", DAY - 60)):
        moment = timezone.now() - dt.timedelta(seconds=seconds)
        KeptInput.objects.create(digest=key, user=user, kept_at=moment)
        Submission.objects.create(digest=key, sent_at=moment)

    call_command("forget_reports", stdout=io.StringIO())

    assert [model.objects.get().pk for model in (KeptInput, Submission)] == ["neu"] * 2
