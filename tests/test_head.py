"""The `<head>` of every public page, on the real data: canonical address, description, Open Graph, icons."""

import re
import struct
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.conf import settings
from django.urls import reverse

pytestmark = [pytest.mark.site, pytest.mark.django_db]

SITE = "https://testserver"
NAME = "Bildungsnetz Regierungsbezirk Münster"
IMAGES = settings.BASE_DIR / "static" / "img"


def head_of(document: Element) -> dict[str, list[str]]:
    """Return the values of the links by their rel and of the meta elements by their name or property."""
    values: dict[str, list[str]] = {"title": [document.findtext("head/title")]}
    for element in [*document.findall("head/link"), *document.findall("head/meta")]:
        name = element.get("rel") or element.get("name") or element.get("property")
        values.setdefault(name, []).append(element.get("href") or element.get("content"))
    return values


@pytest.fixture(scope="module")
def heads(pages):
    """Return the head of each public page by its address."""
    parts = {address: page.text.partition("</head>")[0] for address, page in pages.items()}
    return {
        address: head_of(html5lib.parse(part, namespaceHTMLElements=False)) for address, part in parts.items()
    }


def test_canonical_address_and_open_graph(heads):
    wrong = {}
    for address, head in heads.items():
        # A page in plain language names the address of the full page.
        own = head["canonical"] if "einfach" in address else [SITE + address]
        shared = {name: values for name, values in head.items() if name and name.startswith("og:")}
        expected = {
            "og:type": ["website"],
            "og:locale": ["de_DE"],
            "og:site_name": [NAME],
            "og:title": [head["title"][0].removesuffix(f" – {NAME}")],
            "og:description": head["description"],
            "og:url": head["canonical"],
            "og:image": [f"{SITE}/static/img/share.png"],
            "og:image:width": ["1200"],
            "og:image:height": ["630"],
            "og:image:alt": ["Karte der Bildungsnetzwerke im Regierungsbezirk Münster"],
        }
        if (head["canonical"], shared) != (own, expected):
            wrong[address] = (head["canonical"], shared)

    assert wrong == {}


def test_description_is_one_line_of_60_to_165_characters(heads):
    descriptions = {address: head["description"][0] for address, head in heads.items()}

    assert {
        address: text
        for address, text in descriptions.items()
        if not 60 <= len(text) <= 165 or re.search(r"\s\s|\n|­|<", text) or not text.endswith(".")
    } == {}


@pytest.mark.parametrize("name", ["network-detail", "committee-detail", "conference-detail"])
def test_each_network_has_descriptions_of_its_own(heads, name):
    path = reverse(f"networks:{name}", args=["x"]).removesuffix("x/")

    descriptions = [
        head["description"][0]
        for address, head in heads.items()
        if re.fullmatch(f"{path}(kreis|stadt)-[^/]+/", address)
    ]

    assert len(descriptions) == len(set(descriptions)) == 8


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("address", "host", "path"),
    [
        ("/lenkungskreise/kreis-borken/?am=2024-01-01", "testserver", "/lenkungskreise/kreis-borken/"),
        ("/suche/?q=bo%22%3E", "testserver", "/suche/"),
        ("/gibt-es-nicht/", "testserver", None),
        ("/suche/", "boese.example", None),
    ],
)
def test_canonical_address_has_no_query_and_an_error_page_has_none(client, address, host, path):
    page = client.get(address, secure=True, headers={"Host": host}).content.decode()

    head = head_of(html5lib.parse(page, namespaceHTMLElements=False))

    expected = [SITE + path] if path else None
    assert (head.get("canonical"), head.get("og:url")) == (expected, expected)


def test_theme_colour_icons_and_picture(heads):
    """The file's header states its size in pixels: PNG at byte 16, each icon in an ICO file from byte 6 on."""
    tokens = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    colours = re.search(r"--ground: (light-dark\(.*?\));", tokens)[1]
    share, touch, icon = (
        (IMAGES / name).read_bytes() for name in ("share.png", "apple-touch-icon.png", "favicon.ico")
    )
    sizes = [size for (size,) in struct.iter_unpack("B15x", icon[6 : 6 + 3 * 16])]

    assert heads["/"]["theme-color"] == re.findall(r"#\w+", colours)
    assert heads["/"]["icon"] == ["/static/img/favicon.ico", "/static/img/icon.svg"]
    assert heads["/"]["apple-touch-icon"] == ["/static/img/apple-touch-icon.png"]
    assert struct.unpack(">II", share[16:24]) == (1200, 630)
    assert struct.unpack(">II", touch[16:24]) == (180, 180)
    assert sizes == [16, 32, 48]
    assert (len(share) <= 60_000, len(touch) <= 5_000) == (True, True)
