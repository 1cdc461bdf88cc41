"""What every response carries, whoever made it."""

import gzip
import re
from collections.abc import Callable

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import (
    get_conditional_response,
    has_vary_header,
    patch_vary_headers,
    set_response_etag,
)

GetResponse = Callable[[HttpRequest], HttpResponse]

# --- Security ------------------------------------------------------------------------------------------------

# What no page here asks a browser for. Not refused: what a film needs, as the whole screen. Not named: what not every
# Chromium knows, for it complains in its console.
UNUSED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)


def security_headers(get_response: GetResponse) -> GetResponse:
    """What Django sets no header for, and what its SecurityMiddleware leaves out where it refuses a host itself.

    The Content-Security-Policy is constant for all: no inline script or style exists, so no nonce is needed. It goes
    with the upgrade to Django 6, whose SECURE_CSP setting has the same name and shape.
    """
    policy = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())
    headers = {
        "Content-Security-Policy": policy,
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
    }

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


# --- Light ---------------------------------------------------------------------------------------------------

SHARED = "public, max-age=60"
NOT_KEPT = "private, no-store"
KEPT_STATUSES = {200, 206, 301, 302, 304, 404}


def freshness(get_response: GetResponse) -> GetResponse:
    """How long an answer may be kept, and by whom, where its view has not said so; who has it already gets a 304.

    What has to do with a cookie is kept by nobody. Everything else is the same for all: a minute, because dates change at
    midnight and a correction must not wait. Django's ConditionalGetMiddleware would tag what is not kept and leave HEAD
    out.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_kept = request.method in {"GET", "HEAD"} and response.status_code in KEPT_STATUSES
        is_personal = bool(response.cookies) or has_vary_header(response, "Cookie")
        response.headers.setdefault("Cache-Control", SHARED if is_kept and not is_personal else NOT_KEPT)
        if is_public(response) and response.status_code == 200 and not response.streaming:
            if not response.has_header("ETag"):
                set_response_etag(response)
            response = get_conditional_response(request, response.get("ETag"), None, response)
        if response.status_code == 304:
            del response["Content-Length"]  # would be that of the answer left out
        return response

    return middleware


def is_public(response: HttpResponse) -> bool:
    return "public" in response.get("Cache-Control", "")


SMALL = 200  # bytes; below, a packed answer is hardly shorter
# Best first. A page is packed anew for each visitor: middling strength takes a millisecond or two.
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, mode=brotli.MODE_TEXT, quality=5),
    "gzip": lambda content: gzip.compress(content, compresslevel=6, mtime=0),
}


def compressed(get_response: GetResponse) -> GetResponse:
    """Packs public answers only: beside a secret, what a visitor sends could be guessed from their length (BREACH).

    Files come packed from WhiteNoise. Why not Django's GZipMiddleware: docs/adr/0006-public-pages-are-compressed.md.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or response.has_header("Content-Encoding") or not is_public(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if response.get("ETag", "").startswith('"'):
            response["ETag"] = f"W/{response['ETag']}"  # one tag for all encodings, so also in a 304
        encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
        if encoding and len(response.content) >= SMALL:
            response.content = ENCODINGS[encoding](response.content)
            response["Content-Encoding"] = encoding
            response["Content-Length"] = str(len(response.content))
        return response

    return middleware


def best_encoding(accepted: str) -> str | None:
    """Of the content codings that an Accept-Encoding names, but for one refused with „;q=0“."""
    offered = {
        name.lower()
        for name, weight in re.findall(r"([\w*-]+)\s*(?:;\s*[qQ]\s*=\s*([\d.]+))?", accepted)
        if not re.fullmatch(r"0(\.0*)?", weight)
    }
    return next((encoding for encoding in ENCODINGS if encoding in offered), None)


# --- Methods -------------------------------------------------------------------------------------------------


def head_without_body(get_response: GetResponse) -> GetResponse:
    """Django leaves it to the server to drop the body, and gunicorn complains of each one it has to drop."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming and response.status_code != 304:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware


def method_not_allowed_page(get_response: GetResponse) -> GetResponse:
    """Django answers a wrong method with an empty page; a person gets the site's own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 405 and response.streaming:
            # WhiteNoise's refusal is an empty file, which can hold no page.
            response = HttpResponse(status=405, headers=response.headers)
        if response.status_code == 405 and not response.content:
            response.content = render_to_string("405.html", request=request)
            response["Content-Length"] = str(len(response.content))
        return response

    return middleware
