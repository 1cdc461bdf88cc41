"""The middleware's rules; tests/bildungsnetz/test_headers.py lists the headers of each kind of response."""

import datetime as dt
import gzip

import brotli
import pytest
from django.db import OperationalError
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from bildungsnetz.middleware import (
    PublicCompressionMiddleware,
    caching,
    head_without_body,
)
from networks import content
from tests.factories import create_network, create_user

pytestmark = pytest.mark.django_db  # the ETag asks for the version of the content

TEXT = "Ihre Eingabe. " * 100


# --- Caching -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", ["/quellen/", "/bildungskonferenzen/kalender.ics", "/robots.txt"])
def test_matching_etag_gives_304_with_the_same_weak_etag(client, db, method, address, encoding):
    etag = client.get(address)["ETag"]
    headers = {"If-None-Match": etag, "Accept-Encoding": encoding}

    response = getattr(client, method)(address, headers=headers)

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert etag.startswith('W/"')
    assert "Content-Length" not in response


def test_etag_of_other_answers_changes_with_their_bytes_only(rf, db):
    contents = iter([b"heute", b"heute", b"morgen"])
    middleware = caching(lambda request: HttpResponse(next(contents), content_type="text/plain"))

    etags = [middleware(rf.get("/"))["ETag"] for _ in range(3)]

    assert etags[0] == etags[1] != etags[2]


def test_matching_page_is_not_made_again(rf, db):
    made = []
    middleware = caching(lambda request: made.append(request) or HttpResponse("Seite"))
    etag = middleware(rf.get("/"))["ETag"]

    statuses = [
        middleware(rf.get("/", headers={"If-None-Match": wanted})).status_code
        for wanted in (etag, f'"anderer", {etag}', "*", 'W/"anderer"', "")
    ]

    assert statuses == [304, 304, 304, 200, 200]
    assert len(made) == 4  # for "*" too: only the page itself knows whether it exists


@pytest.mark.parametrize("change", ["content", "day", "build"])
def test_page_has_another_etag_after_a_change(rf, db, monkeypatch, change):
    middleware = caching(lambda request: HttpResponse("Seite"))
    before = middleware(rf.get("/"))["ETag"]

    if change == "content":
        create_network()
    elif change == "day":
        monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2024, 6, 16))
    else:
        monkeypatch.setattr("bildungsnetz.middleware.build", lambda: "next")

    assert middleware(rf.get("/"))["ETag"] != before


def test_page_without_a_database_keeps_an_etag_of_its_bytes(rf, db, monkeypatch):
    def fail(**kwargs):
        raise OperationalError

    monkeypatch.setattr(content, "version", fail)

    response = caching(lambda request: HttpResponse("Seite"))(rf.get("/"))

    assert (response.status_code, response["ETag"].startswith('W/"')) == (200, True)


@pytest.mark.parametrize(
    ("headers", "cache_control", "has_etag"),
    [
        ({}, "public, max-age=0, s-maxage=1", True),
        ({"Cache-Control": "public, max-age=3600"}, "public, max-age=3600", True),
        ({"Vary": "Cookie"}, "private, no-store", False),
        ({"Vary": "Accept-Language, Cookie"}, "private, no-store", False),
    ],
    ids=["public", "set by the view", "depends on a cookie", "depends on a cookie too"],
)
def test_cache_control(rf, db, headers, cache_control, has_etag):
    response = caching(lambda request: HttpResponse("Hallo", headers=headers))(rf.get("/"))

    assert (response["Cache-Control"], "ETag" in response) == (cache_control, has_etag)


def test_answer_that_sets_a_cookie_is_not_stored(rf, db):
    answer = HttpResponse("Hallo")
    answer.set_cookie("sitzung", "geheim")

    assert caching(lambda request: answer)(rf.get("/"))["Cache-Control"] == "private, no-store"


# --- Compression ---------------------------------------------------------------------------------------------

DECOMPRESS = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("encoding", DECOMPRESS)
@pytest.mark.parametrize(
    "address", ["/", "/gibt-es-nicht/", "/sitemap.xml", "/bildungskonferenzen/kalender.ics"]
)
def test_public_answer_is_compressed(client, db, address, encoding):
    headers = {"Accept-Encoding": encoding}
    plain = client.get(address)

    first, second, head = (
        getattr(client, method)(address, headers=headers) for method in ("get", "get", "head")
    )

    assert first["Content-Encoding"] == encoding
    assert DECOMPRESS[encoding](first.content) == plain.content
    assert first["Content-Length"] == str(len(first.content))
    assert len(first.content) < len(plain.content)
    assert (first.get("ETag"), first["Vary"]) == (plain.get("ETag"), plain["Vary"])
    assert first.content == second.content
    assert (head.content, dict(head.items())) == (b"", dict(first.items()))


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/jsi18n/", "/gesund/"])
def test_answer_that_may_hold_a_secret_is_never_compressed(client, db, address):
    client.force_login(create_user(is_staff=True, is_superuser=True))

    assert "Content-Encoding" not in client.get(address, headers={"Accept-Encoding": "gzip, br"})


def compressed(request, answer: HttpResponse) -> HttpResponse:
    return PublicCompressionMiddleware(caching(lambda request: answer))(request)


def test_answer_to_a_form_is_not_compressed(rf):
    response = compressed(rf.post("/", headers={"Accept-Encoding": "gzip, br"}), HttpResponse(TEXT))

    assert ("Content-Encoding" in response, "Vary" in response) == (False, False)


def test_stream_is_not_compressed(rf):
    stream = StreamingHttpResponse([TEXT], headers={"Cache-Control": "public, max-age=60"})

    response = compressed(rf.get("/", headers={"Accept-Encoding": "br"}), stream)

    assert (b"".join(response).decode(), "Content-Encoding" in response) == (TEXT, False)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.1, gzip;q=1.0", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip ; q=0.0", None),
        ("zstd;q=1, identity", None),
        ("", None),
        ("*", None),
        ("x-gzip, brotli, deflate", None),
        (";q=1,,;", None),
    ],
)
def test_encoding_is_the_best_that_is_accepted(rf, accepted, encoding):
    response = compressed(rf.get("/", headers={"Accept-Encoding": accepted}), HttpResponse(TEXT))

    assert (response.get("Content-Encoding"), response["Vary"]) == (encoding, "Accept-Encoding")


# --- HEAD ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "content"), [("HEAD", b""), ("GET", "Größe".encode())])
def test_head_has_the_length_but_not_the_body(rf, method, content):
    response = head_without_body(lambda request: HttpResponse("Größe"))(rf.generic(method, "/"))

    assert (response.content, response.get("Content-Length")) == (content, "7" if method == "HEAD" else None)


def test_head_of_a_file_is_left_to_whitenoise(rf):
    file = StreamingHttpResponse([b"a", b"b"], headers={"Content-Length": "2"})

    assert head_without_body(lambda request: file)(rf.head("/")) is file
    assert file["Content-Length"] == "2"
