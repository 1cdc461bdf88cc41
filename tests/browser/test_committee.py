"""What a school supervisor comes for: the committee, its seats, its aims, its dates."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

without_script = pytest.mark.browser_context_args(java_script_enabled=False)
# Everything is known of the Musterkreis, and it plans until 2031.
filled = pytest.mark.usefixtures("musterkreis", "in_2026")
phone = pytest.mark.browser_context_args(has_touch=True, viewport={"width": 320, "height": 640})

MOST_STOPS = 60


@pytest.fixture
def in_2026(monkeypatch):
    """The server too: it runs in this process."""
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 11, 23))


def tab_to(page: Page, target: Locator) -> None:
    """By the Tab key alone, as somebody without a mouse."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{target} is not among the first {MOST_STOPS} stops.")


def entry(page: Page, authority: str) -> Locator:
    """What the page for supervisors says of one authority."""
    heading = page.get_by_role("heading", name=authority, exact=True)
    return page.locator(".entries > li", has=heading)


def rows(table: Locator) -> list[str]:
    return table.locator("tbody th").all_inner_texts()


def tags(place: Locator) -> set[str]:
    return set(place.locator(".tag").all_inner_texts())


def section(page: Page, name: str) -> Locator:
    return page.locator(f"section[aria-labelledby='{name}']")


def expect_borken_of_2009(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/lenkungskreise/kreis-borken/$"))
    seats = section(page, "sitze")
    expect(seats.get_by_role("heading", level=2)).to_have_text(
        "Wer heute im Gremium sitzt, ist nicht bekannt"
    )
    expect(seats.get_by_role("heading", level=3)).to_have_text("Zuletzt bekannt: Stand 2009")
    expect(seats.get_by_text("Ob es diese Sitze heute noch gibt, wissen wir nicht.")).to_be_visible()
    expect(seats.locator(".seats > li")).to_have_count(10)
    expect(seats.get_by_role("link", name="Zum Bildungsbüro im Kreis Borken")).to_be_visible()


def expect_calendar(page: Page, base_url: str, label: str, path: str) -> None:
    host = base_url.removeprefix("http://")
    subscribe = page.get_by_role("link", name=f"Termine abonnieren – {label}")
    expect(subscribe).to_have_attribute("href", f"webcal://{host}{path}")
    download = page.get_by_role("link", name=f"Kalenderdatei herunterladen – {label}")
    expect(download).to_have_attribute("href", path)
    answer = page.request.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.text().startswith("BEGIN:VCALENDAR")


def test_supervisor_of_borken_is_at_the_committee_in_one_click(page: Page, base_url: str):
    page.goto("/schulaufsicht/")

    entry(page, "Schulamt für den Kreis Borken").get_by_role("link", name="Lenkungskreis im Kreis").click()

    expect_borken_of_2009(page)
    expect_calendar(page, base_url, "Kreis Borken", "/netzwerke/kreis-borken/kalender.ics")


@without_script
def test_supervisor_of_borken_needs_neither_mouse_nor_script(page: Page, base_url: str):
    page.goto("/schulaufsicht/")

    tab_to(page, entry(page, "Schulamt für den Kreis Borken").get_by_role("link").first)
    page.keyboard.press("Enter")

    expect_borken_of_2009(page)
    expect_calendar(page, base_url, "Kreis Borken", "/netzwerke/kreis-borken/kalender.ics")


def test_supervisor_subscribes_to_the_dates_of_the_authority(page: Page, base_url: str):
    page.goto("/schulaufsicht/")
    identifier = entry(page, "Schulamt für den Kreis Borken").get_attribute("id")

    expect_calendar(
        page, base_url, "Schulamt für den Kreis Borken", f"/schulaufsicht/{identifier}/kalender.ics"
    )


def test_supervisor_finds_the_sheet_to_print(page: Page):
    page.goto("/schulaufsicht/")

    entry(page, "Schulamt für den Kreis Borken").get_by_role("link", name="Steckbrief drucken").click()

    expect(page).to_have_url(re.compile(r"/netzwerke/kreis-borken/steckbrief/$"))
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

    expect(page).to_have_url(re.compile(r"\?am=2009-06-30$"))
    expect(heading).to_have_text("Die Sitze am 30. Juni 2009")
    expect(page.get_by_role("heading", level=3).first).to_have_text(
        "Tandem der Schulaufsicht: vollständig besetzt"
    )


@filled
def test_supervisor_of_the_musterkreis_is_at_the_committee_in_one_click(page: Page, base_url: str):
    page.goto("/schulaufsicht/")

    entry(page, "Schulamt für den Musterkreis (erfunden)").get_by_role("link").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Lenkungskreis Bildung im Musterkreis (erfunden)"
    )
    expect(page.get_by_text("Dieses Netzwerk ist erfunden.")).to_be_visible()
    expect_calendar(page, base_url, "Musterkreis (erfunden)", "/netzwerke/musterkreis/kalender.ics")


