import html
import re

import pytest
from django.urls import reverse

from bildungsnetz.duties.models import Operator
from tests import factories

SEARCH = "/suche/"
SUGGESTIONS = "/suche/vorschlaege/"


def headline(response) -> str:
    found = re.findall(r"<h1>(.*?)</h1>", response.text)
    assert len(found) == 1
    return html.unescape(found[0])


def links(response) -> list[str]:
    return re.findall(r'<a class="hits__link" href="([^"]*)"', response.text)


def field(response) -> str:
    return html.unescape(re.search(r'<input class="finder__input"[^>]* value="([^"]*)"', response.text)[1])


# --- The page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("?q=48231", "/orte/warendorf/"),
        ("?q=Kreis+Warendorf", "/netzwerke/kreis-warendorf/"),
        ("?q=Inklusion", "/handlungsfelder/inklusion/"),
        ("?q=Schulamt", "/schulaufsicht/"),
        ("?q=Ah%00len", "/orte/ahlen/"),
        ("?q=Ahlen%ff", "/orte/ahlen/"),
        ("?q=Mu%cc%88nster", "/orte/muenster/"),
        ("?q=Ahlen&q=Beckum&unbekannt=1", "/orte/beckum/"),
        ("?q=Ahlen&sprache=einfach", "/orte/ahlen/einfach/"),
        ("?q=Ahlen&sprache=leicht", "/orte/ahlen/"),
        ("?q=Kreis+Warendorf&sprache=einfach", "/netzwerke/kreis-warendorf/"),
    ],
)
def test_clear_hit_redirects_to_its_page(client, seeded, query, url):
    response = client.get(f"{SEARCH}{query}")

    assert (response.status_code, response["Location"]) == (302, url)
    assert client.get(url).status_code == 200


def test_several_hits_are_listed_with_their_details(client, seeded):
    response = client.get(SEARCH, {"q": "Steinfurt"})

    assert response.status_code == 200
    assert headline(response) == "2 Treffer für „Steinfurt“"
    assert "<title>2 Treffer für „Steinfurt“ – " in response.text
    assert links(response) == ["/orte/steinfurt/", "/netzwerke/kreis-steinfurt/"]
    assert re.findall(r'<span class="hits__detail">(.*?)</span>', response.text) == [
        "Stadt im Kreis Steinfurt",
        "Kreis mit seinem Bildungsnetzwerk",
    ]
    assert field(response) == "Steinfurt"
    assert 'name="sprache"' not in response.text


@pytest.mark.parametrize(
    ("typed", "title", "urls", "asks_back"),
    [
        ("Bochum", "Kein Treffer für „Bochum“", ["/orte/beckum/"], True),
        ("???", "Kein Treffer für „???“", [], False),
        ("40210", "Die Postleitzahl 40210 liegt nicht im Regierungsbezirk Münster", [], False),
    ],
)
def test_no_hit_offers_guesses_the_state_portal_and_the_list_of_towns(
    client, seeded, typed, title, urls, asks_back
):
    response = client.get(SEARCH, {"q": typed})

    assert response.status_code == 200
    assert (headline(response), links(response)) == (title, urls)
    assert ("Meinten Sie …?" in response.text) == asks_back
    assert 'href="https://www.regionale.bildungsnetzwerke.nrw.de"' in response.text
    assert f'href="{reverse("networks:municipality-list")}"' in response.text


@pytest.mark.parametrize(
    ("query", "status", "title", "kept"),
    [
        ("", 200, "Suchen Sie nach Ihrem Ort", ""),
        ("?q=+%09", 200, "Suchen Sie nach Ihrem Ort", ""),
        ("?q=%00", 400, "Ihre Eingabe konnten wir nicht lesen", ""),
        ("?q=%ed%a0%80", 400, "Ihre Eingabe konnten wir nicht lesen", ""),
        (f"?q={'a' * 101}", 400, "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen", "a" * 100),
        ("?q=M%fcnster", 200, "Kein Treffer für „Mnster“", "Mnster"),
    ],
)
def test_unusable_query_shows_the_form_with_a_hint(client, seeded, query, status, title, kept):
    page, suggestions = client.get(f"{SEARCH}{query}"), client.get(f"{SUGGESTIONS}{query}")

    assert (page.status_code, headline(page), field(page)) == (status, title, kept)
    assert suggestions.status_code == status
    assert suggestions["X-Robots-Tag"] == "noindex"
    assert suggestions.json().get("error", title) == title


