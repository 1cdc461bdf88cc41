"""What every response carries, whoever made it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

GetResponse = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: GetResponse) -> GetResponse:
    """The Content-Security-Policy, constant for all: no inline script or style exists, so no nonce is needed.

    Goes with the upgrade to Django 6, whose SECURE_CSP setting has the same name and shape.
    """
    policy = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Content-Security-Policy"] = policy
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        return response

    return middleware


def head_without_body(get_response: GetResponse) -> GetResponse:
    """Django leaves it to the server to drop the body, and gunicorn complains of each one it has to drop."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
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
