"""Journeys of a school supervisor: the committee, its seats, its aims, its dates."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.faults import tab_to

without_script = pytest.mark.browser_context_args(java_script_enabled=False)
phone = pytest.mark.browser_context_args(has_touch=True, viewport={"width": 320, "height": 640})
# Everything is known of the Musterkreis, and it plans until 2031.
filled = pytest.mark.usefixtures("musterkreis", "in_2026")

BORKEN = "Schulamt für den Kreis Borken"


@pytest.fixture
def in_2026(monkeypatch):
    """Today's date, for the server too: it runs in this process."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: dt.date(2026, 11, 23))


def rows(table: Locator) -> list[str]:
    return table.locator("tbody th").all_inner_texts()


def section(page: Page, name: str) -> Locator:
    return page.locator(f"section[aria-labelledby='{name}']")


def expect_calendar(page: Page, label: str, path: str) -> None:
    host = re.match(r"http(://[^/]+)", page.url)[1]
    subscribe = page.get_by_role("link", name=f"Termine abonnieren – {label}")
    expect(subscribe).to_have_attribute("href", f"webcal{host}{path}")
    page.get_by_text(f"Adresse zum Kopieren – {label}").click()
    expect(page.get_by_role("textbox", name=f"Adresse des Kalenders – {label}")).to_have_value(
        f"http{host}{path}"
    )
    download = page.get_by_role("link", name=f"Kalenderdatei herunterladen – {label}")
    expect(download).to_have_attribute("href", path)
    answer = page.request.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.text().startswith("BEGIN:VCALENDAR")


def expect_above_the_fold(page: Page, headings: list[str]) -> None:
    for heading in headings:
        expect(page.get_by_role("heading", name=heading)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Termine abonnieren")).to_be_in_viewport(ratio=1)


@pytest.mark.browser_context_args(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
def test_supervisor_sees_chair_tandem_date_and_calendar_two_taps_from_the_start(page: Page):
    page.goto("/")
    page.get_by_label("Hauptbereiche").get_by_role("link", name="Schulaufsicht").click()
    page.get_by_role("link", name="Lenkungskreis im Kreis Borken").click()

    expect(page).to_have_url("/lenkungskreise/kreis-borken/")
    expect_above_the_fold(page, ["Nächste Sitzung", "Vorsitz", "Tandem der Schulaufsicht"])
    expect_calendar(page, "Kreis Borken", "/netzwerke/kreis-borken/kalender.ics")
    expect(section(page, "sitze").locator("tbody tr")).to_have_count(13)  # ten seats in three groups


@without_script
def test_supervisor_finds_her_own_page_and_calendar_by_keyboard(page: Page):
    page.goto("/schulaufsicht/")

    tab_to(page, page.get_by_role("link", name=BORKEN))
    page.keyboard.press("Enter")

    expect(page).to_have_url("/schulaufsicht/schulamt-kreis-borken/")
    expect_calendar(page, BORKEN, "/schulaufsicht/schulamt-kreis-borken/kalender.ics")


def test_calendar_address_is_copied_by_script_only(page: Page):
    page.goto("/lenkungskreise/kreis-borken/")
    page.get_by_text("Adresse zum Kopieren").click()

    page.get_by_role("button", name="Adresse kopieren").click()

    expect(page.get_by_role("button", name="Kopiert")).to_be_visible()


def test_supervisor_finds_the_sheet_to_print(page: Page):
    page.goto("/schulaufsicht/")

    page.get_by_role("link", name="Steckbrief Kreis Borken").click()

    expect(page).to_have_url("/netzwerke/kreis-borken/steckbrief/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kreis Borken")


@without_script
def test_day_is_chosen_by_keyboard_and_without_script(page: Page):
    page.goto("/lenkungskreise/kreis-borken/?am=2010-06-30")
    heading = section(page, "sitze").get_by_role("heading", level=2)
    expect(heading).to_contain_text("Zuletzt bekannt sind zehn Sitze")

    tab_to(page, page.get_by_label("Das Gremium an einem anderen Tag"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # the year is the last of three parts, in every language
    page.keyboard.type("2009")
    page.keyboard.press("Enter")

    expect(page).to_have_url("/lenkungskreise/kreis-borken/?am=2009-06-30")
    expect(heading).to_contain_text("Zehn Sitze am 30. Juni 2009")


@filled
def test_aim_leads_to_what_the_conference_recommended_and_back(page: Page):
    page.goto("/lenkungskreise/musterkreis/")
    expect(page.get_by_text("Dieses Netzwerk ist erfunden.")).to_be_visible()
    text = "Für den Ganztag an Grundschulen gelten"
    aim = section(page, "ziele").locator(".aim", has_text=text)

    aim.get_by_role("link", name="7. Bildungskonferenz").click()

    recommendation = page.locator(":target")
    expect(recommendation).to_contain_text("Schulen, Träger und Kommunen sollen")

    recommendation.get_by_role("link", name=text).click()

    expect(page).to_have_url("/lenkungskreise/musterkreis/#ziele")


@filled
@without_script
def test_table_is_sorted_without_script(page: Page):
    page.goto("/lenkungskreise/")
    table = page.get_by_role("table", name="Was heute bekannt ist")
    assert rows(table)[0].startswith("Lenkungskreis im Kreis Borken")

    table.get_by_role("link", name="Sitze").click()

    expect(page).to_have_url("/lenkungskreise/?sortiert=sitze#vergleich")
    assert rows(table)[0].startswith("Lenkungskreis Bildung im Musterkreis (erfunden)")
    expect(table.locator("[aria-sort]")).to_have_text("Sitze")
    expect(table.locator("[aria-sort]")).to_have_attribute("aria-sort", "descending")


@without_script
def test_one_function_is_seen_across_all_committees_without_script(page: Page):
    page.goto("/lenkungskreise/")

    page.get_by_label("Seite", exact=True).select_option("Land: obere Schulaufsicht")
    page.get_by_role("button", name="Zeigen").click()

    table = page.get_by_role("table", name="Sitze.")
    assert rows(table) == ["Kreis Borken", "Kreis Coesfeld", "Stadt Bottrop"]

    page.get_by_label("Seite", exact=True).select_option("alle")
    page.get_by_label("Funktion oder Stelle").fill("jugend")
    page.get_by_role("button", name="Zeigen").click()

    texts = table.locator("td:nth-child(2)").all_inner_texts()
    assert ["jugend" in text.casefold() for text in texts] == [True] * len(texts)
    expect(page.get_by_label("Funktion oder Stelle")).to_have_value("jugend")


@phone
def test_links_that_people_tap_are_large_enough(page: Page):
    page.goto("/schulaufsicht/")

    heights = page.locator(".card__links a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert len(heights) >= 8 * 2
    assert min(heights) >= 44
