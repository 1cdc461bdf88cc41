"""Permanent redirects to the one page that a mistyped path means, and a search with the words of any other path."""

import html
import re

import pytest

from tests import factories


@pytest.fixture
def records(db):
    town = factories.create_municipality(name="Münster", slug="muenster")
    factories.create_network(district=town.district, slug="stadt-muenster")
    factories.create_authority(district=town.district, slug="schulamt-muenster")


def get(client, path: str, query: str = "", method: str = "GET"):
    """Ask for exactly this path; a client would take „//evil.example“ for a host."""
    return client.generic(method, "/", PATH_INFO=path.encode().decode("latin-1"), QUERY_STRING=query)


MEANT = {
    "/orte/muenster/": "/Orte/Münster/ /orte/mu\u0308nster/ /ORTE/MUENSTER /orte/muenster/) /orte/muenster/. /orte/muenster)/"
    " /orte/muenster). /orte/muenster/\u201c /orte/muenster/&gt; //orte//muenster// /orte/muenster/,",
    "/orte/muenster/einfach/": "/orte/Münster/einfach/)",
    "/netzwerke/stadt-muenster/kalender.ics": "/netzwerke/stadt-muenster/kalender.ics. /Netzwerke/stadt-muenster/kalender.ics)",
    "/schulaufsicht/schulamt-muenster/": "/schulaufsicht/Schulamt-Münster/",
    "/lenkungskreise/": "/Lenkungskreise /lenkungskreise/)",
    "/impressum/": "/Impressum/ /impressum.",
    "/": "// /)",
}


def test_mistyped_path_leads_to_the_page_it_means(client, records):
    meant = {path: page for page, paths in MEANT.items() for path in paths.split()}
    answers = {path: get(client, path) for path in meant}

    assert {path: answer.headers.get("Location") for path, answer in answers.items()} == meant
    assert {answer.status_code for answer in answers.values()} == {301}
    assert get(client, "/Orte/", "q=1&x=%0d%0a")["Location"] == "/orte/?q=1&x=%0d%0a"
    assert [get(client, "/Orte/", method=method).status_code for method in ("HEAD", "POST")] == [301, 404]


WORDS = {
    "/orte/Nirgendwo/": "Nirgendwo",
    "/orte/oer_erkenschwik/einfach/": "oer erkenschwik einfach",
    "/schulen-ahlen.html": "schulen ahlen",
    "//evil.example": "evil example",
    "//evil.example/orte/muenster/": "evil example muenster",
    "/\\evil.example": "evil example",
    "/https://evil.example/": "https evil example",
    "/Admin/": "Admin",
    "/Media/film.mp4)": "Media film mp4",
    '/"><script>alert(1)': "script alert 1",
    "/orte/\x00muenster/": "muenster",
    f"/{'a' * 10_000}/": "a" * 100,
}


def test_unknown_path_offers_a_search_for_its_words(client, records):
    answers = {path: get(client, path) for path in WORDS}
    typed = {
        path: re.search(r'class="finder__input"[^>]* value="([^"]*)"', it.text)
        for path, it in answers.items()
    }

    assert {path: found and html.unescape(found[1]) for path, found in typed.items()} == WORDS
    assert {answer.status_code for answer in answers.values()} == {404}