@filled
def test_seats_are_filled(page: Page):
    page.goto("/lenkungskreise/musterkreis/")
    seats = section(page, "sitze")
    tandem = seats.locator(".tandem")

    assert seats.locator("h2, h3").all_inner_texts() == [
        "Diese Sitze hat das Gremium heute",
        "Tandem der Schulaufsicht: nur halb besetzt",
        "Kommune",
        "Weitere Partner",
        "Zuletzt bekannt: Stand März\N{NO-BREAK SPACE}2019",
    ]
    assert [tags(half) for half in tandem.locator(".tandem__halves > div").all()] == [
        set(),
        {"unbesetzt"},
    ]
    assert tags(seats) == {"Vorsitz", "stellvertretender Vorsitz", "unbesetzt"}
    expect(seats.locator(".hint").first).to_contain_text("Unbesetzt: ")


@filled
def test_aims_have_mandates_in_each_state(page: Page):
    page.goto("/lenkungskreise/musterkreis/")
    aims = section(page, "ziele")

    assert set(aims.locator(".aim__text .tag").all_inner_texts()) == {
        "vereinbart",
        "in Arbeit",
        "erreicht",
        "aufgegeben",
    }
    assert tags(aims.locator(".mandates")) == {"offen", "in Arbeit", "erledigt", "nicht weiterverfolgt"}
    expect(aims.get_by_text("Bericht: 7. Bildungskonferenz").first).to_be_visible()


@filled
def test_aim_leads_to_what_the_conference_recommended_and_back(page: Page):
    page.goto("/lenkungskreise/musterkreis/")
    text = "Für den Ganztag an Grundschulen gelten"
    aim = section(page, "ziele").locator(".entries > li", has_text=text)

    aim.get_by_role("link", name="7. Bildungskonferenz").click()

    recommendation = page.locator(":target")
    expect(recommendation).to_contain_text("Schulen, Träger und Kommunen sollen")

    recommendation.get_by_role("link", name=text).click()

    expect(page).to_have_url(re.compile(r"/lenkungskreise/musterkreis/#ziele$"))


@filled
def test_meetings_and_conferences_are_filled(page: Page):
    page.goto("/lenkungskreise/musterkreis/")
    meetings = section(page, "sitzungen")
    upcoming, earlier = meetings.locator(".entries").all()

    assert upcoming.locator(".conference__title").all_inner_texts() == [
        "29. Sitzung",
        "30. Sitzung",
        "31. Sitzung",
    ]
    assert earlier.locator(".conference__title").all_inner_texts() == [
        "Sitzung abgesagt",
        "28. Sitzung",
        "27. Sitzung",
        "26. Sitzung",
        "25. Sitzung",
        "24. Sitzung",
    ]
    expect(meetings.get_by_text("32. Sitzung")).to_have_count(0)  # not released
    expect(section(page, "konferenzen").locator(".entries > li")).to_have_count(3)


