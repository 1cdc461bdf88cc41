import html
import re

import pytest
from django.urls import reverse

from bildungsnetz.duties.models import Operator
from tests import factories

SEARCH = "/suche/"
SUGGESTIONS = "/suche/vorschlaege/"


def headline(response) -> str:
    (found,) = re.findall(r"<h1>(.*?)</h1>", response.text)
    return html.unescape(found)


def links(response) -> list[str]:
    return re.findall(r'<a class="hits__link" href="([^"]*)"', response.text)


def field(response) -> str:
    return html.unescape(re.search(r'<input class="finder__input"[^>]* value="([^"]*)"', response.text)[1])


def test_clear_hit_redirects_to_its_page(client, seeded):
    expected = {
        "?q=Inklusion": "/handlungsfelder/inklusion/",
        "?q=Ah%00len": "/orte/ahlen/",
        "?q=Ahlen%ff": "/orte/ahlen/",
        "?q=Mu%cc%88nster": "/orte/muenster/",
        "?q=Ahlen&q=Beckum&unbekannt=1": "/orte/beckum/",
        "?q=Ahlen&sprache=einfach": "/orte/ahlen/einfach/",
        "?q=Ahlen&sprache=leicht": "/orte/ahlen/",
        "?q=Kreis+Warendorf&sprache=einfach": "/netzwerke/kreis-warendorf/",
        "?q=hiltrup": "/orte/muenster/?ortsteil=hiltrup",
        "?q=hiltrup&sprache=einfach": "/orte/muenster/einfach/?ortsteil=hiltrup",
        "?thema=Nachhilfe&q=Ahlen": "/orte/ahlen/?thema=nachhilfe",
    }
    responses = {query: client.get(f"{SEARCH}{query}") for query in expected}

    assert {query: response["Location"] for query, response in responses.items()} == expected
    assert {response.status_code for response in responses.values()} == {302}


def test_several_hits_are_listed_and_suggested_with_their_details(client, seeded):
    response, suggested = (client.get(address, {"q": "Steinfurt"}) for address in (SEARCH, SUGGESTIONS))

    details = re.findall(r'<span class="hits__detail">(.*?)</span>', response.text)
    assert (response.status_code, headline(response)) == (200, "2 Treffer für „Steinfurt“")
    assert "<title>2 Treffer für „Steinfurt“ – " in response.text
    assert (field(response), 'name="sprache"' in response.text) == ("Steinfurt", False)
    assert list(zip(links(response), details, strict=True)) == [
        ("/orte/steinfurt/", "Stadt im Kreis Steinfurt"),
        ("/netzwerke/kreis-steinfurt/", "Kreis mit seinem Bildungsnetzwerk"),
    ]
    assert suggested.json() == {
        "suggestions": [
            {"label": label, "detail": detail, "url": url}
            for label, detail, url in zip(
                ["Steinfurt", "Kreis Steinfurt"], details, links(response), strict=True
            )
        ]
    }
    assert suggested["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(("typed", "urls"), [("Emsdeten", ["/orte/emsdetten/"]), ("???", [])])
def test_no_hit_offers_guesses_the_state_portal_and_the_list_of_towns(client, seeded, typed, urls):
    response = client.get(SEARCH, {"q": typed})

    assert (response.status_code, headline(response), links(response)) == (
        200,
        f"Kein Treffer für „{typed}“",
        urls,
    )
    assert ("Meinten Sie …?" in response.text) == bool(urls)
    assert 'href="https://www.regionale.bildungsnetzwerke.nrw.de"' in response.text
    assert f'href="{reverse("networks:municipality-list")}"' in response.text


def test_topic_asks_for_the_place_in_a_form_that_keeps_the_topic(client, seeded):
    page, suggested = (client.get(address, {"q": "nachhilfe"}) for address in (SEARCH, SUGGESTIONS))
    with_place = client.get(SUGGESTIONS, {"thema": "Nachhilfe", "q": "Ahle"}).json()["suggestions"]
    missed = client.get(SEARCH, {"thema": "Nachhilfe", "q": "Xanten"})

    assert (headline(page), field(page), field(missed)) == ("Wer hilft, hängt von Ihrem Ort ab", "", "xanten")
    for response in (page, missed):
        assert '<input type="hidden" name="thema" value="Nachhilfe">' in response.text
        assert ">Ihr Ort</label>" in response.text
        assert links(response) == ["/handlungsfelder/individuelle-foerderung/"]
    assert [one["url"] for one in suggested.json()["suggestions"]] == ["/suche/?q=Nachhilfe", *links(page)]
    assert [one["url"] for one in with_place] == [
        "/orte/heek/?ortsteil=ahle&thema=nachhilfe",
    ]


@pytest.mark.parametrize(
    ("query", "status", "title", "kept"),
    [
        ("", 200, "Suchen Sie nach Ihrem Ort", ""),
        ("?q=%ed%a0%80", 400, "Ihre Eingabe konnten wir nicht lesen", ""),
        (f"?q={'a' * 101}", 400, "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen", "a" * 100),
        ("?q=M%fcnster", 200, "Kein Treffer für „Mnster“", "Mnster"),
    ],
)
def test_unusable_query_shows_the_form_with_a_hint(client, seeded, query, status, title, kept):
    page, suggestions = client.get(f"{SEARCH}{query}"), client.get(f"{SUGGESTIONS}{query}")

    assert (page.status_code, headline(page), field(page)) == (status, title, kept)
    assert (suggestions.status_code, suggestions["X-Robots-Tag"]) == (status, "noindex")
    assert suggestions.json().get("error", title) == title


def test_query_and_names_are_escaped(client, db):
    typed = "<script>alert(1)</script>&amp;'\""
    for number in range(60):
        factories.create_municipality(name=f"<b>Ort</b> {number}", slug=f"ort-{number}")

    missed, found = client.get(SEARCH, {"q": typed}), client.get(SEARCH, {"q": "<b>Ort"})

    assert (headline(missed), field(missed)) == (f"Kein Treffer für „{typed}“", typed)
    assert (headline(found), len(links(found))) == ("Mehr als 50 Treffer für „<b>Ort“", 50)
    assert ("<script>alert" in missed.text, "<b>" in found.text) == (False, False)


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

    with django_assert_num_queries(0):
        for address in (SEARCH, SUGGESTIONS):
            for typed in ("", "Musterort", "Musterrot", "00001", "Dortmund", "99999"):
                client.get(address, {"q": typed})


def test_at_most_eight_suggestions_of_hits_and_guesses(client, seeded):
    expected = {"Ahlen": 1, "Hiltrup": 1, "Emsdeten": 1, "48651": 2, "40210": 0, "4": 8, "Bildungsbüro": 8}
    answers = {typed: client.get(SUGGESTIONS, {"q": typed}).json()["suggestions"] for typed in expected}

    assert {typed: len(suggested) for typed, suggested in answers.items()} == expected


@pytest.mark.parametrize(
    ("typed", "urls"),
    [
        ("Steinfurt", ["/orte/steinfurt/einfach/", "/netzwerke/kreis-steinfurt/"]),
        ("Emsdeten", ["/orte/emsdetten/einfach/"]),
    ],
)
def test_easy_search_leads_to_towns_in_easy_language(client, seeded, typed, urls):
    page, suggestions = (client.get(a, {"q": typed, "sprache": "einfach"}) for a in (SEARCH, SUGGESTIONS))

    assert (links(page), [one["url"] for one in suggestions.json()["suggestions"]]) == (urls, urls)
    assert '<input type="hidden" name="sprache" value="einfach">' in page.text
    assert ">Ihr Ort</label>" in page.text
