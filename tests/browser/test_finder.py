"""The finder with script: typing, choosing and finding."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.faults import basic_faults, is_wide

SUGGESTIONS = "**/suche/vorschlaege/*"

phone = pytest.mark.browser_context_args(has_touch=True, viewport={"width": 320, "height": 640})


@pytest.fixture
def finder(page: Page) -> Locator:
    """Return the field on the search page."""
    page.goto("/suche/")
    return field(page)


def field(page: Page) -> Locator:
    return page.get_by_label("Ort, Postleitzahl oder Thema")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Vorschläge").get_by_role("option")


def chosen(page: Page) -> str | None:
    """Return the text of the option that a screen reader is told of; it must be the one that looks chosen."""
    active = field(page).get_attribute("aria-activedescendant")
    selected = page.locator("[role=option][aria-selected=true]")
    if active is None:
        assert selected.count() == 0
        return None
    assert selected.get_attribute("id") == active
    return selected.inner_text()


def type_and_wait(page: Page, text: str, count: int) -> None:
    field(page).press_sequentially(text)
    expect(options(page)).to_have_count(count)
    expect(options(page).first).to_be_visible()


def expect_closed(page: Page) -> None:
    expect(options(page).filter(visible=True)).to_have_count(0)
    expect(field(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("address", ["/", "/suche/"])
def test_field_becomes_a_combobox_and_announces_suggestions(page: Page, address: str):
    page.goto(address)
    expect(field(page)).to_have_role("combobox")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_have_attribute("aria-autocomplete", "list")
    listbox = page.locator(f"#{field(page).get_attribute('aria-controls')}")
    expect(listbox).to_have_attribute("role", "listbox")
    expect(field(page)).to_have_accessible_description("Zum Beispiel Ahlen 48231 Inklusion")

    type_and_wait(page, "Borke", 3)
    expect(options(page).first).to_have_text("Borken Stadt im Kreis Borken")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("3 Vorschläge, mit den Pfeiltasten wählbar")
    assert chosen(page) is None

    field(page).fill("Hiltrup")
    expect(page.get_by_role("status")).to_have_text("1 Vorschlag, mit den Pfeiltasten wählbar")
    field(page).fill("qqqqqq")
    expect(page.get_by_role("status")).to_have_text("Keine Vorschläge")
    expect_closed(page)


def test_arrows_go_round_and_enter_opens_the_page(finder: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    seen = []
    for key in ["ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]:
        finder.press(key)
        seen.append(chosen(page).split()[0])

    assert seen == ["Kreis", "Steinfurt", "Kreis", "Steinfurt", "Kreis", "Steinfurt"]
    expect(finder).to_have_value("Steinf")
    expect(finder).to_be_focused()

    finder.press("Enter")
    expect(page).to_have_url("/orte/steinfurt/")


def test_cursor_keys_return_to_the_text(finder: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    for key, position in (("Home", 0), ("ArrowRight", 1), ("End", 6), ("ArrowLeft", 5)):
        finder.press("ArrowDown")
        assert chosen(page) is not None

        finder.press(key)

        assert chosen(page) is None
        expect(finder).to_have_attribute("aria-expanded", "true")
        assert page.evaluate("document.activeElement.selectionStart") == position


def test_escape_closes_and_arrow_opens_the_list(finder: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    finder.press("ArrowDown")

    finder.press("Escape")
    expect_closed(page)
    expect(finder).to_have_value("Steinf")
    expect(page.get_by_role("status")).to_have_text("")
    assert chosen(page) is None

    finder.press("Alt+ArrowDown")
    expect(options(page).first).to_be_visible()
    assert chosen(page) is None

    finder.press("Alt+ArrowUp")
    expect_closed(page)

    finder.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    assert chosen(page).startswith("Steinfurt")

    finder.press("Escape")
    finder.press("Escape")
    expect(finder).to_have_value("")
    expect(finder).to_be_focused()


def test_tab_closes_and_chooses_nothing(finder: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    finder.press("ArrowDown")

    finder.press("Tab")

    expect_closed(page)
    expect(page.get_by_role("button", name="Suchen")).to_be_focused()
    expect(finder).to_have_value("Steinf")
    expect(page).to_have_url("/suche/")


def test_word_typed_fast_is_requested_once_and_one_letter_never(own_page: Page):
    page, asked = own_page, []
    page.goto("/suche/")
    page.on("request", lambda request: asked.append(request.url) if "vorschlaege" in request.url else None)
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on, time passes only where the test lets it

    field(page).fill("S")
    page.clock.run_for(1000)
    for text in ("St", "Ste", "Stei"):
        field(page).fill(text)
        page.clock.run_for(100)
    assert asked == []

    with page.expect_response(SUGGESTIONS):
        page.clock.run_for(100)

    assert [url.partition("?")[2] for url in asked] == ["q=Stei"]


def test_late_answer_to_an_older_text_is_dropped(finder: Locator, page: Page):
    waiting: list[Route] = []

    def answer_later(route: Route) -> None:
        if "q=Ste" in route.request.url:
            waiting.append(route)
        else:
            route.continue_()

    page.route(SUGGESTIONS, answer_later)
    with page.expect_request(SUGGESTIONS):
        finder.fill("Ste")
    with page.expect_event("requestfailed", lambda request: "q=Ste" in request.url):
        finder.fill("Ahl")

    expect(options(page).first).to_have_text("Ahlen Stadt im Kreis Warendorf")
    assert len(waiting) == 1


@pytest.mark.parametrize("how", ["no answer", "an error"])
def test_form_works_when_suggestions_fail(finder: Locator, page: Page, browser_errors: list[str], how: str):
    type_and_wait(page, "Steinf", 2)
    page.route(SUGGESTIONS, lambda route: route.abort() if how == "no answer" else route.fulfill(status=503))

    finder.fill("Ahlen")

    expect_closed(page)
    expect(page.get_by_role("status")).to_have_text("")
    finder.press("ArrowDown")
    assert chosen(page) is None
    finder.press("Enter")
    expect(page).to_have_url("/orte/ahlen/")
    # The browser's own line about the broken request, and no other.
    assert [re.search("ERR_FAILED|503", error) is not None for error in browser_errors] == [True]
    browser_errors.clear()


def test_list_covers_the_page_until_a_click_elsewhere(finder: Locator, page: Page):
    button, box = page.get_by_role("button", name="Suchen").bounding_box(), finder.bounding_box()
    assert (button["x"], button["y"], button["height"]) == (box["x"] + box["width"], box["y"], box["height"])
    type_and_wait(page, "Bildungsbüro", 8)

    options(page).nth(5).click(trial=True)  # nothing else would get the click
    page.get_by_role("heading", level=1).click()

    expect_closed(page)


@phone
@pytest.mark.parametrize("address", ["/", "/suche/"])
def test_tap_opens_the_page(page: Page, address: str):
    page.goto(address)
    field(page).tap()
    type_and_wait(page, "Steinf", 2)
    button, box = page.get_by_role("button", name="Suchen").bounding_box(), field(page).bounding_box()
    assert button["x"] >= box["x"] + box["width"] - 1
    assert min(button["height"], box["height"]) >= 52
    assert min(option.bounding_box()["height"] for option in options(page).all()) >= 44
    assert not is_wide(page)

    options(page).first.tap()

    expect(page).to_have_url("/orte/steinfurt/")


def lead_from_a_locality_and_from_a_topic(page: Page) -> None:
    page.goto("/")
    field(page).fill("hiltrup")
    field(page).press("Enter")
    expect(page).to_have_url("/orte/muenster/?ortsteil=hiltrup")
    expect(page.get_by_text("Hiltrup gehört zu Münster.")).to_be_in_viewport()

    page.goto("/suche/?q=Nachhilfe")
    place = page.get_by_label("Ihr Ort", exact=True)
    place.fill("Ahlen")
    place.press("Enter")
    expect(page).to_have_url("/orte/ahlen/?thema=nachhilfe")
    expect(page.get_by_text("Ihr Thema: Individuelle Förderung")).to_be_visible()


@phone
def test_locality_and_topic_lead_to_the_town_that_says_why(page: Page):
    lead_from_a_locality_and_from_a_topic(page)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_locality_and_topic_lead_to_the_town_without_script(page: Page):
    lead_from_a_locality_and_from_a_topic(page)


def test_open_list_is_accessible_and_its_choice_visible_in_forced_colours(finder: Locator, page: Page):
    type_and_wait(page, "Bildungsbüro", 8)
    finder.press("ArrowDown")

    assert basic_faults(page) == {}
    page.emulate_media(forced_colors="active")
    outlines = options(page).evaluate_all("options => options.map(o => getComputedStyle(o).outlineStyle)")
    assert outlines == ["solid", *["none"] * 7]


@pytest.mark.parametrize(
    "typed",
    [
        "Bildungsbüro",
        "Nachhilfe",
        "Einschulung",
        "Basel",
        "Emsdeten",
        "40210",
        "48651",
        "4",
        "123456",
        "x" * 100,
        "a" * 101,
    ],
)
def test_every_kind_of_answer_is_accessible(page: Page, browser_errors: list[str], typed: str):
    page.goto(f"/suche/?q={typed}")

    assert basic_faults(page) == {}
    if len(typed) > 100:  # refused
        assert ["400 (Bad Request)" in error for error in browser_errors] == [True]
        browser_errors.clear()
