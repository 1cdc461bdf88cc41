"""The map: as much as the list, for everyone."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.faults import all_faults, is_wide

WAYS_OUT = {
    "Kreis Borken": "https://bildungskreis-borken.de",
    "Kreis Coesfeld": "https://bildungsnetzwerk.kreis-coesfeld.de",
    "Kreis Recklinghausen": "https://www.regiobildung.de",
    "Kreis Steinfurt": "https://www.kreis-steinfurt.de",
    "Kreis Warendorf": "https://rbn.kreis-warendorf.de",
    "Stadt Bottrop": "https://bottrop.de/jugend-und-schule/regionales-bildungsbuero/index.php",
    "Stadt Gelsenkirchen": (
        "https://gelsenkirchen.de/de/bildung/kommunales_bildungsbuero/Themen_und_Partner/Regionales_Bildungsnetz.aspx"
    ),
    "Stadt Münster": "https://www.stadt-muenster.de",
}
NAMES = list(WAYS_OUT)

without_script = pytest.mark.browser_context_args(java_script_enabled=False)
phone = pytest.mark.browser_context_args(has_touch=True, viewport={"width": 360, "height": 740})


@pytest.fixture
def live_map(page: Page) -> Page:
    """The start page, once Leaflet has taken the drawing's place."""
    page.goto("/")
    page.locator(".map").scroll_into_view_if_needed()
    expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")
    return page


def areas(page: Page) -> Locator:
    return page.locator(".map__canvas").get_by_role("button").and_(page.locator("path"))


def test_map_has_the_areas_of_the_list_and_tab_reaches_them_in_its_order(live_map: Page):
    assert live_map.locator(".card-list h3").all_text_contents() == NAMES

    live_map.get_by_role("link", name="Inklusion").focus()
    reached = []
    for _ in range(len(NAMES) + 2):
        live_map.keyboard.press("Tab")
        reached.append(live_map.evaluate("document.activeElement.getAttribute('aria-label')"))

    assert reached == [*NAMES, "Vergrößern", "Verkleinern"]
    assert areas(live_map).count() == len(NAMES)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_key_opens_the_card_and_escape_returns_the_focus(live_map: Page, key: str):
    card = live_map.get_by_role("group", name="Ausgewähltes Bildungsnetzwerk")
    for name, way_out in WAYS_OUT.items():
        area = areas(live_map).and_(live_map.get_by_label(name, exact=True))
        area.focus()

        live_map.keyboard.press(key)

        expect(card).to_be_focused()
        expect(area).to_have_attribute("aria-expanded", "true")
        listed = live_map.locator(".card-list [data-map-district]").filter(
            has=live_map.get_by_text(name, exact=True)
        )
        assert card.locator("article").inner_html() == listed.inner_html()
        assert card.locator("[data-way-out]").get_attribute("href") == way_out

        live_map.keyboard.press("Escape")

        expect(card).to_be_hidden()
        expect(area).to_be_focused()
        expect(area).to_have_attribute("aria-expanded", "false")


def test_click_opens_the_card_another_changes_it_and_the_button_closes_it(live_map: Page):
    areas(live_map).nth(0).click()
    areas(live_map).nth(4).click()

    expect(live_map.locator("[data-map-card] h3")).to_have_text("Kreis Warendorf")
    assert live_map.locator(".map__outline[aria-expanded=true]").count() == 1

    live_map.get_by_role("button", name="Schließen").click()

    expect(areas(live_map).nth(4)).to_be_focused()
    live_map.keyboard.press("Enter")
    assert all_faults(live_map) == {}


@pytest.mark.parametrize("width", [360, 390, 768])
def test_click_on_any_point_of_a_name_chooses_the_area_of_that_name(live_map: Page, width: int):
    resize(live_map, width)
    chosen = []
    for label in live_map.locator(".map__label").all():
        box = label.bounding_box()
        for part in range(11):
            label.click(position={"x": 1 + (box["width"] - 2) * part / 10, "y": box["height"] / 2})
            card = live_map.locator("[data-map-card] h3").text_content()
            chosen.append((label.inner_text(), card.removeprefix("Kreis ").removeprefix("Stadt ")))

    assert len(chosen) == 88
    assert [names for names in chosen if len(set(names)) > 1] == []


def test_zoomed_map_follows_the_focus(live_map: Page):
    for _ in range(3):
        live_map.get_by_role("button", name="Vergrößern").click()
    area = areas(live_map).and_(live_map.get_by_label("Kreis Borken", exact=True))

    area.focus()

    canvas, box = live_map.locator(".map__canvas").bounding_box(), area.bounding_box()
    assert box["x"] < canvas["x"] + canvas["width"]
    assert box["x"] + box["width"] > canvas["x"]


