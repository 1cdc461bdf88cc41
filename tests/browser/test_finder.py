"""The finder: typing, choosing and finding, with and without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
VORSCHLAEGE = "**/suche/vorschlaege/*"

without_script = pytest.mark.browser_context_args(java_script_enabled=False)
phone = pytest.mark.browser_context_args(has_touch=True, viewport={"width": 320, "height": 640})


@pytest.fixture(params=["/", "/suche/"])
def finder(request, page: Page) -> Locator:
    """The field on the start page and on the search page."""
    page.goto(request.param)
    return field(page)


@pytest.fixture
def field_on_search(page: Page) -> Locator:
    page.goto("/suche/")
    return field(page)


def field(page: Page) -> Locator:
    return page.get_by_label("Ort, Postleitzahl oder Thema")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Vorschläge").get_by_role("option")


def chosen(page: Page) -> str | None:
    """The text of the option that a screen reader is told of; it must be the one that looks chosen."""
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


def path(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url)


# --- Keyboard ------------------------------------------------------------------------------------------------


def test_plain_field_becomes_a_combobox(finder: Locator, page: Page):
    expect(finder).to_have_role("combobox")
    expect(finder).to_have_attribute("aria-expanded", "false")
    expect(finder).to_have_attribute("aria-autocomplete", "list")
    expect(page.locator(f"#{finder.get_attribute('aria-controls')}")).to_have_attribute("role", "listbox")
    expect(finder).to_have_accessible_description("Zum Beispiel „Ahlen“, „48231“ oder „Inklusion“")


def test_typing_shows_and_announces_suggestions(field_on_search: Locator, page: Page):
    type_and_wait(page, "Borke", 2)

    expect(options(page)).to_have_text(
        ["Borken Stadt im Kreis Borken", "Kreis Borken Kreis mit seinem Bildungsnetzwerk"]
    )
    expect(field_on_search).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("2 Vorschläge, mit den Pfeiltasten wählbar")
    assert chosen(page) is None


def test_announces_one_and_none(field_on_search: Locator, page: Page):
    type_and_wait(page, "Ahl", 1)
    expect(page.get_by_role("status")).to_have_text("1 Vorschlag, mit den Pfeiltasten wählbar")

    field_on_search.press_sequentially("qqqqqq")
    expect(page.get_by_role("status")).to_have_text("Keine Vorschläge")
    expect(field_on_search).to_have_attribute("aria-expanded", "false")


def test_arrows_go_round_and_enter_opens_the_page(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    seen = []
    for key in ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]:
        field_on_search.press(key)
        seen.append(chosen(page).split()[0])

    assert seen == ["Steinfurt", "Kreis", "Steinfurt", "Kreis", "Steinfurt"]
    expect(field_on_search).to_have_value("Steinf")
    expect(field_on_search).to_be_focused()

    field_on_search.press("Enter")
    page.wait_for_url("**/orte/steinfurt/")


def test_arrow_up_begins_at_the_end(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)

    field_on_search.press("ArrowUp")

    assert chosen(page).startswith("Kreis Steinfurt")


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_of_the_text_lead_back_into_the_text(field_on_search: Locator, page: Page, key: str):
    type_and_wait(page, "Steinf", 2)
    field_on_search.press("ArrowDown")

    field_on_search.press(key)

    assert chosen(page) is None
    expect(field_on_search).to_have_attribute("aria-expanded", "true")
    position = page.evaluate("document.activeElement.selectionStart")
    assert position == {"Home": 0, "End": 6, "ArrowLeft": 5, "ArrowRight": 6}[key]


def test_escape_closes_then_clears(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    field_on_search.press("ArrowDown")

    field_on_search.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(field_on_search).to_have_attribute("aria-expanded", "false")
    expect(field_on_search).to_have_value("Steinf")
    expect(page.get_by_role("status")).to_have_text("")
    assert chosen(page) is None

    field_on_search.press("Escape")
    expect(field_on_search).to_have_value("")
    expect(field_on_search).to_be_focused()


def test_closed_list_opens_again(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    field_on_search.press("Escape")

    field_on_search.press("Alt+ArrowDown")
    expect(options(page).first).to_be_visible()
    assert chosen(page) is None

    field_on_search.press("Alt+ArrowUp")
    expect(options(page).first).to_be_hidden()

    field_on_search.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    assert chosen(page).startswith("Steinfurt")


def test_tab_closes_and_chooses_nothing(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)
    field_on_search.press("ArrowDown")

    field_on_search.press("Tab")

    expect(options(page).first).to_be_hidden()
    expect(page.get_by_role("button", name="Suchen")).to_be_focused()
    expect(field_on_search).to_have_value("Steinf")
    assert path(page) == "/suche/"


def test_enter_without_a_choice_sends_the_form(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinfurt", 2)

    field_on_search.press("Enter")

    page.wait_for_url("**/suche/?q=Steinfurt")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 Treffer für „Steinfurt“")
    expect(field(page)).to_have_value("Steinfurt")


def test_deleting_the_text_closes_the_list(field_on_search: Locator, page: Page):
    type_and_wait(page, "Ahl", 1)

    field_on_search.fill("A")

    expect(options(page)).to_have_count(0)
    expect(field_on_search).to_have_attribute("aria-expanded", "false")


# --- Requests ------------------------------------------------------------------------------------------------


def test_asks_once_for_a_word_typed_fast_and_not_for_one_letter(field_on_search: Locator, page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "vorschlaege" in request.url else None)
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on, time passes only where the test lets it

    field_on_search.fill("S")
    page.clock.run_for(1000)
    for text in ("St", "Ste", "Stei"):
        field_on_search.fill(text)
        page.clock.run_for(100)
    assert asked == []

    with page.expect_response(VORSCHLAEGE):
        page.clock.run_for(100)

    assert [url.partition("?")[2] for url in asked] == ["q=Stei"]


def test_late_answer_to_an_older_text_is_dropped(field_on_search: Locator, page: Page):
    waiting: list[Route] = []

    def answer_later(route: Route) -> None:
        if "q=Ste" in route.request.url:
            waiting.append(route)
        else:
            route.continue_()

    page.route(VORSCHLAEGE, answer_later)
    with page.expect_request(VORSCHLAEGE):
        field_on_search.fill("Ste")
    with page.expect_event("requestfailed", lambda request: "q=Ste" in request.url):
        field_on_search.fill("Ahl")

    expect(options(page)).to_have_text(["Ahlen Stadt im Kreis Warendorf"])
    assert len(waiting) == 1


def test_form_still_works_when_suggestions_fail(field_on_search: Locator, page: Page, complaints: list[str]):
    page.route(VORSCHLAEGE, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        field_on_search.fill("Ahlen")

    expect(field_on_search).to_have_attribute("aria-expanded", "false")
    field_on_search.press("Enter")

    page.wait_for_url("**/orte/ahlen/")
    # The browser's own line about the broken request, and no other.
    assert ["ERR_FAILED" in complaint for complaint in complaints] == [True]
    complaints.clear()


@pytest.mark.parametrize("how", ["no answer", "an error"])
def test_old_suggestions_are_gone_when_new_ones_fail(
    field_on_search: Locator, page: Page, complaints: list[str], how: str
):
    type_and_wait(page, "Ahl", 1)
    page.route(VORSCHLAEGE, lambda route: route.abort() if how == "no answer" else route.fulfill(status=503))

    field_on_search.fill("Steinf")

    expect(options(page)).to_have_count(0)
    expect(field_on_search).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("status")).to_have_text("")
    field_on_search.press("ArrowDown")
    assert chosen(page) is None
    # The browser's own line about the broken request, and no other.
    assert [re.search("ERR_FAILED|503", complaint) is not None for complaint in complaints] == [True]
    complaints.clear()


# --- Pointer and touch ---------------------------------------------------------------------------------------


def test_click_opens_the_page(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)

    options(page).nth(1).click()

    page.wait_for_url("**/netzwerke/kreis-steinfurt/")


def test_click_elsewhere_closes_the_list(field_on_search: Locator, page: Page):
    type_and_wait(page, "Steinf", 2)

    page.get_by_role("heading", level=1).click()

    expect(options(page).first).to_be_hidden()


@phone
def test_tap_opens_the_page(finder: Locator, page: Page):
    finder.tap()
    type_and_wait(page, "Steinf", 2)
    heights = [option.bounding_box()["height"] for option in options(page).all()]
    assert min(heights) >= 44

    options(page).first.tap()

    page.wait_for_url("**/orte/steinfurt/")


@phone
@pytest.mark.parametrize(
    "address", ["/suche/", "/suche/?q=Steinfurt", f"/suche/?q={'x' * 100}", "/suche/?q=4"]
)
def test_narrow_screen_does_not_scroll_sideways(page: Page, address: str):
    page.goto(address)
    field(page).fill("Bildungsbüro")
    expect(options(page)).to_have_count(8)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    button = page.get_by_role("button", name="Suchen").bounding_box()
    box = field(page).bounding_box()
    assert button["y"] >= box["y"] + box["height"]
    assert min(button["height"], box["height"]) >= 52


def test_wide_screen_joins_field_and_button(field_on_search: Locator, page: Page):
    button = page.get_by_role("button", name="Suchen").bounding_box()
    box = field_on_search.bounding_box()

    assert button["x"] == box["x"] + box["width"]
    assert (button["y"], button["height"]) == (box["y"], box["height"])


def test_list_covers_what_lies_below_it(field_on_search: Locator, page: Page):
    type_and_wait(page, "Bildungsbüro", 8)
    box = options(page).nth(5).bounding_box()

    on_top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[role=option]')?.id",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )

    assert on_top == options(page).nth(5).get_attribute("id")


def test_choice_is_seen_in_forced_colours(field_on_search: Locator, page: Page):
    page.emulate_media(forced_colors="active")
    type_and_wait(page, "Steinf", 2)
    field_on_search.press("ArrowDown")
    styles = [
        option.evaluate("element => getComputedStyle(element).outlineStyle") for option in options(page).all()
    ]

    assert styles == ["solid", "none"]


# --- Without script ------------------------------------------------------------------------------------------


@without_script
def test_without_script_the_form_finds_the_same(finder: Locator, page: Page):
    assert finder.get_attribute("role") is None
    assert page.locator("[role=listbox], [role=status]").count() == 0

    finder.fill("Ahlen")
    page.get_by_role("button", name="Suchen").click()

    assert path(page) == "/orte/ahlen/"


@without_script
def test_without_script_enter_sends_the_form(field_on_search: Locator, page: Page):
    field_on_search.fill("Steinfurt")
    field_on_search.press("Enter")

    assert path(page) == "/suche/?q=Steinfurt"
    page.get_by_role("link", name="Kreis Steinfurt Kreis mit").click()
    assert path(page) == "/netzwerke/kreis-steinfurt/"


# --- Accessibility of each state -----------------------------------------------------------------------------


def findings(page: Page) -> list[tuple[str, str]]:
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(finding["id"], node["html"][:150]) for finding in violations for node in finding["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page(page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for typed in ("", "Steinfurt", "Bildungsbüro", "Emsdeten", "40210", "48651", "123456", "xyzxyz"):
        page.goto(f"/suche/?q={typed}")
        found[typed] = findings(page)

    assert {typed: result for typed, result in found.items() if result} == {}


def test_axe_finds_nothing_on_the_page_for_refused_input(page: Page, complaints: list[str]):
    page.goto(f"/suche/?q={'a' * 101}")

    assert findings(page) == []
    assert ["400 (Bad Request)" in complaint for complaint in complaints] == [True]
    complaints.clear()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_with_the_list_open(page: Page, width: int, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/suche/")
    type_and_wait(page, "Bildungsbüro", 8)
    field(page).press("ArrowDown")

    assert findings(page) == []
