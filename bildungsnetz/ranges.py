"""Conditional and range requests (RFC 9110, sections 13 and 14) for static files and films."""

import re
from types import SimpleNamespace

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import SlicedFile, StaticFile

ANSWERED_HERE = {"HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
ONE_RANGE = re.compile(r"bytes=[ \t,]*(\d{0,18})-(\d{0,18})[ \t,]*", re.ASCII | re.IGNORECASE)


class FileMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise, but for ranges and conditions: it refuses a single byte (evansd/whitenoise#711) and knows no If-Range.

    WhiteNoise gives all encodings of a file one ETag. Where there are several, it is made weak, and If-Range needs a
    strong one: so nobody joins parts of two encodings.
    """

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        meta = {name: value for name, value in request.META.items() if name not in ANSWERED_HERE}
        whole = WhiteNoiseMiddleware.serve(static_file, SimpleNamespace(method=request.method, META=meta))
        if whole.status_code != 200:
            return whole
        whole["Accept-Ranges"] = "bytes"
        if len(static_file.alternatives) > 1:
            whole["ETag"] = f"W/{whole['ETag']}"
        last_modified = parse_http_date(whole["Last-Modified"])
        response = get_conditional_response(request, whole["ETag"], last_modified, whole)
        if response is whole and request.method == "GET":
            response = cut(whole, request)
        if response is not whole and whole.file_to_stream:
            whole.file_to_stream.close()
        return response


def cut(whole: FileResponse, request: HttpRequest) -> HttpResponse:
    """Return the part of the file that the request asks for (206 or 416), or the whole file where it asks for none."""
    size = int(whole["Content-Length"])
    part = requested_part(request.headers.get("Range", ""), size)
    if part is None or not passes_if_range(request.headers.get("If-Range", ""), whole):
        return whole
    if not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    whole.status_code = 206
    whole.streaming_content = SlicedFile(whole.file_to_stream, part[0], part[-1])
    whole["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{size}"
    whole["Content-Length"] = str(len(part))
    return whole


def requested_part(header: str, size: int) -> range | None:
    """Return the positions of the requested bytes; empty if the file has none of them, None if the header is ignored.

    A request for several ranges is ignored, as section 14.2 allows: browsers play films without it.
    """
    match = ONE_RANGE.fullmatch(header.strip())
    first, last = match.groups() if match else ("", "")
    if not first:
        return range(max(size - int(last), 0), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def passes_if_range(condition: str, whole: HttpResponse) -> bool:
    """Compare as section 13.1.5 says: exactly, and never with a weak ETag."""
    if not condition:
        return True
    is_strong = not whole["ETag"].startswith("W/")
    return is_strong and condition.strip() in {whole["ETag"], whole["Last-Modified"]}