def test_arrow_keys_move_a_zoomed_map_within_its_frame_and_escape_shows_all(live_map: Page):
    area = areas(live_map).nth(1)  # inland, so that no edge of the map cuts it

    def place() -> dict[str, float]:
        return area.bounding_box()

    area.focus()
    whole = place()
    live_map.keyboard.press("ArrowRight")
    assert place() == whole

    live_map.get_by_role("button", name="Vergrößern").click()
    area.focus()
    zoomed = place()
    for _ in range(20):
        live_map.keyboard.press("ArrowRight")
    moved, frame = place(), live_map.locator(".map__canvas").bounding_box()
    east = max(area.bounding_box()["x"] + area.bounding_box()["width"] for area in areas(live_map).all())
    area.focus()
    live_map.keyboard.press("Escape")

    assert zoomed["width"] / whole["width"] == pytest.approx(2**0.5, rel=0.02)
    assert moved["x"] < zoomed["x"]
    assert east == pytest.approx(frame["x"] + frame["width"], abs=12)
    assert place() == pytest.approx(whole, abs=1)


def test_name_on_the_map_is_text(page: Page):
    def rename(route: Route) -> None:
        response = route.fetch()
        name = 'data-map-name="Kreis {}Borken"'
        route.fulfill(response=response, body=response.text().replace(name.format(""), name.format("&lt;b>")))

    page.route(re.compile("/$"), rename)
    page.goto("/")
    page.locator(".map").scroll_into_view_if_needed()

    expect(page.locator(".map__label").first).to_have_text("<b>Borken")


def test_lines_and_relief_are_drawn(live_map: Page):
    widths = live_map.locator(".leaflet-pane > svg").evaluate_all(
        "drawings => drawings.map(drawing => drawing.getBoundingClientRect().width)"
    )

    assert len(widths) == 3
    assert min(widths) > 300


def test_list_and_map_point_at_each_other(live_map: Page):
    def colour(locator: Locator, name: str) -> str:
        return locator.evaluate(f"element => getComputedStyle(element).{name}")

    cards, area = live_map.locator(".card-list .card"), areas(live_map).nth(4)
    rest = colour(area, "fill"), colour(cards.nth(4), "backgroundColor")

    cards.nth(4).hover()
    hinted = colour(area, "fill")
    area.hover()
    live_map.wait_for_function(
        "rest => getComputedStyle(document.querySelectorAll('.card-list .card')[4]).backgroundColor !== rest",
        arg=rest[1],
    )

    assert hinted != rest[0]
    assert colour(cards.nth(3), "backgroundColor") == rest[1]


def test_wheel_scrolls_the_page_and_not_the_map(live_map: Page):
    live_map.locator(".map__canvas").hover()
    size = areas(live_map).first.bounding_box()["width"]

    live_map.evaluate(
        "() => { window.scrolled = new Promise(done => addEventListener('scroll', () => done(scrollY), {once: true})) }"
    )
    live_map.mouse.wheel(0, 300)

    assert live_map.evaluate("window.scrolled") > 0
    assert areas(live_map).first.bounding_box()["width"] == size


@phone
def test_touch_opens_the_card_and_nothing_scrolls_sideways(live_map: Page):
    areas(live_map).nth(3).tap()

    expect(live_map.locator("[data-map-card] h3")).to_have_text("Kreis Steinfurt")
    resize(live_map, 320)
    assert not is_wide(live_map)


def cut_off(page: Page) -> list[str]:
    """The areas of which the canvas hides a part."""
    return page.locator(".map__canvas").evaluate(
        """canvas => { const frame = canvas.getBoundingClientRect();
             return [...canvas.querySelectorAll("path[role=button]")].filter(area => {
               const box = area.getBoundingClientRect();
               return box.left < frame.left || box.top < frame.top
                      || box.right > frame.right || box.bottom > frame.bottom;
             }).map(area => area.getAttribute("aria-label")) }"""
    )


def resize(page: Page, width: int) -> None:
    """Waits until Leaflet has seen it, which is in the frame after the next."""
    page.set_viewport_size({"width": width, "height": 740})
    page.wait_for_function("width => innerWidth === width", arg=width)
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
    )


def test_map_fits_its_window_also_after_printing_which_shows_the_drawing(live_map: Page):
    widths = []
    for width, media in [
        (1280, "screen"),
        (360, "screen"),
        (680, "print"),
        (1280, "screen"),
        (360, "screen"),
    ]:
        live_map.emulate_media(media=media)
        resize(live_map, width)
        expect(live_map.locator(".map__drawing")).to_be_visible(visible=media == "print")
        expect(live_map.locator(".map__canvas")).to_be_visible(visible=media == "screen")
        assert cut_off(live_map) == []
        if media == "screen":
            widths.append(areas(live_map).first.bounding_box()["width"])

    assert widths[0] == widths[2] > widths[1] == widths[3]


