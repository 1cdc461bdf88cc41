"""Each refusal in the site's own dress. A name of no page, or input of no sense, is never our failure."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import reverse
from django.views.defaults import server_error

from bildungsnetz.errors import bad_request, csrf_failure, permission_denied
from tests.addresses import PAGES
from tests.factories import create_committee, create_network, create_user

NOT_FOUND = "Diese Seite gibt es nicht"
NOT_READABLE = "Diese Anfrage konnten wir nicht lesen"
NOT_ALLOWED = "Das ist nicht erlaubt"
WRONG_METHOD = "So lässt sich diese Seite nicht aufrufen"
BROKEN = "Bei uns ist etwas schiefgegangen"

STRANGE_CHARACTERS = "Die Adresse oder eine Eingabe enthält Zeichen, die wir nicht verarbeiten können. Bitte prüfen Sie die Adresse."
FORM_EXPIRED = (
    "Die Eingabe kam nicht von einem gültigen Formular dieser Seite. Gehen Sie bitte zurück, laden Sie die Seite "
    "neu und senden Sie das Formular noch einmal ab."
)
NO_PERMISSION = "Für diese Seite fehlt Ihnen die Berechtigung. Melden Sie sich bitte an oder fragen Sie die Servicestelle."


def dress(response) -> tuple[list[str], list[str], list[str]]:
    """What stands in the title, in the headings of level 1 and as the site's name."""
    text = response.content.decode()
    assert "Traceback" not in text
    return (
        re.findall(r"<title>(.*?)</title>", text),
        re.findall(r"<h1>(.*?)</h1>", text),
        re.findall(r'class="site-header__name" href="([^"]+)"', text),
    )


def own_dress(heading: str) -> tuple[list[str], list[str], list[str]]:
    return [f"{heading} – Bildungsnetz Regierungsbezirk Münster"], [heading], ["/"]


def lead(response) -> str:
    return re.search(r'<p class="lead">(.*?)</p>', response.content.decode())[1]


# --- 404 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/gibt-es-nicht/",
        "/netzwerke/gibt-es-nicht/",
        "/orte/gibt-es-nicht/",
        "/bildungskonferenzen/gibt-es-nicht/",
        "/lenkungskreise/gibt-es-nicht/",
        "/handlungsfelder/gibt-es-nicht/",
        "/orte/m%C3%BCnster/",
        "/orte/%00/",
        "/orte/%FF%FE/",
        "/orte/%0d%0aSet-Cookie:%20a=b/",
        "/orte/..%2f..%2fetc%2fpasswd",
        "/orte/<script>alert(1)</script>/",
        "/orte/' OR 1=1 --/",
        "/" + "a" * 10_000,
        "/orte/" + "a" * 10_000 + "/",
        "/orte//",
        "/%F0%9F%A6%84/",
        "/static/%00",
        "/static/../bildungsnetz/settings.py",
        "/sitemap.xml?p=%00",
        "/sitemap.xml?p=99",
        "/.well-known/gibt-es-nicht",
        "/.env",
    ],
    ids=lambda address: address[:40],
)
def test_unknown_address(client, db, address):
    response = client.get(address)

    assert response.status_code == 404
    assert dress(response) == own_dress(NOT_FOUND)


# --- 405 -----------------------------------------------------------------------------------------------------

