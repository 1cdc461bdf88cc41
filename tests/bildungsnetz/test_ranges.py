"""Ranges and conditions as RFC 9110 wants them, for static files and films alike."""

import datetime as dt
from os import utime

import pytest
from django.contrib.staticfiles import finders

from tests.factories import create_film

CONTENT = bytes(range(100))
MODIFIED = dt.datetime(2024, 6, 15, 12, tzinfo=dt.UTC)
DATE = "Sat, 15 Jun 2024 12:00:00 GMT"
WHOLE = (200, None, CONTENT)
NONE = (416, "bytes */100", b"")


@pytest.fixture(params=["film", "static file"])
def file(request, db, media, monkeypatch):
    """The path and the address of a file with CONTENT."""
    media.mkdir()
    path = media / "film.mp4"
    path.write_bytes(CONTENT)
    utime(path, (MODIFIED.timestamp(),) * 2)
    create_film(file=path.name)
    if request.param == "film":
        return path, "/media/film.mp4"
    find = finders.find
    monkeypatch.setattr(finders, "find", lambda name: str(path) if name == "film.mp4" else find(name))
    return path, "/static/film.mp4"


def part(first: int, last: int) -> tuple[int, str, bytes]:
    return 206, f"bytes {first}-{last}/100", CONTENT[first : last + 1]


def answer(client, address: str, method: str = "get", **headers: str) -> tuple[int, str | None, bytes]:
    response = getattr(client, method)(address, headers={n.replace("_", "-"): v for n, v in headers.items()})
    body = b"".join(response)
    assert response.status_code in {304, 412, 416} or int(response["Content-Length"]) == len(body or CONTENT)
    return response.status_code, response.get("Content-Range"), body


def test_range(client, file):
    expected = {
        **{"bytes=0-0": part(0, 0), "bytes=5-5": part(5, 5), "bytes=99-99": part(99, 99)},
        **{"bytes=4-7": part(4, 7), "bytes=98-": part(98, 99), "bytes=0-": part(0, 99)},
        **{"bytes=-1": part(99, 99), "bytes=-100": part(0, 99), "bytes=-101": part(0, 99)},
        **{"bytes=90-999999": part(90, 99), "Bytes=1-2": part(1, 2), "bytes= 1-2 ,": part(1, 2)},
        **dict.fromkeys(["bytes=-0", "bytes=100-", "bytes=100-100", "bytes=999999-9999999"], NONE),
        **dict.fromkeys(["bytes=0-0,-1", "bytes=0-1,4-5", "bytes=500-,600-"], WHOLE),
        **dict.fromkeys(["bytes=5-3", "bytes=a-b", "bytes=-", "bytes=", "bytes", "0-0", "-1", ""], WHOLE),
        **dict.fromkeys(["seconds=0-1", "bytes=+1-2", "bytes=1_0-20", "bytes=--1", "bytes=0x1-2"], WHOLE),
        **{"bytes=٣-٤": WHOLE, f"bytes={'9' * 5000}-": WHOLE},
    }

    assert {header: answer(client, file[1], range=header) for header in expected} == expected


def test_range_is_for_get_only(client, file):
    """Section 14.2: a server ignores Range in any other request."""
    assert answer(client, file[1], "head", range="bytes=0-0") == (200, None, b"")


def test_range_with_a_condition(client, file):
    etag = client.head(file[1])["ETag"]
    current, outdated = [etag, DATE], [f"W/{etag}", '"x"', "x", "*", DATE.replace("12:", "13:"), "gestern"]
    answers = {
        value: answer(client, file[1], range="bytes=0-0", if_range=value) for value in current + outdated
    }

    assert answers == dict.fromkeys(current, part(0, 0)) | dict.fromkeys(outdated, WHOLE)


def test_conditions_come_before_the_range(client, file):
    etag = client.head(file[1])["ETag"]
    conditions = [
        ({"if_none_match": f'"x", {etag}'}, (304, None, b"")),
        ({"if_modified_since": DATE}, (304, None, b"")),
        ({"if_none_match": '"x"', "if_modified_since": DATE}, part(0, 0)),
        ({"if_match": '"x"'}, (412, None, b"")),
    ]

    answers = [answer(client, file[1], range="bytes=0-0", **headers) for headers, _ in conditions]

    assert answers == [expected for _, expected in conditions]


def test_etag_of_a_file_with_several_encodings_is_weak(client, file):
    path, address = file
    path.with_name("film.mp4.br").write_bytes(b"brotli")
    whole = client.head(address)

    assert whole["ETag"].startswith('W/"')
    assert answer(client, address, range="bytes=0-0", if_range=whole["ETag"]) == WHOLE
    assert answer(client, address, if_none_match=whole["ETag"]) == (304, None, b"")
