"""Headers and error pages of whole responses: what the middleware promises holds for all of them, whoever made them."""

import pytest
from django.http import HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.test import Client

from bildungsnetz.middleware import head_without_body, method_not_allowed_page, security_headers
from tests.factories import create_committee, create_network

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

RESPONSES = {
    "page": (200, "/quellen/", {}),
    "redirect": (301, "/quellen", {}),
    "to the login": (302, "/admin/", {}),
    "login": (200, "/admin/login/", {}),
    "unknown address": (404, "/gibt-es-nicht/", {}),
    "nonsense": (400, "/lenkungskreise/kreis-borken/?am=gestern", {}),
    "unknown host": (400, "/", {"host": "boese.example"}),
    "style": (200, "/static/css/base.css", {}),
    "unknown file": (404, "/static/css/gibt-es-nicht.css", {}),
    "JSON": (200, "/suche/vorschlaege/?q=Borken", {}),
    "health": (200, "/gesund/", {}),
    "robots": (200, "/robots.txt", {}),
    "sitemap": (200, "/sitemap.xml", {}),
}


@pytest.mark.parametrize(("status", "address", "headers"), RESPONSES.values(), ids=RESPONSES)
def test_every_response_carries_the_policy(client, db, status, address, headers):
    create_committee(network=create_network(slug="kreis-borken"))

    response = client.get(address, headers=headers)
    response.close()  # WhiteNoise's open file

    assert response.status_code == status
    assert response["Content-Security-Policy"] == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/quellen/", "/static/css/base.css"])
def test_every_refused_method_carries_the_policy(client, method, address):
    response = getattr(client, method)(address)

    assert response.status_code == 405
    assert response["Content-Security-Policy"] == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"


def test_a_broken_page_carries_the_policy():
    """Without a database, which this test has not asked for."""
    response = Client(raise_request_exception=False).get("/netzwerke/")

    assert response.status_code == 500
    assert response["Content-Security-Policy"] == POLICY


def test_a_redirect_to_https_carries_the_policy(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/quellen/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/quellen/")
    assert response["Content-Security-Policy"] == POLICY


def test_policy_is_the_settings(rf, settings):
    settings.SECURE_CSP = {"default-src": ["'none'"], "img-src": ["'self'", "data:"]}

    response = security_headers(lambda request: HttpResponse())(rf.get("/"))

    assert response["Content-Security-Policy"] == "default-src 'none'; img-src 'self' data:"


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
