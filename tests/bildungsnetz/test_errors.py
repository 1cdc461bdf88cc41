"""Error pages in the site's own layout. An unknown name or unreadable input is never our failure."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.test import Client
from django.views.defaults import server_error

from bildungsnetz.errors import FORM_OUTDATED, NO_PERMISSION, bad_request, csrf_failure, permission_denied

NOT_FOUND = "Diese Seite gibt es nicht"
NOT_READABLE = "Diese Anfrage konnten wir nicht lesen"
NOT_ALLOWED = "Das ist nicht erlaubt"
BROKEN = "Bei uns ist etwas schiefgegangen"

STRANGE_CHARACTERS = "Die Adresse oder eine Eingabe enthält Zeichen, die wir nicht verarbeiten können. Bitte prüfen Sie die Adresse."


def shown(response) -> tuple[int, list[str], list[str], list[str]]:
    """Return the status, the titles, the headings of level 1 and the links of the site's name."""
    parts = (r"<title>(.*?)</title>", r"<h1>(.*?)</h1>", r'class="site-header__name" href="([^"]+)"')
    assert "Traceback" not in response.text
    return response.status_code, *(re.findall(part, response.text) for part in parts)


def error_page(status: int, heading: str) -> tuple[int, list[str], list[str], list[str]]:
    return status, [f"{heading} – Bildungsnetz Regierungsbezirk Münster"], [heading], ["/"]


def lead(response) -> str:
    return re.search(r'<p class="lead">(.*?)</p>', response.text)[1]


UNKNOWN = """/gibt-es-nicht/ /lenkungskreise/gibt-es-nicht/ /orte/m%C3%BCnster/ /orte/%00/ /orte/%FF%FE/
    /orte/%0d%0aSet-Cookie:%20a=b/ /orte/..%2f..%2fetc%2fpasswd /orte/<script>alert(1)</script>/ /static/%00
    /static/../bildungsnetz/settings.py /sitemap.xml?p=%00 /sitemap.xml?p=99 /.env"""


def test_unknown_address(client, db):
    answers = {
        address: shown(client.get(address)) for address in [*UNKNOWN.split(), f"/orte/{'a' * 10_000}/"]
    }

    assert answers == dict.fromkeys(answers, error_page(404, NOT_FOUND))


READ_ONLY = ["/", "/orte/nirgends/", "/suche/vorschlaege/", "/robots.txt", "/gesund/"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_unsafe_method_without_a_token(db, method):
    """No public page is exempt from CSRF; without a token, Django refuses before it looks at the method."""
    responses = [Client(enforce_csrf_checks=True).generic(method, address) for address in READ_ONLY]

    assert list(map(shown, responses)) == [error_page(403, NOT_ALLOWED)] * len(READ_ONLY)
    assert [response.cookies for response in responses if response.cookies] == []


def test_post_is_refused(client):
    """The method is refused before any query: this test has no database."""
    responses = [client.generic("POST", address) for address in READ_ONLY]

    assert {(response.status_code, response["Allow"]) for response in responses} == {(405, "GET, HEAD")}


@pytest.mark.parametrize(
    ("view", "reason", "sentence"),
    [
        (permission_denied, PermissionDenied("Geheimnis"), NO_PERMISSION),
        (csrf_failure, "Geheimnis", FORM_OUTDATED),
        (bad_request, SuspiciousOperation("Geheimnis"), STRANGE_CHARACTERS),
        (bad_request, ValueError("Geheimnis"), STRANGE_CHARACTERS),
        (bad_request, BadRequest("Bitte <ein> Datum."), "Bitte &lt;ein&gt; Datum."),
    ],
)
def test_only_our_own_sentence_is_shown(db, rf, view, reason, sentence):
    response = view(rf.get("/"), reason)

    assert (lead(response), "Geheimnis" in response.text) == (sentence, False)


@pytest.mark.parametrize("host", ["testserver:80@boese.example", "<b>", "[::1", "ü.de"])
def test_unknown_host(client, db, host):
    response = client.get("/", headers={"host": host})

    assert (shown(response), lead(response)) == (error_page(400, NOT_READABLE), STRANGE_CHARACTERS)
    assert "boese" not in response.text


def test_server_error_needs_no_context(rf):
    assert shown(server_error(rf.get("/ueber/"))) == error_page(500, BROKEN)


@pytest.mark.parametrize("address", ["/", "/orte/muenster/", "/suche/?q=Borken", "/sitemap.xml"])
def test_page_without_its_database(address):
    """This test has no database, so each query raises."""
    response = Client(raise_request_exception=False).get(address)

    assert shown(response) == error_page(500, BROKEN)
