"""What the middleware promises of whole responses; the headers of each kind of them are test_headers' matter."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse

from bildungsnetz.middleware import (
    best_encoding,
    compressed,
    freshness,
    head_without_body,
    method_not_allowed_page,
    security_headers,
)
from tests.factories import create_user


def test_policy_is_the_settings(rf, settings):
    settings.SECURE_CSP = {"default-src": ["'none'"], "img-src": ["'self'", "data:"]}

    response = security_headers(lambda request: HttpResponse())(rf.get("/"))

    assert response["Content-Security-Policy"] == "default-src 'none'; img-src 'self' data:"


# --- Kept ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", ["/quellen/", "/bildungskonferenzen/kalender.ics", "/robots.txt"])
def test_who_has_it_already_is_told_so(client, db, method, address):
    tag = client.get(address)["ETag"]

    response = getattr(client, method)(address, headers={"If-None-Match": tag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)
    assert "Content-Length" not in response


def test_tag_changes_with_the_content(rf):
    contents = iter([b"heute", b"heute", b"morgen"])
    middleware = freshness(lambda request: HttpResponse(next(contents)))

    tags = [middleware(rf.get("/"))["ETag"] for _ in range(3)]

    assert tags[0] == tags[1] != tags[2]


def test_a_tag_of_yesterday_gets_the_page(client, db):
    response = client.get("/quellen/", headers={"If-None-Match": '"von-gestern"'})

    assert response.status_code == 200
    assert "<h1" in response.content.decode()


def test_a_views_own_rule_stays(rf):
    answer = HttpResponse(headers={"Cache-Control": "public, max-age=3600"})

    response = freshness(lambda request: answer)(rf.get("/"))

    assert response["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize(
    "headers", [{"Vary": "Cookie"}, {"Vary": "Accept-Language, Cookie"}], ids=["Cookie", "among others"]
)
def test_what_a_cookie_decides_is_not_kept(rf, headers):
    response = freshness(lambda request: HttpResponse("Hallo", headers=headers))(rf.get("/"))

    assert (response["Cache-Control"], "ETag" in response) == ("private, no-store", False)


def test_what_sets_a_cookie_is_not_kept(rf):
    answer = HttpResponse("Hallo")
    answer.set_cookie("sitzung", "geheim")

    response = freshness(lambda request: answer)(rf.get("/"))

    assert response["Cache-Control"] == "private, no-store"


# --- Packed --------------------------------------------------------------------------------------------------

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
PUBLIC = {"Cache-Control": "public, max-age=60"}


@pytest.mark.parametrize("encoding", UNPACK)
@pytest.mark.parametrize(
    "address", ["/", "/gibt-es-nicht/", "/sitemap.xml", "/bildungskonferenzen/kalender.ics"]
)
def test_public_answer_is_packed(client, db, address, encoding):
    plain = client.get(address)

    packed = client.get(address, headers={"Accept-Encoding": encoding})

    assert packed["Content-Encoding"] == encoding
    assert UNPACK[encoding](packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert len(packed.content) < len(plain.content)
    assert packed.get("ETag") == plain.get("ETag")


@pytest.mark.parametrize("encoding", UNPACK)
def test_head_says_how_long_the_packed_answer_is(client, db, encoding):
    headers = {"Accept-Encoding": encoding}

    head, get = client.head("/", headers=headers), client.get("/", headers=headers)

    assert (head.content, dict(head.items())) == (b"", dict(get.items()))


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/jsi18n/", "/gesund/"])
def test_what_may_hold_a_secret_is_never_packed(client, db, address):
    client.force_login(create_user(is_staff=True, is_superuser=True))

    response = client.get(address, headers={"Accept-Encoding": "gzip, br"})

    assert "Content-Encoding" not in response


def test_answer_to_a_form_is_not_packed(rf):
    answer = HttpResponse("Ihre Eingabe. " * 100)

    response = compressed(freshness(lambda request: answer))(
        rf.post("/", headers={"Accept-Encoding": "gzip, br"})
    )

    assert "Content-Encoding" not in response


def test_same_page_is_packed_into_the_same_bytes(client, db):
    first, second = [client.get("/", headers={"Accept-Encoding": "gzip"}).content for _ in range(2)]

    assert first == second


def test_small_answer_is_left_alone(rf):
    answer = HttpResponse("x" * 199, headers=PUBLIC)

    response = compressed(lambda request: answer)(rf.get("/", headers={"Accept-Encoding": "br"}))

    assert (response.content, "Content-Encoding" in response) == (b"x" * 199, False)
    assert response["Vary"] == "Accept-Encoding"


def test_packed_answer_is_left_alone(rf):
    answer = HttpResponse(b"x" * 500, headers=PUBLIC | {"Content-Encoding": "gzip"})

    response = compressed(lambda request: answer)(rf.get("/", headers={"Accept-Encoding": "br"}))

    assert (response.content, response["Content-Encoding"]) == (b"x" * 500, "gzip")


def test_file_is_left_to_whitenoise(rf):
    file = StreamingHttpResponse([b"x" * 500], headers=PUBLIC)

    response = compressed(lambda request: file)(rf.get("/", headers={"Accept-Encoding": "br"}))

    assert (b"".join(response), "Content-Encoding" in response) == (b"x" * 500, False)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip ; q=0.0", None),
        ("identity", None),
        ("deflate", None),
        ("*", None),
        ("x-gzip", None),
        ("brotli", None),
        (";q=1,,;", None),
    ],
)
def test_best_encoding(accepted, encoding):
    assert best_encoding(accepted) == encoding


# --- HEAD ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/gibt-es-nicht/", "/robots.txt", "/suche/vorschlaege/?q=Borken"])
def test_head_says_how_long_the_answer_to_get_is(client, db, address):
    head, get = client.head(address), client.get(address)

    assert (head.status_code, head["Content-Type"]) == (get.status_code, get["Content-Type"])
    assert head["Content-Length"] == str(len(get.content))


def test_head_has_no_body(rf):
    response = head_without_body(lambda request: HttpResponse("Größe"))(rf.head("/"))

    assert (response.content, response["Content-Length"]) == (b"", "7")


def test_get_keeps_its_body(rf):
    response = head_without_body(lambda request: HttpResponse("Größe"))(rf.get("/"))

    assert response.content.decode() == "Größe"


def test_head_of_a_file_is_left_to_whitenoise(rf):
    file = StreamingHttpResponse([b"a", b"b"], headers={"Content-Length": "2"})

    response = head_without_body(lambda request: file)(rf.head("/"))

    assert response is file
    assert response["Content-Length"] == "2"


# --- 405 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/", "/suche/vorschlaege/", "/robots.txt", "/static/css/base.css"])
def test_refused_method_is_a_page_and_says_how_long_it_is(client, method, address):
    response = getattr(client, method)(address)

    text = response.content.decode()
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response["Content-Length"] == str(len(response.content))
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert text.count("<h1>So lässt sich diese Seite nicht aufrufen</h1>") == 1


def test_refused_method_says_how_long_it_is_where_something_else_had_counted_nothing(rf):
    def get_response(request):
        return HttpResponseNotAllowed(["GET"], headers={"Content-Length": "0"})

    response = method_not_allowed_page(get_response)(rf.post("/"))

    assert response["Content-Length"] == str(len(response.content))
    assert response.content != b""


def test_refused_method_that_says_something_itself_is_left_alone(rf):
    def get_response(request):
        return HttpResponseNotAllowed(["GET"], content="Nur ansehen.", content_type="text/plain")

    response = method_not_allowed_page(get_response)(rf.post("/"))

    assert response.content == b"Nur ansehen."


def test_an_empty_answer_of_another_kind_is_left_alone(rf):
    response = method_not_allowed_page(lambda request: HttpResponse(status=204))(rf.get("/"))

    assert response.content == b""
