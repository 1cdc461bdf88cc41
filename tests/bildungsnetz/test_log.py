import logging
from io import StringIO

import pytest
from django.test import Client

from bildungsnetz.log import WithoutTracebackBelow500
from tests.factories import create_committee, create_network, create_user


@pytest.fixture
def log(monkeypatch):
    """What the site writes to its log; Django's loggers do not reach pytest's caplog."""
    stream = StringIO()
    (handler,) = (each for each in logging.getLogger("django").handlers if each.name == "stderr")
    monkeypatch.setattr(handler, "stream", stream)
    return lambda: stream.getvalue().splitlines()


def a_record(**attributes) -> logging.LogRecord:
    try:
        raise ValueError("Grund")
    except ValueError as error:
        exc_info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("django", logging.ERROR, "", 1, "Satz", (), exc_info)
    vars(record).update(attributes)
    return record


@pytest.mark.parametrize("status_code", [400, 403, 404, 405, 499])
def test_filter_drops_the_traceback_of_a_visitors_mistake(status_code):
    record = a_record(status_code=status_code, exc_text="Traceback")

    assert WithoutTracebackBelow500().filter(record) is True
    assert (record.exc_info, record.exc_text) == (None, None)


@pytest.mark.parametrize("attributes", [{}, {"status_code": 500}, {"status_code": 503}])
def test_filter_keeps_the_traceback_of_our_own(attributes):
    record = a_record(**attributes)

    assert WithoutTracebackBelow500().filter(record) is True
    assert record.exc_info[0] is ValueError


def test_success_is_not_logged(client, db, log):
    assert client.get("/ueber/").status_code == 200
    assert log() == []


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/gibt-es-nicht/", "WARNING django.request: Not Found: /gibt-es-nicht/"),
        ("/orte/gibt-es-nicht/?q=privat", "WARNING django.request: Not Found: /orte/gibt-es-nicht/"),
        ("/a%0d%0aERROR%20erfunden", "WARNING django.request: Not Found: /a\\r\\nERROR erfunden"),
        ("/%00/", "WARNING django.request: Not Found: /\\x00/"),
        ("/%1b[31m/", "WARNING django.request: Not Found: /\\x1b[31m/"),
    ],
)
def test_unknown_address_is_one_line(client, db, log, address, line):
    assert client.get(address).status_code == 404
    assert log() == [line]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_wrong_method_is_one_line(client, log, method):
    assert client.generic(method, "/ueber/").status_code == 405
    assert log() == [f"WARNING django.request: Method Not Allowed ({method}): /ueber/"]


def test_wrong_method_that_comes_from_no_form_of_ours_is_one_line(log):
    assert Client(enforce_csrf_checks=True).post("/ueber/").status_code == 405
    assert log() == ["WARNING django.request: Method Not Allowed (POST): /ueber/"]


def test_wrong_method_on_a_file_is_one_line(client, log):
    assert client.post("/static/css/base.css").status_code == 405
    assert log() == ["WARNING django.request: Method Not Allowed: /static/css/base.css"]


def test_form_without_its_token_is_one_line(log):
    assert Client(enforce_csrf_checks=True).post("/admin/login/").status_code == 403
    assert log() == ["WARNING django.security.csrf: Forbidden (CSRF cookie not set.): /admin/login/"]


def test_missing_permission_is_one_line(client, db, log):
    client.force_login(create_user(is_staff=True))

    assert client.get("/admin/networks/network/").status_code == 403
    assert log() == ["WARNING django.request: Forbidden (Permission denied): /admin/networks/network/"]


def test_unknown_host_is_one_line(client, log):
    assert client.get("/", headers={"host": "boese.example\r\nERROR erfunden"}).status_code == 400
    (line,) = log()
    assert line.startswith(
        "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header: 'boese.example\\r\\n"
    )


@pytest.mark.parametrize("am", ["gestern", "2026-13-01", "%00", "a" * 10_000, "%0d%0aERROR"])
def test_nonsense_for_a_day_is_one_line(client, db, log, am):
    create_committee(network=create_network(slug="kreis-borken"))

    assert client.get(f"/lenkungskreise/kreis-borken/?am={am}").status_code == 400
    (line,) = log()
    assert line.startswith("WARNING django.request: Das Datum hinter ")
    assert line.endswith(": /lenkungskreise/kreis-borken/")


def test_too_many_parameters_are_one_line(client, db, log):
    create_committee(network=create_network(slug="kreis-borken"))

    address = "/lenkungskreise/kreis-borken/?" + "&".join(f"a{n}=1" for n in range(5_500))

    assert client.get(address).status_code == 400
    (line,) = log()
    assert line.startswith("ERROR django.security.TooManyFieldsSent: ")


def test_our_own_mistake_keeps_its_traceback(log):
    """This test has not asked for a database: each query raises."""
    assert Client(raise_request_exception=False).get("/orte/").status_code == 500
    lines = log()
    assert lines[:2] == [
        "ERROR django.request: Internal Server Error: /orte/",
        "Traceback (most recent call last):",
    ]
    assert lines[-1].startswith("RuntimeError: Database access not allowed")
