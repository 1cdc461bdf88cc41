"""Every header of every kind of response: one that appears, changes or goes missing fails here."""

import re

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client

from tests.factories import (
    PASSWORD,
    create_committee,
    create_district,
    create_film,
    create_network,
    create_user,
)

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

# What a response says of its content and of itself; each has its own tests.
ABOUT_CONTENT = {
    "Accept-Ranges",
    "Allow",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Range",
    "Content-Type",
    "ETag",
    "Expires",
    "Last-Modified",
    "Location",
    "X-Robots-Tag",
}

SHARED = {"Cache-Control": "public, max-age=60", "Vary": "Accept-Encoding"}
NOT_KEPT = {"Cache-Control": "private, no-store"}
NEVER = {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"}
ADMIN = NEVER | {"Vary": "Cookie"}
# Without a hash in its name; with one: test_a_file_with_a_hash_in_its_name_is_kept_for_a_year.
FILE = {"Cache-Control": "max-age=60, public"}

HAS_IT = {"If-None-Match": "*"}
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}

RESPONSES = {
    "page": (200, "GET", "/", {}, SHARED),
    "page, packed": (200, "GET", "/", BROWSER, SHARED),
    "page, HEAD": (200, "HEAD", "/", {}, SHARED),
    "page, HEAD, packed": (200, "HEAD", "/", BROWSER, SHARED),
    "page, unchanged": (304, "GET", "/", HAS_IT, SHARED),
    "page, unchanged, HEAD": (304, "HEAD", "/", HAS_IT, SHARED),
    "page, refused method": (405, "POST", "/", {}, NOT_KEPT),
    "slash is missing": (301, "GET", "/quellen", {}, SHARED),
    "search that leads straight there": (302, "GET", "/suche/?q=Teststadt", {}, SHARED),
    "search that is refused": (400, "GET", "/suche/?q=" + "x" * 200, {}, NOT_KEPT),
    "suggestions": (200, "GET", "/suche/vorschlaege/?q=Borken", {}, SHARED),
    "unknown address": (404, "GET", "/gibt-es-nicht/", {}, SHARED),
    "nonsense": (400, "GET", "/lenkungskreise/kreis-test/?am=gestern", {}, NOT_KEPT),
    "unknown host": (400, "GET", "/", {"Host": "boese.example"}, NOT_KEPT),
    "calendar": (200, "GET", "/bildungskonferenzen/kalender.ics", {}, SHARED),
    "calendar, unchanged": (304, "GET", "/bildungskonferenzen/kalender.ics", HAS_IT, SHARED),
    "sitemap": (200, "GET", "/sitemap.xml", {}, SHARED),
    "robots": (200, "GET", "/robots.txt", {}, SHARED),
    "security.txt": (200, "GET", "/.well-known/security.txt", {}, SHARED),
    "health": (200, "GET", "/gesund/", {}, NEVER),
    "file": (200, "GET", "/static/css/base.css", {}, FILE),
    "file, HEAD": (200, "HEAD", "/static/css/base.css", {}, FILE),
    "file, a part": (206, "GET", "/static/css/base.css", {"Range": "bytes=0-9"}, FILE),
    "file, a part beyond": (416, "GET", "/static/css/base.css", {"Range": "bytes=9999999-"}, NOT_KEPT),
    "file, refused method": (405, "POST", "/static/css/base.css", {}, NOT_KEPT),
    "unknown file": (404, "GET", "/static/css/gibt-es-nicht.css", {}, SHARED),
    "admin": (200, "GET", "/admin/", {}, ADMIN),
    "admin, packed": (200, "GET", "/admin/", BROWSER, ADMIN),
    "admin, HEAD": (200, "HEAD", "/admin/", {}, ADMIN),
    "admin, list": (200, "GET", "/admin/networks/network/", {}, ADMIN),
    "admin, form": (200, "GET", "/admin/networks/network/add/", {}, ADMIN),
    "admin, words for scripts": (200, "GET", "/admin/jsi18n/", {}, NOT_KEPT | {"Vary": "Cookie"}),
    "admin, unknown record": (302, "GET", "/admin/networks/network/0/change/", {}, ADMIN),
    "admin, unknown address": (404, "GET", "/admin/gibt-es-nicht/", {}, NOT_KEPT | {"Vary": "Cookie"}),
    "admin, slash is missing": (301, "GET", "/admin", {}, SHARED),
}

VISITORS = {
    "login": (200, "GET", "/admin/login/", {}, ADMIN),
    "to the login": (302, "GET", "/admin/", {}, ADMIN),
    "to the login, from nowhere": (302, "GET", "/admin/gibt-es-nicht/", {}, ADMIN),
}


