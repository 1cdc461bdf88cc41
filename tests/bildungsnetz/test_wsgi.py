"""The application as a server calls it: Django's test client would not pass through wsgi.py."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import RequestFactory

from bildungsnetz.charset import without_charset
from bildungsnetz.wsgi import application

# Codecs of Python that are no encodings of text, that refuse our texts, or do not exist.
CHARSETS = ["hex", "idna", "undefined", "utf-16", "gibt-es-nicht", "\0", "utf-8", ""]
PARAMETERS = [form.format(charset) for charset in CHARSETS for form in ("charset={}", "a*={}''b")]
PART = "--x\r\nContent-Disposition: form-data; name*={0}''a\r\nContent-Type: text/plain; charset={0}\r\n\r\nb\r\n--x--\r\n"


@pytest.fixture(autouse=True)
def connection_stays_open(monkeypatch):
    """Django closes it after each request, and the test's transaction would go with it."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


def status(method: str, address: str, content_type: str = "", body: bytes = b"") -> str:
    path, _, query = address.partition("?")
    environ = RequestFactory()._base_environ(
        REQUEST_METHOD=method,
        PATH_INFO=path,
        QUERY_STRING=query,
        CONTENT_TYPE=content_type,
        CONTENT_LENGTH=str(len(body)),
        **{"wsgi.input": BytesIO(body)},
    )
    statuses = []
    application(environ, lambda status, headers: statuses.append(status[:3])).close()
    return statuses[0]


@pytest.mark.parametrize(
    ("method", "address", "content_type", "expected"),
    [
        ("GET", "/", "text/plain", "200"),
        ("POST", "/suche/?q=M%C3%BCnster", "text/plain", "403"),
        ("GET", "/suche/?" + "a=1&" * 5_500, "text/plain", "400"),
        ("POST", "/barriere-melden/?seite=%C3%BC", "application/x-www-form-urlencoded", "200"),
        ("POST", "/admin/login/?next=%C3%BC", "multipart/form-data; boundary=x", "403"),
    ],
    ids=lambda value: value[:20],
)
def test_unreadable_charset_is_ignored(db, method, address, content_type, expected):
    answers = {parameter: status(method, address, f"{content_type}; {parameter}") for parameter in PARAMETERS}

    assert answers == dict.fromkeys(PARAMETERS, expected)


def test_unreadable_charset_in_a_part_of_a_form_is_no_server_error(db):
    content_type = "multipart/form-data; boundary=x"

    answers = {status("POST", "/admin/login/", content_type, PART.format(c).encode()) for c in CHARSETS}

    assert answers == {"403"}


def test_content_type_keeps_its_boundary_only():
    expected = {
        "text/plain": "text/plain",
        "text/plain; charset=hex": "text/plain",
        "multipart/form-data; charset=hex; boundary=--a1": "multipart/form-data; boundary=--a1",
        "multipart/form-data; Boundary=\"a;b c\"; a*=hex''b": 'multipart/form-data; Boundary="a;b c"',
        "multipart/form-data; boundary=": "multipart/form-data",
        "multipart/form-data; boundary*=hex''x": "multipart/form-data",
    }
    application = without_charset(lambda environ, start_response: environ["CONTENT_TYPE"])

    assert {given: application({"CONTENT_TYPE": given}, None) for given in expected} == expected