@filled
def test_earlier_day_shows_its_seats(page: Page):
    page.goto("/lenkungskreise/musterkreis/")

    page.get_by_label("Das Gremium an einem anderen Tag").fill("2020-06-30")
    page.get_by_role("button", name="Zeigen").click()

    chair = page.locator(".seats > li", has_text="Vorsitz").locator(".seat__function").first
    expect(chair).to_contain_text("Landrätin oder Landrat")
    expect(page.get_by_text("Leitung des Medienzentrums")).to_be_visible()
    expect(page.get_by_text("Leitung der Berufsberatung")).to_have_count(0)


@filled
@without_script
def test_table_is_sorted_without_script(page: Page):
    page.goto("/lenkungskreise/")
    table = page.get_by_role("region", name="Was heute bekannt ist.")
    assert rows(table)[0].startswith("Lenkungskreis im Kreis Borken")

    table.get_by_role("link", name="Sitze heute").click()

    expect(page).to_have_url(re.compile(r"/lenkungskreise/\?sortiert=sitze#vergleich$"))
    assert rows(table)[0].startswith("Lenkungskreis Bildung im Musterkreis (erfunden)")
    expect(table.locator("[aria-sort]")).to_have_text("Sitze heute")
    expect(table.locator("[aria-sort]")).to_have_attribute("aria-sort", "descending")


@filled
@phone
def test_dates_stay_on_one_line(page: Page):
    for address in ("/lenkungskreise/", "/lenkungskreise/?seite=obere"):
        page.goto(address)

        lines = page.locator("td time").evaluate_all("times => times.map(t => t.getClientRects().length)")
        assert set(lines) == {1}


@filled
def test_tables_show_all_columns_on_a_desk(page: Page):
    for address in ("/lenkungskreise/?seite=obere", "/bildungskonferenzen/"):
        page.goto(address)

        hidden = page.locator(".scroller").evaluate_all(
            "regions => regions.map(region => region.scrollWidth - region.clientWidth)"
        )
        assert set(hidden) == {0}
        expect(page.get_by_text("Schieben Sie sie zur Seite.").first).to_be_hidden()


@without_script
def test_one_function_is_seen_across_all_committees_without_script(page: Page):
    page.goto("/lenkungskreise/")

    page.get_by_label("Seite", exact=True).select_option("Land: obere Schulaufsicht")
    page.get_by_role("button", name="Zeigen").click()

    table = page.get_by_role("region", name="Sitze.")
    assert rows(table) == ["Kreis Borken", "Kreis Coesfeld", "Stadt Bottrop"]
    assert set(table.locator("td:nth-child(3)").all_inner_texts()) == {"Land: obere Schulaufsicht"}

    page.get_by_label("Seite", exact=True).select_option("alle")
    page.get_by_label("Funktion oder Stelle").fill("jugend")
    page.get_by_role("button", name="Zeigen").click()

    texts = table.locator("td:nth-child(2)").all_inner_texts()
    assert ["jugend" in text.casefold() for text in texts] == [True] * len(texts)
    expect(page.get_by_label("Funktion oder Stelle")).to_have_value("jugend")


@phone
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
    expect(region.get_by_text("Schieben Sie sie zur Seite.")).to_be_visible()

    tab_to(page, region)
    last = region.get_by_role("columnheader").last
    expect(last).not_to_be_in_viewport()
    for _ in range(MOST_STOPS):
        page.keyboard.press("ArrowRight")

    expect(last).to_be_in_viewport(ratio=1)
    heading = region.locator("tbody th").first
    assert heading.bounding_box()["x"] == region.bounding_box()["x"]
    hint = region.get_by_text("Schieben Sie sie zur Seite.").bounding_box()
    assert (hint["x"] >= 0, hint["x"] + hint["width"] <= 320) == (True, True)


@phone
def test_links_that_people_tap_are_large_enough(page: Page):
    page.goto("/schulaufsicht/")

    heights = page.locator(".steps > a, .steps li > a:only-child").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert len(heights) >= 8 * 4
    assert min(heights) >= 44
