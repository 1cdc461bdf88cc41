"""The log: one line for a visitor's mistake, a traceback for ours."""

import logging
from io import StringIO

import pytest
from django.test import Client

from bildungsnetz.log import WithoutTracebackBelow500
from tests.factories import create_committee, create_network


@pytest.fixture
def log(monkeypatch):
    """Return the lines the site has logged; Django's loggers do not reach pytest's caplog."""
    stream = StringIO()
    (handler,) = (each for each in logging.getLogger("django").handlers if each.name == "stderr")
    monkeypatch.setattr(handler, "stream", stream)
    return lambda: stream.getvalue().splitlines()


@pytest.mark.parametrize(
    ("attributes", "dropped"), [({"status_code": 499}, True), ({"status_code": 500}, False), ({}, False)]
)
def test_filter_drops_the_traceback_below_500(attributes, dropped):
    trace = {"exc_info": (ValueError, None, None), "exc_text": "Traceback"}
    record = logging.makeLogRecord(trace | attributes)

    assert WithoutTracebackBelow500().filter(record) is True
    assert (record.exc_info is None, record.exc_text is None) == (dropped, dropped)


def test_success_is_not_logged(client, db, log):
    assert (client.get("/ueber/").status_code, log()) == (200, [])


DAY = "/lenkungskreise/kreis-borken/?am="


@pytest.mark.parametrize(
    ("method", "address", "line"),
    [
        ("GET", "/orte/gibt-es-nicht/?q=privat", "WARNING django.request: Not Found: /orte/gibt-es-nicht/"),
        ("GET", "/a%0d%0aERROR%20erfunden", "WARNING django.request: Not Found: /a\\r\\nERROR erfunden"),
        ("GET", "/%1b[31m/", "WARNING django.request: Not Found: /\\x1b[31m/"),
        ("OPTIONS", "/ueber/", "WARNING django.request: Method Not Allowed (OPTIONS): /ueber/"),
        ("POST", "/ueber/", "WARNING django.security.csrf: Forbidden (CSRF cookie not set.): /ueber/"),
        ("POST", "/static/css/base.css", "WARNING django.request: Method Not Allowed: /static/css/base.css"),
        ("GET", f"{DAY}%0d%0aERROR", "WARNING django.request: Bad Request: /lenkungskreise/kreis-borken/"),
        ("GET", DAY + "a" * 10_000, "WARNING django.request: Bad Request: /lenkungskreise/kreis-borken/"),
        ("GET", "/suche/?" + "a=1&" * 5_500, "ERROR django.security.TooManyFieldsSent: "),
    ],
    ids=lambda value: value[:30],
)
def test_client_error_is_one_line(db, log, method, address, line):
    create_committee(network=create_network(slug="kreis-borken"))

    assert Client(enforce_csrf_checks=True).generic(method, address).status_code in range(400, 500)
    (logged,) = log()
    assert logged.startswith(line)
    assert logged == line or line.endswith(" ")


def test_unknown_host_is_one_line(client, db, log):
    assert client.get("/", headers={"host": "boese.example\r\nERROR erfunden"}).status_code == 400
    [line] = log()
    assert "DisallowedHost: Invalid HTTP_HOST header: 'boese.example\\r\\n" in line


def test_server_error_keeps_its_traceback(log):
    """This test has no database, so each query raises."""
    assert Client(raise_request_exception=False).get("/orte/").status_code == 500
    first, second, *_, last = log()
    assert (first, second) == (
        "ERROR django.request: Internal Server Error: /orte/",
        "Traceback (most recent call last):",
    )
    assert last.startswith("RuntimeError: Database access not allowed")
