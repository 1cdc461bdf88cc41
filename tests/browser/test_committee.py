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
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 11, 23))


def entry(page: Page, authority: str) -> Locator:
    """The part of the page for supervisors that is about one authority."""
    heading = page.get_by_role("heading", name=authority, exact=True)
    return page.locator(".entries > li", has=heading)


def rows(table: Locator) -> list[str]:
    return table.locator("tbody th").all_inner_texts()


def section(page: Page, name: str) -> Locator:
    return page.locator(f"section[aria-labelledby='{name}']")


def expect_calendar(page: Page, label: str, path: str) -> None:
    address = re.sub(r"^http", "webcal", re.match(r"http://[^/]+", page.url)[0])
    subscribe = page.get_by_role("link", name=f"Termine abonnieren – {label}")
    expect(subscribe).to_have_attribute("href", f"{address}{path}")
    download = page.get_by_role("link", name=f"Kalenderdatei herunterladen – {label}")
    expect(download).to_have_attribute("href", path)
    answer = page.request.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.text().startswith("BEGIN:VCALENDAR")


@without_script
def test_supervisor_is_at_the_committee_and_its_calendar_in_one_step_without_mouse_and_script(page: Page):
    page.goto("/schulaufsicht/")
    borken = entry(page, BORKEN)
    expect_calendar(page, BORKEN, f"/schulaufsicht/{borken.get_attribute('id')}/kalender.ics")

    tab_to(page, borken.get_by_role("link").first)
    page.keyboard.press("Enter")

    expect(page).to_have_url("/lenkungskreise/kreis-borken/")
    seats = section(page, "sitze")
    expect(seats.get_by_role("heading", level=2)).to_have_text(
        "Wer heute im Gremium sitzt, ist nicht bekannt"
    )
    expect(seats.locator(".seats > li")).to_have_count(10)
    expect(seats.get_by_role("link", name="Zum Bildungsbüro im Kreis Borken")).to_be_visible()
    expect_calendar(page, "Kreis Borken", "/netzwerke/kreis-borken/kalender.ics")


def test_supervisor_finds_the_sheet_to_print(page: Page):
    page.goto("/schulaufsicht/")

    entry(page, BORKEN).get_by_role("link", name="Steckbrief drucken").click()

    expect(page).to_have_url("/netzwerke/kreis-borken/steckbrief/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Steckbrief: Kreis Borken")


@without_script
def test_day_is_chosen_by_keyboard_and_without_script(page: Page):
    page.goto("/lenkungskreise/kreis-borken/?am=2010-06-30")
    heading = section(page, "sitze").get_by_role("heading", level=2)
    expect(heading).to_have_text("Die Sitze am 30. Juni 2010 sind nicht bekannt")

    tab_to(page, page.get_by_label("Das Gremium an einem anderen Tag"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # the year is the last of three parts, in every language
    page.keyboard.type("2009")
    page.keyboard.press("Enter")

    expect(page).to_have_url("/lenkungskreise/kreis-borken/?am=2009-06-30")
    expect(heading).to_have_text("Die Sitze am 30. Juni 2009")


@filled
def test_aim_leads_to_what_the_conference_recommended_and_back(page: Page):
    page.goto("/lenkungskreise/musterkreis/")
    expect(page.get_by_text("Dieses Netzwerk ist erfunden.")).to_be_visible()
    text = "Für den Ganztag an Grundschulen gelten"
    aim = section(page, "ziele").locator(".entries > li", has_text=text)

    aim.get_by_role("link", name="7. Bildungskonferenz").click()

    recommendation = page.locator(":target")
    expect(recommendation).to_contain_text("Schulen, Träger und Kommunen sollen")

    recommendation.get_by_role("link", name=text).click()

    expect(page).to_have_url("/lenkungskreise/musterkreis/#ziele")


@filled
@without_script
def test_table_is_sorted_without_script(page: Page):
    page.goto("/lenkungskreise/")
    table = page.get_by_role("region", name="Was heute bekannt ist.")
    assert rows(table)[0].startswith("Lenkungskreis im Kreis Borken")

    table.get_by_role("link", name="Sitze heute").click()

    expect(page).to_have_url("/lenkungskreise/?sortiert=sitze#vergleich")
    assert rows(table)[0].startswith("Lenkungskreis Bildung im Musterkreis (erfunden)")
    expect(table.locator("[aria-sort]")).to_have_text("Sitze heute")
    expect(table.locator("[aria-sort]")).to_have_attribute("aria-sort", "descending")


@filled
def test_tables_show_all_columns_on_a_desk_and_dates_stay_on_one_line_on_a_phone(page: Page):
    for address in ("/bildungskonferenzen/", "/lenkungskreise/?seite=obere"):
        page.goto(address)
        hidden = page.locator(".scroller").evaluate_all(
            "regions => regions.map(region => region.scrollWidth - region.clientWidth)"
        )
        assert set(hidden) == {0}
        expect(page.get_by_text("Schieben Sie sie zur Seite.").first).to_be_hidden()

    page.set_viewport_size({"width": 320, "height": 640})

    lines = page.locator("td time").evaluate_all("times => times.map(time => time.getClientRects().length)")
    assert set(lines) == {1}


@without_script
def test_one_function_is_seen_across_all_committees_without_script(page: Page):
    page.goto("/lenkungskreise/")

    page.get_by_label("Seite", exact=True).select_option("Land: obere Schulaufsicht")
    page.get_by_role("button", name="Zeigen").click()

    table = page.get_by_role("region", name="Sitze.")
    assert rows(table) == ["Kreis Borken", "Kreis Coesfeld", "Stadt Bottrop"]

    page.get_by_label("Seite", exact=True).select_option("alle")
    page.get_by_label("Funktion oder Stelle").fill("jugend")
    page.get_by_role("button", name="Zeigen").click()

    texts = table.locator("td:nth-child(2)").all_inner_texts()
    assert ["jugend" in text.casefold() for text in texts] == [True] * len(texts)
    expect(page.get_by_label("Funktion oder Stelle")).to_have_value("jugend")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/lenkungskreise/", "Was heute bekannt ist."),
        ("/lenkungskreise/?seite=obere", "Sitze. „Zuletzt bekannt“ heißt"),
        ("/bildungskonferenzen/", "Jedes Jahr, in dem ein Vertrag galt"),
    ],
)
def test_wide_table_says_so_and_is_scrolled_by_keyboard(page: Page, address: str, name: str):
    page.set_viewport_size({"width": 320, "height": 3000})  # only the width hides anything
    page.goto(address)
    region = page.get_by_role("region", name=name)
    hint = region.get_by_text("Schieben Sie sie zur Seite.")
    expect(hint).to_be_visible()

    tab_to(page, region)
    last = region.get_by_role("columnheader").last
    expect(last).not_to_be_in_viewport()
    for _ in range(60):
        page.keyboard.press("ArrowRight")

    expect(last).to_be_in_viewport(ratio=1)
    assert region.locator("tbody th").first.bounding_box()["x"] == region.bounding_box()["x"]
    expect(hint).to_be_in_viewport(ratio=0.99)


@phone
def test_links_that_people_tap_are_large_enough(page: Page):
    page.goto("/schulaufsicht/")

    heights = page.locator(".steps > a, .steps li > a:only-child").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert len(heights) >= 8 * 4
    assert min(heights) >= 44
