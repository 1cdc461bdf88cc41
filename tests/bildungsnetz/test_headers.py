"""The headers of every kind of response; one that appears, changes or is missing fails here."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
        "idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
        "window-management=(), xr-spatial-tracking=()"
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

# A static file has no permissions.
OF_FILES = {name: value for name, value in SECURITY.items() if name != "Permissions-Policy"}

# Headers that describe the content; other tests check them.
ABOUT_CONTENT = r"Accept-Ranges|Allow|Content-(?!Security).*|ETag|Expires|Last-Modified|Location|X-Robots-Tag"

PUBLIC = {"Cache-Control": "public, max-age=0, s-maxage=1", "Vary": "Accept-Encoding"}
NO_STORE = {"Cache-Control": "private, no-store"}
NEVER = {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"}
ADMIN = NEVER | {"Vary": "Cookie"}
FILE = {"Cache-Control": "max-age=60, public"}

MATCHING = {"If-None-Match": "*"}
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
CALENDAR = "/bildungskonferenzen/kalender.ics"
CSS = "/static/css/base.css"

RESPONSES = [
    (200, "GET", "/", {}, PUBLIC),
    (200, "HEAD", "/", BROWSER, PUBLIC),
    (304, "GET", "/", MATCHING, PUBLIC),
    (403, "POST", "/", {}, NO_STORE),
    (405, "OPTIONS", "/quellen/", {}, NO_STORE),
    (301, "GET", "/quellen", {}, PUBLIC),
    (302, "GET", "/suche/?q=Teststadt", {}, PUBLIC),
    (400, "GET", "/suche/?q=" + "x" * 200, {}, NO_STORE),
    (200, "GET", "/suche/vorschlaege/?q=Borken", {}, PUBLIC),
    (404, "GET", "/gibt-es-nicht/", {}, PUBLIC),
    (400, "GET", "/", {"Host": "boese.example"}, NO_STORE),
    (200, "GET", CALENDAR, BROWSER, PUBLIC),
    (304, "GET", CALENDAR, MATCHING, PUBLIC),
    (200, "GET", "/sitemap.xml", {}, PUBLIC),
    (200, "GET", "/robots.txt", {}, PUBLIC),
    (200, "GET", "/.well-known/security.txt", {}, PUBLIC),
    (200, "GET", "/gesund/", {}, NEVER),
    (200, "GET", CSS, {}, FILE),
    (206, "GET", CSS, {"Range": "bytes=0-9"}, FILE),
    (416, "GET", CSS, {"Range": "bytes=9999999-"}, NO_STORE),
    (405, "POST", CSS, {}, NO_STORE),
    (404, "GET", "/static/css/gibt-es-nicht.css", {}, PUBLIC),
    (302, "GET", "/admin/", {}, ADMIN),
    (200, "GET", "/admin/login/", BROWSER, ADMIN),
    (403, "POST", "/admin/login/", {}, NO_STORE),
]

EDITORS_RESPONSES = [
    (200, "GET", "/admin/", BROWSER, ADMIN),
    (200, "HEAD", "/admin/", {}, ADMIN),
    (200, "GET", "/admin/networks/network/add/", {}, ADMIN),
    (200, "GET", "/admin/jsi18n/", {}, NO_STORE | {"Vary": "Cookie"}),
    (302, "GET", "/admin/networks/network/0/change/", {}, ADMIN),
    (404, "GET", "/admin/gibt-es-nicht/", {}, NO_STORE | {"Vary": "Cookie"}),
]


def headers_of(response: HttpResponse) -> dict[str, str]:
    response.close()  # WhiteNoise's is an open file
    return {name: value for name, value in response.items() if not re.fullmatch(ABOUT_CONTENT, name, re.I)}


@pytest.mark.parametrize(("status", "method", "address", "headers", "own"), RESPONSES)
def test_headers(settings, status, method, address, headers, own):
    settings.SECURITY_CONTACT = "mailto:sicherheit@beispiel.example"
    settings.SECURITY_EXPIRES = "2030-01-01T00:00:00Z"
    factories.create_municipality(name="Teststadt")

    security = OF_FILES if address.startswith("/static/") else SECURITY

    response = Client(enforce_csrf_checks=True).generic(method, address, secure=True, headers=headers)

    assert (response.status_code, headers_of(response)) == (status, security | own)


@pytest.mark.parametrize(("status", "method", "address", "headers", "own"), EDITORS_RESPONSES)
def test_headers_for_an_editor(admin_client, status, method, address, headers, own):
    response = admin_client.generic(method, address, secure=True, headers=headers)

    assert (response.status_code, headers_of(response)) == (status, SECURITY | own)


def test_headers_of_a_server_error(monkeypatch):
    monkeypatch.setattr("networks.views.source.outline", lambda: 1 / 0)

    response = Client(raise_request_exception=False).get("/quellen/", secure=True)

    assert (response.status_code, headers_of(response)) == (500, SECURITY | NO_STORE)


UNENCRYPTED = {name: value for name, value in SECURITY.items() if name != "Strict-Transport-Security"}


@pytest.mark.parametrize(("host", "status"), [("testserver", 301), ("boese.example", 400)])
def test_headers_without_https(client, settings, host, status):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/quellen/", headers={"Host": host})

    assert (response.status_code, headers_of(response)) == (status, UNENCRYPTED)
    assert response.get("Location") == ("https://testserver/quellen/" if status == 301 else None)


def test_headers_of_an_uploaded_film(client, media):
    media.mkdir()
    (media / "film.mp4").write_bytes(b"x" * 500)
    factories.create_film(file="film.mp4")

    response = client.get("/media/film.mp4", secure=True, headers=BROWSER | {"Range": "bytes=0-9"})

    assert (response.status_code, "Content-Encoding" in response) == (206, False)
    assert headers_of(response) == SECURITY | FILE


def test_proxy_neither_compresses_nor_names_its_version(settings):
    """A proxy does not know which answers may hold a secret: docs/adr/0006-public-pages-are-compressed.md."""
    template = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    _, *servers = template.split("\nserver {")

    assert ["server_tokens off;" in server for server in servers] == [True, True]
    assert re.findall(r"^\s*gzip\w* .*", template, re.MULTILINE) == ["    gzip off;"]
