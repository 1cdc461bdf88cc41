"""The middleware's rules; tests/bildungsnetz/test_headers.py lists the headers of each kind of response."""

import datetime as dt
import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from bildungsnetz.middleware import PublicCompressionMiddleware, caching, head_without_body
from tests.factories import create_network

pytestmark = pytest.mark.django_db  # the ETag asks for the version of the content

TEXT = "Ihre Eingabe. " * 100


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", ["/quellen/", "/bildungskonferenzen/kalender.ics", "/robots.txt"])
def test_matching_etag_gives_304_with_the_same_weak_etag(client, db, method, address, encoding):
    etag = client.get(address)["ETag"]

    response = getattr(client, method)(address, headers={"If-None-Match": etag, "Accept-Encoding": encoding})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert (etag[:3], "Content-Length" in response) == ('W/"', False)


def test_etag_of_other_answers_changes_with_their_bytes_only(rf, db):
    contents = iter(["heute", "heute", "morgen"])
    middleware = caching(lambda request: HttpResponse(next(contents), content_type="text/plain"))
    first, second, third = (middleware(rf.get("/"))["ETag"] for _ in range(3))

    assert first == second != third


def test_matching_page_is_not_made_again(rf, db):
    made = []
    middleware = caching(lambda request: made.append(request) or HttpResponse("Seite"))
    etag = middleware(rf.get("/"))["ETag"]
    requests = [rf.get("/", headers={"If-None-Match": it}) for it in (etag, f'"x", {etag}', "*", 'W/"x"', "")]

    assert [middleware(request).status_code for request in requests] == [304, 304, 304, 200, 200]
    assert len(made) == 4  # for "*" too: only the page itself knows whether it exists


def test_page_has_another_etag_after_a_change(rf, db, monkeypatch):
    middleware = caching(lambda request: HttpResponse("Seite"))
    changes = [
        lambda: None,
        create_network,
        lambda: monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2024, 6, 16)),
        lambda: monkeypatch.setattr("bildungsnetz.middleware.build", lambda: "next"),
    ]

    etags = set()
    for change in changes:
        change()
        etags.add(middleware(rf.get("/"))["ETag"])

    assert len(etags) == len(changes)


def test_page_without_a_database_keeps_an_etag_of_its_bytes(rf, broken_database):
    response = caching(lambda request: HttpResponse("Seite"))(rf.get("/"))

    assert (response.status_code, response["ETag"].startswith('W/"')) == (200, True)


def test_cache_control(rf, db):
    with_cookie = HttpResponse()
    with_cookie.set_cookie("sitzung", "geheim")
    answers = [
        HttpResponse(),
        HttpResponse(headers={"Cache-Control": "public, max-age=3600"}),
        HttpResponse(headers={"Vary": "Cookie"}),
        HttpResponse(headers={"Vary": "Accept-Language, Cookie"}),
        with_cookie,
    ]
    responses = [caching(lambda request, answer=answer: answer)(rf.get("/")) for answer in answers]

    assert [(response["Cache-Control"], "ETag" in response) for response in responses] == [
        ("public, max-age=0, s-maxage=1", True),
        ("public, max-age=3600", True),
        *[("private, no-store", False)] * 3,
    ]


DECOMPRESS = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("encoding", DECOMPRESS)
@pytest.mark.parametrize(
    "address", ["/", "/gibt-es-nicht/", "/sitemap.xml", "/bildungskonferenzen/kalender.ics"]
)
def test_public_answer_is_compressed(client, db, address, encoding):
    headers = {"Accept-Encoding": encoding}
    plain, first, second = client.get(address), *(client.get(address, headers=headers) for _ in range(2))
    head = client.head(address, headers=headers)

    assert DECOMPRESS[encoding](first.content) == plain.content
    assert len(first.content) < len(plain.content)
    assert (first["Content-Encoding"], first["Content-Length"]) == (encoding, str(len(first.content)))
    assert (first.get("ETag"), first["Vary"]) == (plain.get("ETag"), plain["Vary"])
    assert first.content == second.content
    assert (head.content, dict(head.items())) == (b"", dict(first.items()))


def test_answer_that_may_hold_a_secret_is_never_compressed(admin_client):
    addresses = ("/admin/", "/admin/login/", "/admin/jsi18n/", "/gesund/")
    responses = [admin_client.get(address, headers={"Accept-Encoding": "gzip, br"}) for address in addresses]

    assert [response.get("Content-Encoding") for response in responses] == [None] * 4


def compressed(request, answer: HttpResponse) -> HttpResponse:
    return PublicCompressionMiddleware(caching(lambda request: answer))(request)


def test_neither_answer_to_a_form_nor_stream_is_compressed(rf):
    accepting = {"headers": {"Accept-Encoding": "gzip, br"}}
    stream = StreamingHttpResponse([TEXT], headers={"Cache-Control": "public, max-age=60"})
    answer = compressed(rf.post("/", **accepting), HttpResponse(TEXT))

    assert b"".join(compressed(rf.get("/", **accepting), stream)).decode() == TEXT
    assert [name for name in ("Content-Encoding", "Vary") if name in answer] == []


def test_brotli_is_preferred_and_zstd_never_used(rf):
    expected = {
        "gzip, deflate, br, zstd": "br",
        "gzip, deflate": "gzip",
        **dict.fromkeys(("zstd;q=1, identity", "", ";q=1,,;")),
    }
    requests = {accepted: rf.get("/", headers={"Accept-Encoding": accepted}) for accepted in expected}
    responses = {accepted: compressed(request, HttpResponse(TEXT)) for accepted, request in requests.items()}

    assert {accepted: found.get("Content-Encoding") for accepted, found in responses.items()} == expected
    assert {response["Vary"] for response in responses.values()} == {"Accept-Encoding"}


@pytest.mark.parametrize(
    ("method", "content", "length"), [("HEAD", b"", "7"), ("GET", "Größe".encode(), None)]
)
def test_head_has_the_length_but_not_the_body(rf, method, content, length):
    response = head_without_body(lambda request: HttpResponse("Größe"))(rf.generic(method, "/"))

    assert (response.content, response.get("Content-Length")) == (content, length)


def test_head_of_a_file_is_left_to_whitenoise(rf):
    file = StreamingHttpResponse([b"a", b"b"], headers={"Content-Length": "2"})

    assert head_without_body(lambda request: file)(rf.head("/")) is file
