"""A page that a browser translates into Arabic or Hebrew: it runs from right to left, its numbers and maps do not."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import is_wide

SEEN = Path(__file__).with_name("right_to_left.js").read_text(encoding="utf-8")
PHONE = {"width": 390, "height": 844}
PAGES = [
    "/netzwerke/", "/netzwerke/kreis-borken/", "/netzwerke/kreis-borken/steckbrief/", "/orte/ahlen/", "/orte/ahlen/einfach/",
    "/schulaufsicht/", "/schulaufsicht/schulamt-kreis-borken/", "/lenkungskreise/kreis-coesfeld/?am=2010-08-01",
    "/lenkungskreise/musterkreis/", "/bildungskonferenzen/", "/bildungskonferenzen/musterkreis/", "/servicestelle/",
    "/kooperationsvertraege/", "/quellen/", "/barrierefreiheit/", "/leichte-sprache/", "/netzwerke/musterkreis/",
]  # fmt: skip


def turn(page: Page) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")


@pytest.mark.usefixtures("musterkreis")
@pytest.mark.parametrize("address", PAGES)
def test_mirrored_page_keeps_its_numbers_dates_and_addresses(page: Page, address: str):
    page.set_viewport_size(PHONE)
    page.goto(address)
    before = page.evaluate(SEEN)
    turn(page)

    assert page.evaluate(SEEN) == before
    assert not is_wide(page)


def test_mirrored_map_keeps_its_names_in_their_place(page: Page):
    page.goto("/")
    expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")
    before = page.evaluate(SEEN)
    turn(page)

    assert len(before["labels"]) >= 8
    assert page.evaluate(SEEN) == before


def test_names_are_not_for_translation(page: Page):
    page.goto("/netzwerke/kreis-borken/")

    names = [page.locator("h1"), page.get_by_role("link", name="Ahaus"), page.locator(".site-header__place")]
    assert [name.evaluate("element => element.translate") for name in names] == [False, False, False]
