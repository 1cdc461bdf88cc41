"""One page of each kind, loaded once and measured in every way; and journeys through the site."""

from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, expect

from bildungsnetz.duties import urls as duties
from networks import urls as networks
from tests.addresses import FOR_MACHINES, MOVED
from tests.browser.faults import MEASURE, all_faults, is_wide

NOT_FOUND = "/diese-seite-gibt-es-nicht/"
ONE_OF_EACH = [
    "/", "/suche/", "/suche/?q=steinfurt", "/schulaufsicht/",
    "/schulaufsicht/bezirksregierung-muenster/", "/netzwerke/vergleich/",
    "/netzwerke/vergleich/?a=kreis-borken&b=stadt-bottrop", "/servicestelle/", "/ueber/", "/quellen/",
    "/netzwerke/", "/netzwerke/kreis-borken/", "/netzwerke/stadt-muenster/",
    "/netzwerke/kreis-borken/steckbrief/", "/orte/", "/orte/ahlen/", "/orte/muenster/",
    "/orte/ahlen/einfach/", "/kooperationsvertraege/", "/bildungskonferenzen/",
    "/bildungskonferenzen/stadt-bottrop/", "/handlungsfelder/", "/handlungsfelder/mint/", "/lenkungskreise/",
    "/lenkungskreise/?seite=obere", "/lenkungskreise/kreis-borken/",
    "/lenkungskreise/kreis-coesfeld/?am=2010-08-01", "/impressum/", "/datenschutz/", "/barrierefreiheit/",
    "/barriere-melden/", "/barriere-melden/gesendet/", "/leichte-sprache/", "/gebaerdensprache/",
]  # fmt: skip

# With the Musterkreis, where nothing is left empty.
FILLED = [
    "/lenkungskreise/musterkreis/", "/lenkungskreise/musterkreis/?am=2020-06-30", "/netzwerke/musterkreis/",
    "/netzwerke/musterkreis/steckbrief/", "/bildungskonferenzen/musterkreis/", "/bildungskonferenzen/",
    "/lenkungskreise/", "/lenkungskreise/?seite=obere", "/schulaufsicht/",
    "/schulaufsicht/schulamt-musterkreis/",
]  # fmt: skip

# Finder, map and the buttons that print and copy are the only scripts. They add to what is there already.
WITH_SCRIPT = {
    *("/", "/suche/", "/suche/?q=steinfurt", "/leichte-sprache/"),
    "/netzwerke/kreis-borken/steckbrief/",
    *("/netzwerke/kreis-borken/", "/netzwerke/stadt-muenster/", "/schulaufsicht/bezirksregierung-muenster/"),
    *("/bildungskonferenzen/", "/bildungskonferenzen/stadt-bottrop/"),
    *("/lenkungskreise/kreis-borken/", "/lenkungskreise/kreis-coesfeld/?am=2010-08-01"),
    "/handlungsfelder/mint/",
}

without_script = pytest.mark.browser_context_args(java_script_enabled=False)


def test_list_of_pages_has_one_of_each_kind():
    kinds = {pattern.name for pattern in networks.urlpatterns + duties.urlpatterns} - FOR_MACHINES - MOVED
    visited = {resolve(urlsplit(address).path).url_name for address in ONE_OF_EACH}

    assert kinds - visited == set()


@pytest.mark.parametrize("address", [*ONE_OF_EACH, NOT_FOUND])
def test_page_is_accessible_and_stores_nothing(page: Page, browser_errors: list[str], address: str):
    page.goto(address)
    if address == "/":
        expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")
    storage = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")

    assert all_faults(page) == {}
    assert (storage, page.context.cookies()) == (0, [])
    # Other tests do without script on these; the others have none.
    assert (page.locator("script").count() > 0) == (address in WITH_SCRIPT)
    if address == NOT_FOUND:
        assert ["404 (Not Found)" in error for error in browser_errors] == [True]
        browser_errors.clear()


@pytest.mark.usefixtures("musterkreis")
@pytest.mark.parametrize("address", FILLED)
def test_filled_page_is_accessible(page: Page, address: str):
    page.goto(address)

    assert all_faults(page) == {}


@pytest.mark.urls("tests.networks.views.test_style")
def test_every_component_in_every_state_is_accessible(page: Page):
    page.goto("/stil/")

    assert all_faults(page) == {}


@pytest.mark.parametrize("address", ["/", "/orte/ahlen/", "/lenkungskreise/"])
def test_tab_goes_through_the_page_in_order(page: Page, address: str):
    page.goto(address)
    if address == "/":
        expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")
    page.evaluate(MEASURE)
    expected, reached = page.evaluate("measure.names()"), []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("measure.nameOfFocus()"))

    assert reached == expected


def test_skip_link_is_first_and_leads_to_the_content(page: Page):
    page.goto("/orte/ahlen/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhalt"


def heard(page: Page) -> str:
    """Return the line of a screen reader for the element that has the focus."""
    return page.locator(":focus").aria_snapshot().splitlines()[0].removeprefix("- ")


def test_blind_person_finds_the_office_for_reken_in_seven_keys(page: Page):
    page.goto("/")
    for key in ("Tab", "Enter", "Tab"):  # the skip link leads past the menu
        page.keyboard.press(key)
    assert heard(page).startswith('combobox "Ort, Postleitzahl oder Thema"')

    page.keyboard.type("Reken")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_title("Reken: Ihr Bildungsbüro – Bildungsnetz Regierungsbezirk Münster")
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)

    assert heard(page).startswith('link "Zum Bildungsbüro im Kreis Borken bildungskreis-borken.de"')


def test_mouse_finds_the_office_for_reken_in_three_clicks(page: Page):
    page.goto("/")

    page.get_by_role("combobox").click()
    page.keyboard.type("Reken")
    page.get_by_role("button", name="Suchen").click()

    way_out = page.get_by_role("link", name="Zum Bildungsbüro im Kreis Borken")
    expect(way_out).to_be_in_viewport()
    expect(way_out).to_have_attribute("href", "https://bildungskreis-borken.de")


@without_script
def test_citizen_without_script_finds_the_office_for_ahlen(page: Page):
    page.goto("/")
    page.get_by_role("searchbox").fill("Ahlen")
    page.get_by_role("button", name="Suchen").click()

    expect(page).to_have_url("/orte/ahlen/")
    way_out = page.get_by_role("link", name="Zum Bildungsbüro im Kreis Warendorf")
    expect(way_out).to_have_attribute("href", "https://rbn.kreis-warendorf.de")


def test_menu_leads_to_all_areas_on_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")

    page.locator("summary", has_text="Menü").click()

    links = page.get_by_role("navigation", name="Menü").get_by_role("link").all_inner_texts()
    assert links == [
        *("Orte", "Netzwerke", "Konferenzen", "Lenkungskreise", "Schulaufsicht", "Über"),
        *("Leichte Sprache", "Gebärdensprache"),
    ]
    expect(page.get_by_role("search", name="Suche im Menü")).to_be_visible()
    assert not is_wide(page)