def headers_of(response: HttpResponse) -> dict[str, str]:
    """All but those about its content. Closes it: WhiteNoise's is an open file."""
    response.close()
    return {name: value for name, value in response.items() if name not in ABOUT_CONTENT}


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("status", "method", "address", "headers", "own"), RESPONSES.values(), ids=RESPONSES)
def test_headers(client, settings, status, method, address, headers, own):
    settings.SECURITY_CONTACT = "mailto:sicherheit@beispiel.example"
    settings.SECURITY_EXPIRES = "2030-01-01T00:00:00Z"
    district = create_district(name="Stadt Teststadt")
    create_committee(network=create_network(slug="kreis-test", district=district))
    if address.startswith("/admin"):
        client.force_login(create_user(is_staff=True, is_superuser=True))

    response = client.generic(method, address, secure=True, headers=headers)

    assert response.status_code == status
    assert headers_of(response) == SECURITY | own


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("status", "method", "address", "headers", "own"), VISITORS.values(), ids=VISITORS)
def test_headers_for_who_is_not_logged_in(client, status, method, address, headers, own):
    response = client.generic(method, address, secure=True, headers=headers)

    assert response.status_code == status
    assert headers_of(response) == SECURITY | own


@pytest.mark.usefixtures("db")
def test_headers_after_logging_in():
    create_user(username="redaktion", is_staff=True)
    form = {"username": "redaktion", "password": PASSWORD, "next": "/admin/"}

    response = Client().post("/admin/login/", form, secure=True)

    assert response.status_code == 302
    assert headers_of(response) == SECURITY | ADMIN


@pytest.mark.usefixtures("db")
def test_headers_of_an_expired_form():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", secure=True)

    assert response.status_code == 403
    assert headers_of(response) == SECURITY | NOT_KEPT


@pytest.mark.usefixtures("db")
def test_headers_of_a_broken_page(monkeypatch):
    monkeypatch.setattr("networks.views.source.outline", lambda: 1 / 0)

    response = Client(raise_request_exception=False).get("/quellen/", secure=True)

    assert response.status_code == 500
    assert headers_of(response) == SECURITY | NOT_KEPT


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/quellen/", "/static/css/base.css"])
def test_headers_of_each_refused_method(client, method, address):
    response = getattr(client, method)(address, secure=True)

    assert response.status_code == 405
    assert headers_of(response) == SECURITY | NOT_KEPT


UNENCRYPTED = {name: value for name, value in SECURITY.items() if name != "Strict-Transport-Security"}


@pytest.mark.usefixtures("db")
def test_headers_of_the_way_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/quellen/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/quellen/")
    assert headers_of(response) == UNENCRYPTED


@pytest.mark.usefixtures("db")
def test_headers_for_an_unknown_host_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/", headers={"Host": "boese.example"})

    assert response.status_code == 400
    assert headers_of(response) == UNENCRYPTED


@pytest.mark.usefixtures("db")
def test_a_file_with_a_hash_in_its_name_is_kept_for_a_year(settings, tmp_path):
    """As in production, after collectstatic."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.css").write_text("a { color: inherit }\n" * 100)
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [tmp_path / "source"], tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)

    response = Client().get(static("a.css"), secure=True, headers=BROWSER)

    assert response["Content-Encoding"] == "br"
    assert headers_of(response) == SECURITY | {
        "Cache-Control": "max-age=315360000, public, immutable",
        "Vary": "Accept-Encoding",
    }


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("status", "part"), [(200, {}), (206, {"Range": "bytes=0-9"})])
def test_headers_of_an_uploaded_file(client, settings, tmp_path, status, part):
    settings.MEDIA_ROOT = str(tmp_path)
    (tmp_path / "film.mp4").write_bytes(b"x" * 500)
    create_film(file="film.mp4")

    response = client.get("/media/film.mp4", secure=True, headers=BROWSER | part)

    assert (response.status_code, "Content-Encoding" in response) == (status, False)
    assert headers_of(response) == SECURITY | {"Cache-Control": "max-age=60, public"}


def test_proxy_in_front_neither_packs_nor_tells_its_version(settings):
    """It cannot tell what may hold a secret: docs/adr/0006-public-pages-are-compressed.md."""
    template = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    _, *servers = template.split("\nserver {")

    assert ["server_tokens off;" in server for server in servers] == [True, True]
    assert re.findall(r"^\s*gzip\w* .*", template, re.MULTILINE) == ["    gzip off;"]