ONLY_READ = [name for name in (*PAGES, "networks:suggestions") if name != "duties:barrier-report"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize(
    "address",
    [
        *(reverse(name) for name in ONLY_READ),
        "/netzwerke/gibt-es-nicht/",
        "/orte/gibt-es-nicht/",
        "/lenkungskreise/gibt-es-nicht/",
        "/bildungskonferenzen/gibt-es-nicht/",
        "/handlungsfelder/gibt-es-nicht/",
    ],
)
def test_wrong_method(client, method, address):
    """Refused before anything is asked of the database, which this test has none of."""
    response = getattr(client, method)(address)

    assert response.status_code == 405
    assert dress(response) == own_dress(WRONG_METHOD)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("address", [*(reverse(name) for name in ONLY_READ), "/orte/gibt-es-nicht/"])
def test_wrong_method_that_comes_from_no_form_of_ours(method, address):
    """Pages that only read have nothing to protect: the method is what is wrong, not the missing token."""
    response = getattr(Client(enforce_csrf_checks=True), method)(address)

    assert response.status_code == 405
    assert dress(response) == own_dress(WRONG_METHOD)
    assert not response.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_wrong_method_on_a_file(method):
    response = getattr(Client(enforce_csrf_checks=True), method)("/static/css/base.css")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert dress(response) == own_dress(WRONG_METHOD)


# --- 403 -----------------------------------------------------------------------------------------------------


def test_login_without_its_token(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert dress(response) == own_dress(NOT_ALLOWED)
    assert lead(response) == FORM_EXPIRED


def test_admin_without_permission(client, db):
    client.force_login(create_user(is_staff=True))

    response = client.get("/admin/networks/network/")

    assert response.status_code == 403
    assert dress(response) == own_dress(NOT_ALLOWED)
    assert lead(response) == NO_PERMISSION


def test_permission_denied_keeps_its_reason_to_itself(rf):
    response = permission_denied(rf.get("/"), PermissionDenied("Geheimnis"))

    assert response.status_code == 403
    assert "Geheimnis" not in response.content.decode()


def test_csrf_failure_keeps_its_reason_to_itself(rf):
    response = csrf_failure(rf.get("/"), reason="Geheimnis")

    assert response.status_code == 403
    assert "Geheimnis" not in response.content.decode()


# --- 400 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    ["boese.example", "testserver.boese.example", "testserver:80@boese.example", "<b>", "[::1", "ü.de"],
)
def test_unknown_host(client, host):
    response = client.get("/", headers={"host": host})

    assert response.status_code == 400
    assert dress(response) == own_dress(NOT_READABLE)
    assert lead(response) == STRANGE_CHARACTERS
    assert "boese" not in response.content.decode()


def test_too_many_parameters(client, db):
    create_committee(network=create_network(slug="kreis-borken"))

    response = client.get("/lenkungskreise/kreis-borken/?" + "&".join(f"a{n}=1" for n in range(5_500)))

    assert response.status_code == 400
    assert dress(response) == own_dress(NOT_READABLE)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"a=1&" * 5_500, "application/x-www-form-urlencoded"),
        (b"a=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"--x", "multipart/form-data; boundary="),
    ],
)
def test_form_that_cannot_be_read(client, body, content_type):
    response = client.generic("POST", "/admin/login/", body, content_type=content_type)

    assert response.status_code == 400
    assert dress(response) == own_dress(NOT_READABLE)


def test_bad_request_says_our_own_sentence_escaped(rf):
    response = bad_request(rf.get("/"), BadRequest("Bitte schreiben Sie <ein> Datum."))

    assert response.status_code == 400
    assert lead(response) == "Bitte schreiben Sie &lt;ein&gt; Datum."


@pytest.mark.parametrize("exception", [SuspiciousOperation("Geheimnis"), ValueError("Geheimnis")])
def test_bad_request_keeps_others_sentences_to_itself(rf, exception):
    response = bad_request(rf.get("/"), exception)

    assert lead(response) == STRANGE_CHARACTERS
    assert "Geheimnis" not in response.content.decode()


# --- 500 -----------------------------------------------------------------------------------------------------


def test_server_error_needs_neither_database_nor_context(rf):
    response = server_error(rf.get("/ueber/"))

    assert response.status_code == 500
    assert dress(response) == own_dress(BROKEN)


@pytest.mark.parametrize("address", ["/", "/orte/", "/orte/muenster/", "/suche/?q=Borken", "/sitemap.xml"])
def test_page_without_its_database(address):
    """This test has not asked for a database: each query raises."""
    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == 500
    assert dress(response) == own_dress(BROKEN)