def test_query_and_names_are_escaped(client, db):
    typed = "<script>alert(1)</script>&amp;'\""
    for number in range(60):
        factories.create_municipality(name=f"<b>Ort</b> {number}", slug=f"ort-{number}")

    missed, found = client.get(SEARCH, {"q": typed}), client.get(SEARCH, {"q": "<b>Ort"})

    assert "<script>alert" not in missed.text
    assert (headline(missed), field(missed)) == (f"Kein Treffer für „{typed}“", typed)
    assert headline(found) == "Mehr als 50 Treffer für „<b>Ort“"
    assert len(links(found)) == 50
    assert "<b>" not in found.text


@pytest.mark.parametrize("rows", [1, 3])
def test_search_makes_no_query_of_its_own_once_the_index_is_built(
    client, db, django_assert_num_queries, monkeypatch, rows
):
    """Within a test's transaction the version of the content is asked for each time, and the operator by each page."""
    monkeypatch.setattr(Operator.objects._queryset_class, "current", lambda queryset: Operator())
    monkeypatch.setattr("networks.content.version", lambda **kwargs: "version")
    for number in range(rows):
        factories.create_postal_code(municipality=factories.create_municipality(name=f"Musterort {number}"))
    client.get(SEARCH, {"q": "Musterort"})

    for address in (SEARCH, SUGGESTIONS):
        for typed in ("Musterort", "Musterrot", "00001", "Dortmund", "99999"):
            with django_assert_num_queries(0):
                client.get(address, {"q": typed})
        with django_assert_num_queries(0):
            client.get(address)


# --- Suggestions ---------------------------------------------------------------------------------------------


def test_suggestions_have_label_detail_and_url(client, seeded):
    response = client.get(SUGGESTIONS, {"q": "Borke"})

    assert response.json() == {
        "suggestions": [
            {"label": "Borken", "detail": "Stadt im Kreis Borken", "url": "/orte/borken/"},
            {
                "label": "Kreis Borken",
                "detail": "Kreis mit seinem Bildungsnetzwerk",
                "url": "/netzwerke/kreis-borken/",
            },
        ]
    }
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=1"
    assert response["X-Robots-Tag"] == "noindex"


def test_at_most_eight_suggestions_of_hits_and_guesses(client, seeded):
    expected = {
        "Ahlen": 1,
        "Emsdeten": 1,
        "48651": 2,
        "40210": 0,
        "Dortmund": 0,
        "s": 8,
        "4": 8,
        "Bildungsbüro": 8,
    }
    answers = {typed: client.get(SUGGESTIONS, {"q": typed}).json()["suggestions"] for typed in expected}

    assert {typed: len(suggested) for typed, suggested in answers.items()} == expected


# --- Einfache Sprache ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "urls"),
    [
        ("Steinfurt", ["/orte/steinfurt/einfach/", "/netzwerke/kreis-steinfurt/"]),
        ("Emsdeten", ["/orte/emsdetten/einfach/"]),
    ],
)
def test_easy_search_leads_to_towns_in_easy_language(client, seeded, typed, urls):
    parameters = {"q": typed, "sprache": "einfach"}

    response = client.get(SEARCH, parameters)

    assert links(response) == urls
    assert [one["url"] for one in client.get(SUGGESTIONS, parameters).json()["suggestions"]] == urls
    assert '<input type="hidden" name="sprache" value="einfach">' in response.text
    assert ">Ihr Ort</label>" in response.text
