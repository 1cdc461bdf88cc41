import html
import re

import pytest
from django.urls import reverse

from bildungsnetz.duties.models import Operator
from networks.models import Municipality
from tests import factories

SEARCH = "/suche/"
SUGGESTIONS = "/suche/vorschlaege/"


def headline(response) -> str:
    found = re.findall(r"<h1>(.*?)</h1>", response.text)
    assert len(found) == 1
    return html.unescape(found[0])


def links(response, css_class: str = "hits__link") -> list[str]:
    return re.findall(rf'<a class="{css_class}" href="([^"]*)"', response.text)


def field(response) -> str:
    return html.unescape(re.search(r'<input class="finder__input"[^>]* value="([^"]*)"', response.text)[1])


def test_addresses():
    assert (reverse("networks:search"), reverse("networks:suggestions")) == (SEARCH, SUGGESTIONS)


# --- The page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("Ahlen", "/orte/ahlen/"),
        ("MUNSTER", "/orte/muenster/"),
        ("48231", "/orte/warendorf/"),
        ("Kreis Warendorf", "/netzwerke/kreis-warendorf/"),
        ("Kommunales Bildungsbüro", "/netzwerke/stadt-gelsenkirchen/"),
        ("Inklusion", "/handlungsfelder/inklusion/"),
        ("Castrop", "/orte/castrop-rauxel/"),
        ("Servicestelle", "/servicestelle/"),
        ("Schulamt", "/schulaufsicht/"),
    ],
)
def test_one_clear_hit_leads_straight_there(client, seeded, typed, url):
    response = client.get(SEARCH, {"q": typed})

    assert (response.status_code, response["Location"]) == (302, url)
    assert client.get(url).status_code == 200


def test_several_hits_are_listed_with_what_they_are(client, seeded):
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


def test_typing_error_is_asked_back(client, seeded):
    response = client.get(SEARCH, {"q": "Emsdeten"})

    assert response.status_code == 200
    assert headline(response) == "Kein Treffer für „Emsdeten“"
    assert "Meinten Sie …?" in response.text
    assert links(response) == ["/orte/emsdetten/"]


def test_guess_leaves_open_that_the_place_lies_outside(client, seeded):
    response = client.get(SEARCH, {"q": "Bochum"})

    assert links(response) == ["/orte/beckum/"]
    assert "Vielleicht liegt der Ort auch außerhalb des Regierungsbezirks Münster." in response.text
    assert 'href="https://www.regionale.bildungsnetzwerke.nrw.de"' in response.text


def test_postcode_outside_is_explained_with_a_way_on(client, seeded):
    response = client.get(SEARCH, {"q": "40210"})

    assert response.status_code == 200
    assert headline(response) == "Die Postleitzahl 40210 liegt nicht im Regierungsbezirk Münster"
    assert 'href="https://www.regionale.bildungsnetzwerke.nrw.de"' in response.text
    assert f'href="{reverse("networks:municipality-list")}"' in response.text
    assert links(response) == []


@pytest.mark.parametrize("typed", ["Dortmund", "???", "😀", "%", "_", "' OR 1=1 --", "x" * 100])
def test_nothing_found_offers_the_list_of_towns(client, seeded, typed):
    response = client.get(SEARCH, {"q": typed})

    assert response.status_code == 200
    assert headline(response) == f"Kein Treffer für „{typed}“"
    assert f'href="{reverse("networks:municipality-list")}"' in response.text
    assert links(response) == []


@pytest.mark.parametrize("query", ["", "?q=", "?q=+", "?q=%09", "?x=Ahlen"])
def test_empty_query_shows_the_form_with_a_hint(client, seeded, query):
    response = client.get(f"{SEARCH}{query}")

    assert response.status_code == 200
    assert headline(response) == "Suchen Sie nach Ihrem Ort"
    assert "Schreiben Sie einen Ort, eine Postleitzahl oder ein Thema in das Feld." in response.text
    assert field(response) == ""


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("?q=Ah%00len", "/orte/ahlen/"),
        ("?q=Ahlen%ff", "/orte/ahlen/"),
        ("?q=%e2%80%8fAhlen%e2%80%ae", "/orte/ahlen/"),
        ("?q=Mu%cc%88nster", "/orte/muenster/"),
        ("?q=M%fcnster", None),
        ("?q=Ahlen&q=Beckum", "/orte/beckum/"),
        ("?q=Ahlen&q=Beckum&unbekannt=1", "/orte/beckum/"),
        ("?q[]=Ahlen&q=Beckum", "/orte/beckum/"),
    ],
)
def test_odd_signs_and_repeated_parameters(client, seeded, query, url):
    response = client.get(f"{SEARCH}{query}")

    assert (response.status_code, response.get("Location")) == ((302, url) if url else (200, None))


@pytest.mark.parametrize("query", ["?q=%00", "?q=%ff", "?q=%ff%fe%00", "?q=%e2%80%8f", "?q=%ed%a0%80"])
def test_unreadable_query_is_refused(client, seeded, query):
    response = client.get(f"{SEARCH}{query}")

    assert response.status_code == 400
    assert headline(response) == "Ihre Eingabe konnten wir nicht lesen"
    assert field(response) == ""


@pytest.mark.parametrize("length", [101, 10_000])
def test_overlong_query_is_refused_and_its_beginning_kept(client, seeded, length):
    response = client.get(SEARCH, {"q": "ü" * length})

    assert response.status_code == 400
    assert headline(response) == "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen"
    assert field(response) == "ü" * 100


def test_query_is_escaped(client, seeded):
    typed = "\"><script>alert(1)</script>&amp;'"
    response = client.get(SEARCH, {"q": typed})

    assert "<script>alert" not in response.text
    assert headline(response) == f"Kein Treffer für „{typed}“"
    assert field(response) == typed


def test_names_are_escaped(client, db):
    factories.create_municipality(name="<b>Ort</b> eins", slug="eins")
    factories.create_municipality(name="<b>Ort</b> zwei", slug="zwei")

    response = client.get(SEARCH, {"q": "<b>Ort"})

    assert links(response) == ["/orte/eins/", "/orte/zwei/"]
    assert "<b>" not in response.text


def test_edit_is_found_at_the_next_request(client, seeded):
    assert client.get(SEARCH, {"q": "Ahlen"})["Location"] == "/orte/ahlen/"
    town = Municipality.objects.get(slug="ahlen")
    town.name = town.official_name = "Neustadt"
    town.save()

    assert client.get(SEARCH, {"q": "Neustadt"})["Location"] == "/orte/ahlen/"
    assert headline(client.get(SEARCH, {"q": "Ahlen"})) == "Kein Treffer für „Ahlen“"


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_number_of_queries(client, db, django_assert_num_queries, monkeypatch, rows):
    """One, whatever is found; eight for the first one after a change. The page's own one for the operator is left out."""
    monkeypatch.setattr(Operator.objects._queryset_class, "current", lambda queryset: Operator())
    for number in range(rows):
        town = factories.create_municipality(name=f"Musterort {number}")
        factories.create_postal_code(municipality=town)
        factories.create_network(district=town.district)

    for address in (SEARCH, SUGGESTIONS):
        factories.create_field()
        with django_assert_num_queries(9):
            client.get(address, {"q": "Musterort"})
        for typed in ("Musterort", "Musterrot", "00001", "Dortmund", "99999"):
            with django_assert_num_queries(1):
                client.get(address, {"q": typed})
        with django_assert_num_queries(0):
            client.get(address)


def test_long_list_is_cut(client, db):
    district = factories.create_district()
    for number in range(60):
        factories.create_municipality(name=f"Musterort {number}", district=district)

    response = client.get(SEARCH, {"q": "Musterort"})

    assert headline(response) == "Mehr als 50 Treffer für „Musterort“"
    assert len(links(response)) == 50


# --- Einfache Sprache ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("Ahlen", "/orte/ahlen/einfach/"),
        ("59227", "/orte/ahlen/einfach/"),
        ("Kreis Warendorf", "/netzwerke/kreis-warendorf/"),
        ("Servicestelle", "/servicestelle/"),
    ],
)
def test_easy_search_leads_to_the_towns_page_in_easy_words(client, seeded, typed, url):
    response = client.get(SEARCH, {"q": typed, "sprache": "einfach"})

    assert (response.status_code, response["Location"]) == (302, url)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("typed", "urls"),
    [
        ("Steinfurt", ["/orte/steinfurt/einfach/", "/netzwerke/kreis-steinfurt/"]),
        ("Emsdeten", ["/orte/emsdetten/einfach/"]),
    ],
)
def test_easy_search_lists_towns_in_easy_words_and_goes_on_so(client, seeded, typed, urls):
    asked = {"q": typed, "sprache": "einfach"}

    response = client.get(SEARCH, asked)

    assert links(response) == urls
    assert [one["url"] for one in client.get(SUGGESTIONS, asked).json()["suggestions"]] == urls
    assert '<input type="hidden" name="sprache" value="einfach">' in response.text
    assert ">Ihr Ort</label>" in response.text


@pytest.mark.parametrize("language", ["", "leicht", "EINFACH", "\x00"])
def test_other_languages_are_none(client, seeded, language):
    response = client.get(SEARCH, {"q": "Ahlen", "sprache": language})

    assert response["Location"] == "/orte/ahlen/"
    assert 'name="sprache"' not in client.get(SEARCH, {"q": "Steinfurt", "sprache": language}).text


# --- Suggestions ---------------------------------------------------------------------------------------------


def test_suggestions(client, seeded):
    response = client.get(SUGGESTIONS, {"q": "Borke"})

    assert response.status_code == 200
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
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=1"
    assert response["X-Robots-Tag"] == "noindex"


def test_suggestions_for_a_clear_hit_a_typing_error_and_a_postcode(client, seeded):
    def suggested(typed):
        suggestions = client.get(SUGGESTIONS, {"q": typed}).json()["suggestions"]
        return [suggestion["label"] for suggestion in suggestions]

    assert suggested("Ahlen") == ["Ahlen"]
    assert suggested("Emsdeten") == ["Emsdetten"]
    assert suggested("48651") == ["Coesfeld", "Steinfurt"]
    assert suggested("40210") == []
    assert suggested("Dortmund") == []


@pytest.mark.parametrize("typed", ["a", "4", "s", "Bildungsbüro"])
def test_at_most_eight_suggestions(client, seeded, typed):
    assert len(client.get(SUGGESTIONS, {"q": typed}).json()["suggestions"]) == 8


@pytest.mark.parametrize("query", ["", "?q=", "?q=+"])
def test_no_suggestions_for_nothing(client, seeded, query):
    response = client.get(f"{SUGGESTIONS}{query}")

    assert (response.status_code, response.json()) == (200, {"suggestions": []})


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("a" * 101, "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen"),
        ("a" * 10_000, "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen"),
        ("%00", "Ihre Eingabe konnten wir nicht lesen"),
        ("%ff", "Ihre Eingabe konnten wir nicht lesen"),
    ],
)
def test_wrong_input_gets_a_sentence(client, seeded, query, sentence):
    response = client.get(f"{SUGGESTIONS}?q={query}")

    assert (response.status_code, response.json()) == (400, {"error": sentence})
    assert response["X-Robots-Tag"] == "noindex"


# --- Both ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [SEARCH, SUGGESTIONS])
@pytest.mark.parametrize("typed", ["", "Ahlen", "Steinfurt", "Emsdeten", "a" * 101])
def test_nothing_is_stored(client, seeded, address, typed):
    response = client.get(address, {"q": typed})

    assert response.cookies == {}
    assert client.cookies == {}


@pytest.mark.parametrize("address", [SEARCH, SUGGESTIONS])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_wrong_method(client, db, address, method):
    response = getattr(client, method)(address, {"q": "Ahlen"})

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", [SEARCH, SUGGESTIONS])
def test_head(client, seeded, address):
    response = client.head(address, {"q": "Steinfurt"})

    assert (response.status_code, response.content) == (200, b"")
