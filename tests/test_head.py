"""What the head of every public page says of it, on the real data: its one address, its picture, its words."""

import re
import struct

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

SITE = "https://testserver"
IMAGES = settings.BASE_DIR / "static" / "img"


def head_of(address: str, **options) -> dict[str, list[str]]:
    """The values of the head's links by their rel, of its meta elements by their name or property."""
    response = Client(raise_request_exception=False).get(address, secure=True, **options)
    return said_by(response.content.decode())


def said_by(page: str) -> dict[str, list[str]]:
    document = html5lib.parse(page, namespaceHTMLElements=False)
    said: dict[str, list[str]] = {"title": [document.findtext("head/title")]}
    for element in [*document.findall("head/link"), *document.findall("head/meta")]:
        name = element.get("rel") or element.get("name") or element.get("property")
        said.setdefault(name, []).append(element.get("href") or element.get("content"))
    return said


@pytest.fixture(scope="module")
def heads(pages):
    """The head of each public page by its address."""
    return {address: said_by(page.text) for address, page in pages.items()}


def test_every_page_names_one_address_and_that_without_a_query(heads):
    # A page in plain language names the full one's.
    own = {address: head["canonical"] for address, head in heads.items() if "einfach" not in address}

    assert own == {address: [SITE + address] for address in own}


def test_every_page_can_be_shared(heads):
    shared = {
        address: {name: values for name, values in head.items() if name and name.startswith("og:")}
        for address, head in heads.items()
    }

    assert shared == {
        address: {
            "og:type": ["website"],
            "og:locale": ["de_DE"],
            "og:site_name": ["Bildungsnetz Regierungsbezirk Münster"],
            "og:title": [head["title"][0].removesuffix(" – Bildungsnetz Regierungsbezirk Münster")],
            "og:description": head["description"],
            "og:url": head["canonical"],
            "og:image": [f"{SITE}/static/img/share.png"],
            "og:image:width": ["1200"],
            "og:image:height": ["630"],
            "og:image:alt": ["Karte der Bildungsnetzwerke im Regierungsbezirk Münster"],
        }
        for address, head in heads.items()
    }


def test_descriptions_are_one_line_of_a_search_engines_length(heads):
    descriptions = {address: head["description"][0] for address, head in heads.items()}

    wrong = {
        address: text
        for address, text in descriptions.items()
        if not 60 <= len(text) <= 165 or re.search(r"\s\s|\n|­|<", text) or not text.endswith(".")
    }

    assert wrong == {}


@pytest.mark.parametrize("name", ["network-detail", "committee-detail", "conference-detail"])
def test_each_network_has_descriptions_of_its_own(heads, name):
    path = reverse(f"networks:{name}", args=["x"]).removesuffix("x/")

    descriptions = [
        head["description"][0] for address, head in heads.items() if re.fullmatch(f"{path}[^/]+/", address)
    ]

    assert len(descriptions) == len(set(descriptions)) == 8


@pytest.mark.usefixtures("seeded")
def test_address_is_the_same_whatever_the_query_says():
    assert head_of("/lenkungskreise/kreis-borken/?am=2024-01-01")["canonical"] == [
        f"{SITE}/lenkungskreise/kreis-borken/"
    ]
    assert head_of("/suche/?q=bo%22%3E")["canonical"] == [f"{SITE}/suche/"]


@pytest.mark.parametrize(
    ("address", "options"),
    [("/gibt-es-nicht/", {}), ("/suche/?sortiert=nein", {"headers": {"Host": "boese.example"}})],
    ids=["unknown address", "unknown host"],
)
def test_error_page_has_no_address_and_cannot_be_shared(address, options):
    head = head_of(address, **options)

    assert [name for name in head if name and (name == "canonical" or name.startswith("og:"))] == []


def test_browser_is_painted_in_the_colours_of_the_header(heads):
    tokens = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text(encoding="utf-8")

    assert heads["/"]["theme-color"] == re.findall(
        r"#\w+", re.search(r"--ground-deep: (light-dark\(.*?\));", tokens)[1]
    )


def test_page_names_its_icons(heads):
    assert (heads["/"]["icon"], heads["/"]["apple-touch-icon"]) == (
        ["/static/img/favicon.ico", "/static/img/icon.svg"],
        ["/static/img/apple-touch-icon.png"],
    )


@pytest.mark.parametrize(
    ("name", "size", "most_bytes"),
    [("share.png", (1200, 630), 60_000), ("apple-touch-icon.png", (180, 180), 5_000)],
)
def test_picture_has_the_size_that_is_promised(name, size, most_bytes):
    data = (IMAGES / name).read_bytes()

    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == size
    assert len(data) <= most_bytes


def test_icon_for_old_browsers_holds_three_sizes():
    data = (IMAGES / "favicon.ico").read_bytes()

    kind, count = struct.unpack("<HH", data[2:6])

    assert kind == 1
    assert [tuple(data[6 + 16 * place : 8 + 16 * place]) for place in range(count)] == [
        (16, 16),
        (32, 32),
        (48, 48),
    ]