@phone
def test_finger_scrolls_the_page_until_the_map_is_zoomed(live_map: Page):
    def touch_action():
        return live_map.locator(".map__canvas").evaluate("element => getComputedStyle(element).touchAction")

    whole = touch_action()
    live_map.get_by_role("button", name="Vergrößern").tap()
    zoomed = touch_action()
    live_map.get_by_role("button", name="Verkleinern").tap()

    assert (whole, zoomed, touch_action()) == ("auto", "pinch-zoom", "auto")


@pytest.mark.parametrize("names", [".map__label", ".map__name"])
def test_names_do_not_overlap(page: Page, browser_errors: list[str], names: str):
    if names == ".map__name":
        page.route("**/districts*.geojson", lambda route: route.abort())
    page.goto("/")
    for width in (1280, 360, 320):
        resize(page, width)
        expect(page.locator(names).filter(visible=True)).to_have_count(len(NAMES))
        overlapping = page.locator(names).evaluate_all(
            """names => names.flatMap((a, i) => names.slice(i + 1).filter(b => {
                 const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
                 return p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
               }).map(b => [a.textContent, b.textContent]))"""
        )
        assert overlapping == []
    browser_errors.clear()


def test_forced_colours_reach_the_live_map(live_map: Page):
    live_map.emulate_media(forced_colors="active")
    areas(live_map).first.focus()
    live_map.keyboard.press("Enter")
    name = live_map.locator(".map__label", has_text="Recklinghausen").bounding_box()
    live_map.mouse.move(name["x"] + name["width"] / 2, name["y"] + name["height"] + 12)

    colours = live_map.evaluate(
        """() => ["Highlight", "Canvas"].map(name => {
             const probe = document.createElement("i");
             probe.style.cssText = `color: ${name}; forced-color-adjust: none`;
             document.body.append(probe);
             return getComputedStyle(probe).color;
           })"""
    )
    fills = [area.evaluate("element => getComputedStyle(element).fill") for area in areas(live_map).all()]
    assert fills == [colours[0], *[colours[1]] * (len(NAMES) - 1)]


def test_zoom_is_framed_in_the_colour_of_strong_lines(live_map: Page):
    live_map.emulate_media(color_scheme="dark")

    assert live_map.locator(".leaflet-bar").evaluate(
        """bar => { const probe = document.createElement("i");
                    probe.style.color = "var(--line-strong)";
                    bar.append(probe);
                    return getComputedStyle(bar).borderTopColor === getComputedStyle(probe).color }"""
    )


@without_script
def test_without_script_the_drawing_is_links_with_names(page: Page):
    page.goto("/")
    drawn = page.locator(".map__drawing").get_by_role("link")
    hrefs = "links => links.map(link => link.getAttribute('href'))"

    assert [link.get_attribute("aria-label") for link in drawn.all()] == NAMES
    assert drawn.evaluate_all(hrefs) == page.locator(".card-list .card__more a").evaluate_all(hrefs)
    ways_out = page.locator(".card-list [data-way-out]").evaluate_all(hrefs)
    assert dict(zip(NAMES, ways_out, strict=True)) == WAYS_OUT

    drawn.and_(page.get_by_label("Kreis Warendorf")).focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url("/netzwerke/kreis-warendorf/")


def test_map_that_cannot_load_leaves_the_drawing(page: Page, browser_errors: list[str]):
    page.route("**/districts*.geojson", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto("/")

    expect(page.locator("[data-map]")).to_have_attribute("data-state", "drawn")
    expect(page.locator(".map__drawing")).to_be_visible()
    browser_errors.clear()


def test_leaflet_loads_after_the_page_is_usable(live_map: Page):
    early, late = live_map.evaluate(
        """() => { const loaded = performance.getEntriesByType("navigation")[0].loadEventStart;
                   const found = performance.getEntriesByType("resource").filter(e => e.name.includes("leaflet.js"));
                   return [found.filter(e => e.startTime < loaded), found.filter(e => e.startTime >= loaded)]
                          .map(entries => entries.length) }"""
    )
    assert (early, late > 0) == (0, True)


def test_map_of_the_kreis_marks_the_town(page: Page):
    page.goto("/orte/ahlen/")
    locator = page.get_by_role("img", name="Lagekarte: Ahlen im Kreis Warendorf")

    assert locator.locator("circle").count() == 13
    assert locator.locator("text[data-chosen]").text_content() == "Ahlen"
    inside = locator.evaluate(
        """svg => { const dot = svg.querySelector('circle[data-chosen]');
                    const point = svg.createSVGPoint(); point.x = dot.cx.baseVal.value; point.y = dot.cy.baseVal.value;
                    const area = document.querySelector(svg.querySelector('use').getAttribute('href'));
                    return area.isPointInFill(point); }"""
    )
    assert inside
