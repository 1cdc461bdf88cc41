"""One page of each kind, in a real browser."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import Page, expect

from networks.urls import urlpatterns
from tests.addresses import FOR_MACHINES

ONE_OF_EACH = [
    "/",
    "/suche/",
    "/suche/?q=steinfurt",
    "/netzwerke/",
    "/netzwerke/kreis-borken/",
    "/netzwerke/stadt-muenster/",
    "/netzwerke/kreis-borken/steckbrief/",
    "/orte/",
    "/orte/ahlen/",
    "/orte/muenster/",
    "/orte/ahlen/einfach/",
    "/bildungskonferenzen/",
    "/bildungskonferenzen/stadt-bottrop/",
    "/lenkungskreise/",
    "/lenkungskreise/?seite=obere",
    "/lenkungskreise/kreis-borken/",
    "/lenkungskreise/kreis-coesfeld/?am=2010-08-01",
    "/bildungsbueros/",
    "/kooperationsvertraege/",
    "/handlungsfelder/",
    "/handlungsfelder/mint/",
    "/schulaufsicht/",
    "/servicestelle/",
    "/ueber/",
    "/quellen/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/barriere-melden/",
    "/barriere-melden/gesendet/",
    "/leichte-sprache/",
    "/gebaerdensprache/",
    "/diese-seite-gibt-es-nicht/",
]

# With the Musterkreis, where nothing is left empty.
FILLED = [
    "/lenkungskreise/musterkreis/",
    "/lenkungskreise/musterkreis/?am=2020-06-30",
    "/netzwerke/musterkreis/",
    "/netzwerke/musterkreis/steckbrief/",
    "/bildungskonferenzen/musterkreis/",
    "/bildungskonferenzen/",
    "/lenkungskreise/",
    "/lenkungskreise/?seite=obere",
    "/schulaufsicht/",
]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def visit(page: Page, address: str) -> None:
    """Goes there and waits for what script adds."""
    page.goto(address)
    if address == "/":
        expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")


def findings(page: Page, axe: Axe) -> list[tuple[str, str]]:
    results = axe.run(page, options=RULES)
    return [
        (finding["id"], node["html"][:120])
        for finding in results.response["violations"]
        for node in finding["nodes"]
    ]


def faults(page: Page, axe: Axe, addresses: list[str], *, width: int, scheme: str) -> tuple[dict, dict]:
    """What axe finds on each page, and how wide the pages are that are wider than the window."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found, wide = {}, {}
    for address in addresses:
        visit(page, address)
        if result := findings(page, axe):
            found[address] = result
        if (scroll := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[address] = scroll
    return found, wide


def wide_with_text_of_double_size(page: Page, addresses: list[str]) -> dict[str, int]:
    wide = {}
    for address in addresses:
        visit(page, address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if (scroll := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[address] = scroll
    return wide


def test_list_of_pages_has_one_of_each_kind():
    # The last address is the one that leads nowhere.
    kinds = {pattern.name for pattern in urlpatterns} - FOR_MACHINES
    visited = {resolve(urlsplit(address).path).url_name for address in ONE_OF_EACH[:-1]}

    assert kinds - visited == set()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(page: Page, axe: Axe, complaints: list[str], width: int, scheme: str):
    found, wide = faults(page, axe, ONE_OF_EACH, width=width, scheme=scheme)
    complaints[:] = [complaint for complaint in complaints if "404 (Not Found)" not in complaint]

    assert (found, wide) == ({}, {})


@pytest.mark.usefixtures("musterkreis")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_on_filled_pages(page: Page, axe: Axe, width: int, scheme: str):
    found, wide = faults(page, axe, FILLED, width=width, scheme=scheme)

    assert (found, wide) == ({}, {})


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 900})
def test_text_of_double_size_does_not_scroll_sideways(page: Page, complaints: list[str]):
    wide = wide_with_text_of_double_size(page, ONE_OF_EACH)
    complaints[:] = [complaint for complaint in complaints if "404 (Not Found)" not in complaint]

    assert wide == {}


@pytest.mark.usefixtures("musterkreis")
@pytest.mark.browser_context_args(viewport={"width": 320, "height": 900})
def test_text_of_double_size_does_not_scroll_sideways_on_filled_pages(page: Page):
    assert wide_with_text_of_double_size(page, FILLED) == {}


def test_timeline_is_a_figure_that_says_how_to_see_all_of_it(page: Page):
    page.goto("/kooperationsvertraege/")
    hint = page.get_by_text("Schieben Sie es zur Seite.")

    assert page.get_by_role("figure").get_attribute("role") is None
    expect(hint).to_be_hidden()

    page.set_viewport_size({"width": 1000, "height": 800})

    expect(hint).to_be_visible()


def test_skip_link_is_first_and_leads_to_the_content(page: Page):
    page.goto("/orte/ahlen/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhalt"


def test_focus_is_visible_on_every_stop(page: Page):
    page.goto("/orte/ahlen/")
    page.keyboard.press("Tab")
    invisible = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
                       return [e.outerHTML.slice(0, 80), s.outlineStyle + ' ' + s.outlineWidth] }"""
        )
        if name.startswith("<body"):
            break
        if outline != "solid 3px":
            invisible.append((name, outline))

    assert invisible == []


@pytest.mark.browser_context_args(viewport={"width": 360, "height": 740})
def test_menu_leads_to_all_areas_on_a_phone(page: Page):
    page.goto("/")

    page.get_by_role("link", name="Menü").click()

    assert page.evaluate("document.activeElement.id || location.hash") in {"menue", "#menue"}
    assert page.get_by_role("navigation", name="Alle Bereiche").get_by_role("link").count() == 19


def test_page_stores_nothing(page: Page):
    kept = {}
    for address in ONE_OF_EACH[:-1]:
        visit(page, address)
        storage = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
        if storage:
            kept[address] = storage

    assert kept == {}
    assert page.context.cookies() == []


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_citizen_without_script_finds_the_office_for_ahlen(page: Page):
    page.goto("/")
    page.get_by_role("searchbox").fill("Ahlen")
    page.get_by_role("button", name="Suchen").click()

    assert page.url.endswith("/orte/ahlen/")
    way_out = page.get_by_role("link", name="Zum Bildungsbüro im Kreis Warendorf")
    assert way_out.get_attribute("href") == "https://rbn.kreis-warendorf.de"
