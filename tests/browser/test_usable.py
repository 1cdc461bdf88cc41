"""Usable by everyone: what axe cannot see, measured on one page of each kind.

Each page is opened once, and all is measured on it. Contrast is measured where the ground is a plain colour: the
site has no text on pictures, and what a film shows is not the page's.
"""

from operator import ge
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_pages import FILLED, ONE_OF_EACH, visit

MEASURE = Path(__file__).parent / "measure.js"

DESK = {"width": 1280, "height": 1024}
ZOOMED = {"width": 320, "height": 256}  # 400 % of a desk

# Finder and map are the only scripts. They add to what is there already.
WITH_SCRIPT = {"/", "/suche/", "/suche/?q=steinfurt", "/leichte-sprache/"}


@pytest.fixture
def measured(page: Page, complaints: list[str]) -> Page:
    page.add_init_script(path=MEASURE)
    page.set_viewport_size(DESK)
    yield page
    complaints[:] = [complaint for complaint in complaints if "404 (Not Found)" not in complaint]


def measure(page: Page, what: str) -> list:
    return page.evaluate(f"measure.{what}")


def faults(page: Page) -> dict[str, list[str]]:
    """Everything that is measured on the open page; nothing is left of it but what is wrong."""
    found = {}
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found["text 7:1, light"] = measure(page, "contrast(7)")
    found["edges 3:1, light"] = measure(page, "edges(3)")
    found["motion"] = measure(page, "motion()")
    found["language of parts"] = measure(page, "foreign()")
    page.emulate_media(color_scheme="dark")
    found["text 7:1, dark"] = measure(page, "contrast(7)")
    found["edges 3:1, dark"] = measure(page, "edges(3)")
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["text, forced colours"] = measure(page, "contrast(4.5)")
    found["drawings, forced colours"] = measure(page, "drawings(3)")
    found["frames, forced colours"] = measure(page, "frames()")
    page.emulate_media(forced_colors="none")

    page.keyboard.press("Tab")
    for size in (DESK, ZOOMED):
        page.set_viewport_size(size)
        found[f"order, {size['width']} px"] = measure(page, "order()")
        found[f"targets, {size['width']} px"] = measure(page, "targets(24, 44)")
        found[f"focus, {size['width']} px"] = measure(page, "focus()")
        found[f"room, {size['width']} px"] = measure(page, "room()")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found[f"room for text of double size, {size['width']} px"] = measure(page, "room()")
        page.evaluate("document.documentElement.style.fontSize = ''")
        measure(page, "spaceText(true)")
        found[f"room for spaced text, {size['width']} px"] = measure(page, "room()")
        measure(page, "spaceText(false)")

    page.set_viewport_size(DESK)
    extent = measure(page, "extent()")
    measure(page, "undress()")
    bare = measure(page, "extent()")
    found["stops and letters lost without styles"] = [] if all(map(ge, bare, extent)) else [extent, bare]
    found["text without styles"] = measure(page, "contrast(4.5)")
    return {where: what for where, what in found.items() if what}


@pytest.mark.parametrize("address", ONE_OF_EACH)
def test_page_is_usable_by_everyone(measured: Page, address: str):
    visit(measured, address)

    assert faults(measured) == {}
    # All others work without script because they have none; for these, other tests do without.
    assert (measured.locator("script").count() > 0) == (address in WITH_SCRIPT)


@pytest.mark.urls("tests.networks.views.test_style")
@pytest.mark.usefixtures("musterkreis")
def test_every_block_in_every_state_is_usable_by_everyone(measured: Page):
    measured.goto("/stil/")

    assert faults(measured) == {}


@pytest.mark.usefixtures("musterkreis")
def test_filled_pages_are_usable_by_everyone(measured: Page):
    found = {}
    for address in FILLED:
        visit(measured, address)
        found |= {(address, where): what for where, what in faults(measured).items()}

    assert found == {}


# --- A person who cannot see ---------------------------------------------------------------------------------


def heard(page: Page) -> str:
    """What a screen reader says of the place where one is."""
    focused: Locator = page.locator(":focus")
    return focused.aria_snapshot().splitlines()[0].removeprefix("- ")


def test_person_who_cannot_see_finds_the_office_for_reken_in_seven_keys(page: Page):
    keys = ["Tab", "Enter", "Tab"]  # the skip link leads past the menu
    page.goto("/")
    for key in keys:
        page.keyboard.press(key)
    assert heard(page).startswith('combobox "Ort, Postleitzahl oder Thema"')

    page.keyboard.type("Reken")
    keys.append("Enter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_title("Reken: Ihr Bildungsbüro – Bildungsnetz Regierungsbezirk Münster")
    for key in ("Tab", "Enter", "Tab"):
        keys.append(key)
        page.keyboard.press(key)

    assert heard(page).startswith('link "Zum Bildungsbüro im Kreis Borken bildungskreis-borken.de"')
    assert len(keys) == 7


def test_same_way_with_a_mouse_takes_three_clicks(page: Page):
    page.goto("/")

    page.get_by_role("combobox").click()
    page.keyboard.type("Reken")
    page.get_by_role("button", name="Suchen").click()

    way_out = page.get_by_role("link", name="Zum Bildungsbüro im Kreis Borken")
    expect(way_out).to_be_in_viewport()
    assert way_out.get_attribute("href") == "https://bildungskreis-borken.de"


# --- The order that was measured is the order of the keys ------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/orte/ahlen/", "/lenkungskreise/"])
def test_tab_goes_from_stop_to_stop_in_the_order_of_the_page(measured: Page, address: str):
    visit(measured, address)
    expected = measure(measured, "names()")
    reached = []
    for _ in expected:
        measured.keyboard.press("Tab")
        reached.append(measure(measured, "nameOfFocus()"))

    assert reached == expected
