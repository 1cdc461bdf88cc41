"""Headers, caching and compression of every response."""

from collections.abc import Callable

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import (
    get_conditional_response,
    has_vary_header,
    patch_vary_headers,
    set_response_etag,
)
from django.utils.http import parse_etags
from django_http_compression.middleware import HttpCompressionMiddleware

from bildungsnetz.build import build
from networks import content

GetResponse = Callable[[HttpRequest], HttpResponse]

# --- Security ------------------------------------------------------------------------------------------------

# Features that no page here uses. Fullscreen and the like stay allowed, because films need them. Features that not every
# Chromium knows are left out, because it would complain in its console.
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
    """Set the security headers that Django lacks, and those its SecurityMiddleware skips when it refuses a host.

    The Content-Security-Policy is the same for all pages: no inline script or style exists, so no nonce is needed.
    Django 6 sets it from the same SECURE_CSP setting, so this part goes with that upgrade.
    """
    policy = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())
    permissions = ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)
    headers = {
        "Content-Security-Policy": policy,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
    }

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        # Only documents have permissions, and a first visit asks for some 25 files beside its page.
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Permissions-Policy", permissions)
        return response

    return middleware


# --- Caching -------------------------------------------------------------------------------------------------

# A browser asks each time, so an editor sees a correction at once; a shared cache keeps a page for a second.
PUBLIC = "public, max-age=0, s-maxage=1"
NO_STORE = "private, no-store"
CACHEABLE_STATUSES = {200, 206, 301, 302, 304, 404}


def caching(get_response: GetResponse) -> GetResponse:
    """Set Cache-Control where the view has not, set the ETag of public pages, and answer 304 to a matching one.

    Answers that set or depend on a cookie are never stored; all others are the same for everybody. A page's ETag follows
    from the version of the content, so a matching one is answered without making the page. Django's
    ConditionalGetMiddleware would also set an ETag for answers that are not stored, and none for HEAD.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        # Before the page is made: if the content changes meanwhile, the page is newer than its ETag and never older.
        etag = page_etag(request)
        if etag and etag in parse_etags(request.headers.get("If-None-Match", "")):
            return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": PUBLIC})
        response = get_response(request)
        is_cacheable = request.method in {"GET", "HEAD"} and response.status_code in CACHEABLE_STATUSES
        is_personal = bool(response.cookies) or has_vary_header(response, "Cookie")
        response.headers.setdefault("Cache-Control", PUBLIC if is_cacheable and not is_personal else NO_STORE)
        if is_public(response) and not response.streaming:
            is_page = response.get("Content-Type", "").startswith("text/html")
            if etag and is_page and response.status_code == 200:
                response.headers.setdefault("ETag", etag)
            set_weak_etag(response)
            if response.status_code == 200:
                response = get_conditional_response(request, response["ETag"], None, response)
        if response.status_code == 304:
            del response["Content-Length"]  # it would be the length of the omitted body
        return response

    return middleware


def page_etag(request: HttpRequest) -> str:
    """Return the weak ETag of all pages of this build, content and day; empty where there is none.

    None on one's own machine, where templates change without a new build, none for static files, which WhiteNoise tags,
    and none where no database answers. Somebody who is logged in sees each change at once, whichever process made it.
    """
    is_read = request.method in {"GET", "HEAD"} and not request.path.startswith(settings.STATIC_URL)
    if settings.LOCAL or not is_read:
        return ""
    try:
        version = content.version(fresh=settings.SESSION_COOKIE_NAME in request.COOKIES)
    except Error:
        return ""
    return f'W/"{build()}-{version}-{timezone.localdate():%Y%m%d}"'


def is_public(response: HttpResponse) -> bool:
    return "public" in response.get("Cache-Control", "")


def set_weak_etag(response: HttpResponse) -> None:
    """Give a 200 an ETag unless its view did, and make it weak: one ETag stands for all encodings (RFC 9110, 8.8.1)."""
    if response.status_code == 200 and not response.has_header("ETag"):
        set_response_etag(response)
    if response.get("ETag", "").startswith('"'):
        response["ETag"] = f"W/{response['ETag']}"


# --- Compression ---------------------------------------------------------------------------------------------


class PublicCompressionMiddleware(HttpCompressionMiddleware):
    """Compress public answers only, with brotli or gzip: docs/adr/0006-public-pages-are-compressed.md.

    Beside a secret, the length of a compressed answer would tell whether the visitor's input equals it (BREACH). Files
    are streamed and stay as they are: WhiteNoise has compressed them, and films do not shrink.
    """

    max_random_bytes = 0  # noise against BREACH; public answers hold no secret

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The library would prefer zstd, which makes pages 6 to 9 % larger than brotli.
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "").split(",")
        kept = [coding for coding in accepted if coding.split(";")[0].strip() != "zstd"]
        request.META["HTTP_ACCEPT_ENCODING"] = ",".join(kept)
        return super().__call__(request)

    def maybe_compress(self, request: HttpRequest, response: HttpResponse) -> None:
        if is_public(response) and not response.streaming:
            # The library sets it only where it compresses; a shared cache needs it on the uncompressed answer too.
            patch_vary_headers(response, ["Accept-Encoding"])
            super().maybe_compress(request, response)


# --- HEAD ----------------------------------------------------------------------------------------------------


def head_without_body(get_response: GetResponse) -> GetResponse:
    """Drop the body of an answer to HEAD: Django leaves that to gunicorn, which logs a warning for each."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming and response.status_code != 304:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware
