import re

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from networks.charts.outline import outline
from networks.models import District, Municipality, Network, PartialDate, Seat
from networks.site_pages import site_pages
from networks.templatetags.networks import (
    footer_menu,
    has,
    header_menu,
    in_words,
    legal_menu,
    locator,
    shared_note,
    small_menu,
    time_element,
    trail,
)


def render(source: str, **context: object) -> str:
    return Template("{% load networks %}" + source).render(Context(context))


# --- Menus ---------------------------------------------------------------------------------------------------


def test_every_page_but_the_start_page_is_in_header_footer_or_its_last_line(client, db):
    groups = footer_menu("")["groups"]
    header, legal = header_menu("")["links"], legal_menu("")["links"]
    small = small_menu("")["links"]

    assert [title for title, _ in groups] == ["Finden", "Netzwerk und Gremien", "Für die Arbeit", "Für alle"]
    assert [link["label"] for link in header] == [
        *("Orte", "Netzwerke", "Konferenzen", "Lenkungskreise", "Schulaufsicht", "Über"),
    ]
    assert [link["label"] for link in small[-2:]] == ["Leichte Sprache", "Gebärdensprache"]
    linked = {link["url"] for links in [header, legal, *(links for _, links in groups)] for link in links}
    assert linked == {page.url for page in site_pages()} - {"/"}
    assert {client.get(url).status_code for url in linked} == {200}


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("/suche/", [("page", "Suche")]),
        ("/orte/", [("page", "Orte")]),
        ("/orte/ahlen/", [("true", "Orte")]),
        ("/netzwerke/kreis-borken/steckbrief/", [("true", "Netzwerke und Bildungsbüros")]),
        ("/barrierefreiheit/", [("page", "Barrierefreiheit")]),
        ("/ortegibtesnicht/", []),
        ("/admin/", []),
        ("", []),
    ],
)
def test_menu_marks_the_current_page_and_the_one_above(path, marks):
    html = render("{% footer_menu path %}", path=path)

    assert re.findall(r'aria-current="(\w+)">([^<]+)<', html) == marks


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/a&b/", "/barriere-melden/?seite=%2Fa%26b%2F"),
        ("/barriere-melden/", "/barriere-melden/"),
        ("", "/barriere-melden/"),
    ],
)
def test_footer_menu_tells_the_report_form_the_page(path, url):
    links = dict(footer_menu(path)["groups"])["Für alle"]

    assert [link["url"] for link in links if link["label"] == "Barriere melden"] == [url]


@pytest.mark.parametrize(
    ("parent", "target", "url"),
    [
        ("", "", ""),
        ("Orte", "networks:municipality-list", "/orte/"),
        ("Ahlen", Municipality(slug="ahlen"), "/orte/ahlen/"),
    ],
)
def test_trail_resolves_a_url_name_or_a_record(parent, target, url):
    assert trail("Hier", parent, target) == {"here": "Hier", "parent": parent, "parent_url": url}


@pytest.mark.parametrize(
    ("context", "path"), [({}, ""), ({"request": RequestFactory().get("/orte/?q=1")}, "/orte/")]
)
def test_requested_path(context, path):
    assert render("{% requested_path as here %}[{{ here }}]", **context) == f"[{path}]"


@pytest.mark.parametrize("outlook", ["", "Darin: ein kommender Termin."])
def test_calendar_knows_the_host_and_says_what_a_subscription_is(settings, outlook):
    settings.ALLOWED_HOSTS = ["www.netz.example"]
    request = RequestFactory().get("/orte/?q=1", secure=True, headers={"host": "www.netz.example"})
    template = Template('{% load networks %}{% calendar "/a.ics" "A" outlook %}')

    html = template.render(RequestContext(request, {"outlook": outlook}))

    assert re.findall('href="([^"]+)"', html) == ["webcal://www.netz.example/a.ics", "/a.ics"]
    assert re.findall('value="([^"]+)"', html) == ["https://www.netz.example/a.ics"]
    assert (outlook or "bleiben die Termine auf Ihrem Telefon von selbst aktuell") in html


# --- Locator -------------------------------------------------------------------------------------------------

STEINFURT = District(ags="05566", name="Kreis Steinfurt", kind=District.Kind.RURAL)


def test_locator_marks_a_district():
    found = locator(STEINFURT)

    drawn = re.findall(r'<use href="#gebiet-(\d+)"[^>]*?( data-chosen)?/>', found["areas"])
    assert (found["label"], found["dot"]) == ("Lagekarte: Kreis Steinfurt", None)
    assert found["view_box"] == outline().view_box
    assert sorted(ags for ags, _ in drawn) == sorted(outline().areas)
    assert [ags for ags, is_chosen in drawn if is_chosen] == [drawn[-1][0]] == ["05566"]


def test_locator_marks_a_town_with_whole_numbers():
    town = Municipality(name="Emsdetten", longitude=7.53, latitude=52.17)

    html = render("{% locator district town %}", district=STEINFURT, town=town)

    (dot,) = re.findall(r'<circle [^>]*cx="([^"]+)" cy="([^"]+)"', html)
    assert dot == tuple(str(round(each)) for each in outline().project(7.53, 52.17))
    assert html.count(" data-chosen") == 1
    assert 'aria-label="Lagekarte: Emsdetten im Kreis Steinfurt"' in html


# --- Records -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("record", "is_there"), [(Network(), False), (None, False)])
def test_has_without_the_relation(record, is_there):
    assert has(record, "office") == is_there


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        (None, ""),
        ("2022-06-15", ""),
        ("2022-06-14", "Stand&nbsp;2022 – Belege am Ende der Seite"),
        ("2009", "Stand&nbsp;2009 – Belege am Ende der Seite"),
    ],
)
def test_mark_shows_a_stand_that_is_older_than_two_years(as_of, shown):
    html = render("{% mark as_of %}", as_of=as_of and PartialDate.parse(as_of))

    assert re.sub("<[^>]+>", "", html).strip() == shown
    assert ('href="#belege"' in html) == bool(shown)


@pytest.mark.parametrize(
    ("notes", "shared"), [(["a", "a"], "a"), (["a"], "a"), (["a", "b"], ""), (["", ""], ""), ([], "")]
)
def test_shared_note_is_the_one_that_all_seats_carry(notes, shared):
    assert shared_note([Seat(note=note) for note in notes]) == shared


# --- Values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "words"), [(0, "null"), (8, "acht"), (12, "zwölf"), (13, "13"), (400, "400")]
)
def test_in_words(count, words):
    assert in_words(count) == words


@pytest.mark.parametrize(
    ("date", "html"),
    [
        (PartialDate(2008), '<time datetime="2008">2008</time>'),
        (PartialDate(2008, 6), '<time datetime="2008-06">Juni\N{NO-BREAK SPACE}2008</time>'),
    ],
)
def test_time_element(date, html):
    assert time_element(date) == html


def test_html_from_markdown_is_not_escaped_again():
    assert render("{{ text|html_from_markdown }}", text="*a* <b>") == "<p><em>a</em> &lt;b&gt;</p>\n"
