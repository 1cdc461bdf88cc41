import datetime as dt
import re

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from networks.charts.outline import outline
from networks.models import District, Municipality, PartialDate, Seat, Source
from networks.site_pages import site_pages
from networks.templatetags.networks import (
    evidence,
    footer_menu,
    header_menu,
    in_words,
    locator,
    shared_note,
    time_element,
)

HEADER_PAGES = [page for page in site_pages() if page.in_header]

# --- Menus ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("menu", "pages"), [(header_menu, HEADER_PAGES), (footer_menu, site_pages())])
def test_menu_leads_to_its_pages(client, db, menu, pages):
    links = menu("")["links"]

    assert [link["label"] for link in links] == [page.label for page in pages]
    assert {link["url"]: client.get(link["url"]).status_code for link in links} == {
        link["url"]: 200 for link in links
    }


@pytest.mark.parametrize(
    ("path", "here", "above"),
    [
        ("/", ["Start"], []),
        ("/suche/", ["Suche"], []),
        ("/orte/", ["Orte"], []),
        ("/orte/ahlen/", [], ["Orte"]),
        ("/netzwerke/kreis-borken/", [], ["Bildungsnetzwerke"]),
        ("/bildungskonferenzen/", ["Konferenzen"], []),
        ("/netzwerke/kreis-borken/steckbrief/", [], ["Bildungsnetzwerke"]),
        ("/lenkungskreise/", ["Lenkungskreise"], []),
        ("/lenkungskreise/kreis-borken/", [], ["Lenkungskreise"]),
        ("/impressum/", ["Impressum"], []),
        ("/ortegibtesnicht/", [], []),
        ("/gibt-es-nicht/", [], []),
        ("/admin/", [], []),
        ("", [], []),
    ],
)
def test_menu_marks_where_one_is(path, here, above):
    links = footer_menu(path)["links"]

    assert [link["label"] for link in links if link["is_here"]] == here
    assert [link["label"] for link in links if link["is_above"]] == above


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/orte/ahlen/", "/barriere-melden/?seite=%2Forte%2Fahlen%2F"),
        ("/a&b/", "/barriere-melden/?seite=%2Fa%26b%2F"),
        ("/barriere-melden/", "/barriere-melden/"),
        ("", "/barriere-melden/"),
    ],
)
def test_footer_menu_tells_the_form_for_barriers_from_where_somebody_comes(path, url):
    assert [link["url"] for link in footer_menu(path)["links"] if link["label"] == "Barriere melden"] == [url]


@pytest.mark.parametrize(
    ("context", "path"), [({}, ""), ({"request": RequestFactory().get("/orte/?q=1")}, "/orte/")]
)
def test_requested_path(context, path):
    template = Template("{% load bildungsnetz %}{% requested_path as here %}[{{ here }}]")

    assert template.render(Context(context)) == f"[{path}]"


# --- Operator ------------------------------------------------------------------------------------------------


# --- Calendars -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secure", [True, False])
def test_webcal_is_where_a_calendar_programme_subscribes(rf, settings, secure):
    settings.ALLOWED_HOSTS = ["www.netz.example"]
    template = Template("{% load bildungsnetz %}{% webcal path %}")
    request = rf.get("/orte/?q=1", secure=secure, headers={"host": "www.netz.example"})

    html = template.render(RequestContext(request, {"path": "/netzwerke/a/kalender.ics"}))

    assert html == "webcal://www.netz.example/netzwerke/a/kalender.ics"


# --- Locator -------------------------------------------------------------------------------------------------

STEINFURT = District(ags="05566", name="Kreis Steinfurt", kind=District.Kind.RURAL)


def test_locator_of_a_district():
    found = locator(STEINFURT)

    assert found["label"] == "Lagekarte: Kreis Steinfurt"
    assert (found["chosen"], found["dot"]) == ("05566", None)
    assert found["view_box"] == outline().view_box
    assert len(found["areas"]) == 8


def test_locator_of_a_town():
    town = Municipality(name="Emsdetten", longitude=7.53, latitude=52.17)
    x, y = outline().project(7.53, 52.17)

    found = locator(STEINFURT, town)

    assert found["label"] == "Lagekarte: Emsdetten im Kreis Steinfurt"
    assert found["dot"] == {"x": round(x), "y": round(y)}


# --- Filters -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "words"), [(0, "null"), (2, "zwei"), (8, "acht"), (12, "zwölf"), (13, "13"), (400, "400")]
)
def test_in_words(count, words):
    assert in_words(count) == words


@pytest.mark.parametrize(
    ("date", "html"),
    [
        (PartialDate(2008), '<time datetime="2008">2008</time>'),
        (PartialDate(2008, 6), '<time datetime="2008-06">Juni\N{NO-BREAK SPACE}2008</time>'),
        (
            PartialDate(2008, 6, 3),
            '<time datetime="2008-06-03">3.\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2008</time>',
        ),
    ],
)
def test_time_element(date, html):
    assert time_element(date) == html


def test_evidence_of_several_seats_is_shown_as_that_of_one_record():
    source = Source(title="Liste")
    source.number = 1
    seats = [Seat(as_of=PartialDate(year), checked_on=dt.date(2024, 6, year - 2000)) for year in (2012, 2009)]
    for seat in seats:
        seat.cited = [source]

    template = Template(
        '{% load bildungsnetz %}{% include "includes/evidence.html" with record=seats|evidence only %}'
    )
    html = template.render(Context({"seats": seats}))

    shown = " ".join(re.sub("<[^>]+>", "", html).split())
    assert shown == "Stand: 2009 · geprüft am 9. Juni 2024 · Quelle [1]"
    assert evidence([]).as_of is None


@pytest.mark.parametrize(
    ("notes", "shared"), [(["a", "a"], "a"), (["a"], "a"), (["a", "b"], ""), (["", ""], ""), ([], "")]
)
def test_shared_note_is_the_one_that_all_seats_carry(notes, shared):
    assert shared_note([Seat(note=note) for note in notes]) == shared
