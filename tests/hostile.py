"""Requests that no browser sends: odd addresses, queries, bodies and cookies for each page of the admin."""

import random
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, quote_from_bytes

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils.datastructures import MultiValueDict

# What databases and parsers choke on; bytes, because a client may send any.
VALUES = [
    *(b"", b"\0", b"a\0b", b"\xed\xa0\x80", b"\xff\xfe", b"\r\nX: y", b'{"a": "\\ud800"}', b"'\"<script>"),
    *("\u202e\ufeff😀٣".encode(), b"1" + b"0" * 30, b"9" * 5000, b"x" * 5000),
    *b"_ _00 _5F -1 0 1 2,3 1e999 NaN True None 2024-13-45 0000-00-00 99999-01-01 25:61".split(),
    *b"abc %s%d{} %00 %ED%A0%80 [1] ../../x //x.example".split(),
]
LOOKUPS = [
    f"__{name}" for name in ("exact", "in", "isnull", "gt", "range", "contains", "regex", "year", "a__b")
]
OF_THE_ADMIN = ["_to_field", "_popup", "e", "p", "o", "q", "all", "_changelist_filters", "_facets", "next"]
OF_AUTOCOMPLETE = ["term", "app_label", "model_name", "field_name", "page"]
OF_BUTTONS = [
    "_save",
    "_continue",
    "_saveasnew",
    "action",
    "index",
    "select_across",
    "_selected_action",
    "post",
]
FORM = "application/x-www-form-urlencoded"
COOKIES = ["%00", '"\\000aaaaaaaaa"', '"\\355\\240\\200aaaaaaa"', "a" * 3000, '"', "=;,"]
FILE_NAMES = [
    *b"a\0b.mp4 ../../x.mp4 ..\\x.mp4 \xed\xa0\x80.vtt &#xD800;.png".split(),
    b"x" * 300 + b".mp4",
    b"",
]


class Request(NamedTuple):
    method: str
    address: str
    body: bytes
    content_type: str
    cookie: str = ""  # beside that of the session, or instead of it

    def send(self, session: str) -> Any:
        client = Client(raise_request_exception=False)
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {self.cookie}"}
        return client.generic(self.method, self.address, self.body, self.content_type, headers=headers)


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern)


class Hostility:
    """Makes requests from a seed; the same seed makes the same ones."""

    def __init__(self, seed: int, records: list[Model], form_data: Callable[[str], dict[str, list[str]]]):
        self.random = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self.routes = list(routes(admin.site.urls[0]))
        self.records = {f"{record._meta.app_label}/{record._meta.model_name}": record for record in records}
        self.form_data = form_data

    def requests(self, count: int) -> Iterator[Request]:
        kinds = [self.get, self.get, self.get, self.form, self.form, self.multipart, self.raw, self.cookie]
        return (self.random.choice(kinds)() for _ in range(count))

    def value(self) -> bytes:
        return self.random.choice(VALUES)

    def path(self, *, with_record: float) -> str:
        """Return the path of a page; for a record that exists with this probability."""
        route = self.random.choice(self.routes)
        record = self.records.get("/".join(route.split("/")[:2]))

        def argument(_: re.Match) -> str:
            exists = record is not None and self.random.random() < with_record
            return str(record.pk) if exists else quote_from_bytes(self.value(), safe="/%_")

        route = route.replace("(?P<app_label>networks|duties|auth)", "duties")
        return "/admin/" + re.sub(r"<[^>]+>|\(\?P<url>\.\*\)", argument, route).strip("^$")

    def names(self, path: str) -> list[str]:
        """Return the parameters that a page may have."""
        parts = path.split("/")
        record = self.records.get("/".join(parts[2:4]))
        fields = record._meta.get_fields() if record else []
        found = [field.name + self.random.choice(["", "", self.random.choice(LOOKUPS)]) for field in fields]
        return [*found, *OF_THE_ADMIN, *(OF_AUTOCOMPLETE if "autocomplete" in path else OF_BUTTONS)]

    def query(self, path: str) -> str:
        names = self.names(path)
        pairs = [(self.random.choice(names), self.value()) for _ in range(self.random.randint(1, 3))]
        if "autocomplete" in path and self.random.random() < 0.8:
            right = {"app_label": "networks", "model_name": "network", "field_name": "sources"}
            pairs = [*((name, value.encode()) for name, value in right.items()), *pairs]
        return "&".join(f"{quote(name)}={quote_from_bytes(value)}" for name, value in pairs)

    def address(self, *, with_record: float = 0.6) -> str:
        path = self.path(with_record=with_record)
        return f"{path}?{self.query(path)}" if self.random.random() < 0.7 else path

    def get(self) -> Request:
        return Request(self.random.choice(["GET", "GET", "GET", "HEAD", "PUT"]), self.address(), b"", "")

    def filled(self) -> tuple[str, MultiValueDict]:
        """Return the address of a form and what a browser would send, with some values replaced."""
        path = self.path(with_record=0.9)
        data = MultiValueDict(
            {name: [v.encode() for v in values] for name, values in self.form_data(path).items()}
        )
        names = [*data, *self.names(path)]
        for _ in range(self.random.randint(1, 4)):
            data.appendlist(self.random.choice(names), self.value())
            data.setlist(self.random.choice(names), [self.value()])
        return path, data

    def form(self) -> Request:
        path, data = self.filled()
        pairs = [
            f"{quote(name)}={quote_from_bytes(value)}" for name, values in data.lists() for value in values
        ]
        return Request("POST", path, "&".join(pairs).encode(), FORM)

    def multipart(self) -> Request:
        path, data = self.filled()
        name = self.random.choice(["file", "poster", "subtitles", "title"])
        part = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        parts = [part % (name.encode(), value) for name, values in data.lists() for value in values]
        head = b'--x\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n'
        file_name, body = self.random.choice(FILE_NAMES), self.value() * self.random.choice([1, 100])
        parts.append(head % (name.encode(), file_name) + b"Content-Type: video/mp4\r\n\r\n" + body + b"\r\n")
        whole = b"".join(parts) + b"--x--\r\n"
        cut = self.random.choice([len(whole), len(whole), self.random.randrange(len(whole))])
        boundary = self.random.choice(["x", "x", "x", "y", "", "\0"])
        return Request("POST", path, whole[:cut], f"multipart/form-data; boundary={boundary}")

    def raw(self) -> Request:
        """Return a body that is no form, or one with far too many fields."""
        many = b"&".join(b"a%d=1" % number for number in range(6000))
        body = self.random.choice([many, self.value(), b"\0" * 100, b"\xff" * 100, b"=&=&;" * 100])
        kinds = [FORM, FORM, "multipart/form-data", "application/json", "text/csv", "x", ""]
        return Request("POST", self.address(), body, self.random.choice(kinds))

    def cookie(self) -> Request:
        name = self.random.choice([settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"])
        return Request("GET", self.path(with_record=0.9), b"", "", f"{name}={self.random.choice(COOKIES)}")
