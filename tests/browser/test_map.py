"""The map: as much as the list, for everyone."""

import pytest
from playwright.sync_api import Page, expect

NAMES = [
    "Kreis Borken",
    "Kreis Coesfeld",
    "Kreis Recklinghausen",
    "Kreis Steinfurt",
    "Kreis Warendorf",
    "Stadt Bottrop",
    "Stadt Gelsenkirchen",
    "Stadt Münster",
]

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

without_script = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture
def live_map(page: Page) -> Page:
    """The start page, once Leaflet has taken the drawing's place."""
    page.goto("/")
    expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")
    return page


def areas(page: Page):
    return page.locator(".map__canvas").get_by_role("button").and_(page.locator("path"))


def focused(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_map_has_the_areas_of_the_list_in_its_order(live_map: Page):
    listed = live_map.locator(".card-list h3").all_inner_texts()

    assert listed == NAMES
    assert [area.get_attribute("aria-label") for area in areas(live_map).all()] == NAMES


def test_every_area_is_reached_by_tab_in_the_lists_order(live_map: Page):
    live_map.locator(".card-list a").last.focus()
    reached = []
    for _ in range(len(NAMES) + 2):
        live_map.keyboard.press("Tab")
        reached.append(focused(live_map))

    assert reached == [*NAMES, "Vergrößern", "Verkleinern"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("name", NAMES)
def test_key_opens_the_card_and_escape_returns_focus(live_map: Page, name: str, key: str):
    area = areas(live_map).and_(live_map.get_by_label(name, exact=True))
    area.focus()

    live_map.keyboard.press(key)

    card = live_map.locator("[data-map-card]")
    expect(card).to_be_focused()
    expect(area).to_have_attribute("aria-expanded", "true")
    listed = live_map.locator(".card-list [data-map-district]").filter(
        has=live_map.get_by_text(name, exact=True)
    )
    assert card.locator("article").inner_html() == listed.inner_html()
    assert card.locator("[data-way-out]").get_attribute("href") == WAYS_OUT[name]

    live_map.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(area).to_be_focused()
    expect(area).to_have_attribute("aria-expanded", "false")


def test_close_button_returns_focus_too(live_map: Page):
    area = areas(live_map).first
    area.focus()
    live_map.keyboard.press("Enter")

    live_map.get_by_role("button", name="Schließen").click()

    expect(area).to_be_focused()


def test_click_opens_the_card_and_another_click_changes_it(live_map: Page):
    areas(live_map).nth(0).click()
    areas(live_map).nth(4).click()

    expect(live_map.locator("[data-map-card] h3")).to_have_text("Kreis Warendorf")
    assert live_map.locator(".map__outline[aria-expanded=true]").count() == 1


def test_focus_on_an_area_is_visible(live_map: Page):
    area = areas(live_map).nth(1)
    stroke = "element => getComputedStyle(element).strokeWidth"
    before = area.evaluate(stroke)

    area.focus()
    live_map.keyboard.press("Tab")
    live_map.keyboard.press("Shift+Tab")

    assert (before, area.evaluate(stroke)) == ("2px", "5px")


def test_zoomed_map_follows_the_focus(live_map: Page):
    for _ in range(3):
        live_map.get_by_role("button", name="Vergrößern").click()
    area = areas(live_map).and_(live_map.get_by_label("Kreis Borken", exact=True))

    area.focus()

    canvas, box = live_map.locator(".map__canvas").bounding_box(), area.bounding_box()
    assert box["x"] < canvas["x"] + canvas["width"]
    assert box["x"] + box["width"] > canvas["x"]


def test_wheel_scrolls_the_page_and_not_the_map(live_map: Page):
    live_map.locator(".map__canvas").hover()
    size = areas(live_map).first.bounding_box()["width"]

    live_map.evaluate(
        "() => { window.scrolled = new Promise(done => addEventListener('scroll', () => done(scrollY), {once: true})) }"
    )
    live_map.mouse.wheel(0, 300)

    assert live_map.evaluate("window.scrolled") > 0
    assert areas(live_map).first.bounding_box()["width"] == size


@pytest.mark.browser_context_args(has_touch=True, viewport={"width": 360, "height": 740})
def test_touch_opens_the_card(live_map: Page):
    areas(live_map).nth(3).tap()

    expect(live_map.locator("[data-map-card] h3")).to_have_text("Kreis Steinfurt")


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 640})
def test_narrow_page_does_not_scroll_sideways(live_map: Page):
    areas(live_map).nth(2).click()

    assert live_map.evaluate("document.documentElement.scrollWidth") == 320


def beyond(page: Page) -> list[str]:
    """The areas that the canvas cuts."""
    canvas = page.locator(".map__canvas").bounding_box()
    cut = []
    for area in areas(page).all():
        box = area.bounding_box()
        inside = (
            canvas["x"] <= box["x"]
            and canvas["y"] <= box["y"]
            and box["x"] + box["width"] <= canvas["x"] + canvas["width"]
            and box["y"] + box["height"] <= canvas["y"] + canvas["height"]
        )
        if not inside:
            cut.append(area.get_attribute("aria-label"))
    return cut


def resize(page: Page, width: int) -> None:
    """Waits until Leaflet has seen it, which is in the frame after the next."""
    page.set_viewport_size({"width": width, "height": 740})
    page.wait_for_function("width => innerWidth === width", arg=width)
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
    )


def test_map_fits_again_when_the_window_changes(live_map: Page):
    assert beyond(live_map) == []
    first = areas(live_map).first.bounding_box()["width"]

    resize(live_map, 360)

    assert beyond(live_map) == []
    narrow = areas(live_map).first.bounding_box()["width"]
    assert narrow < first

    resize(live_map, 1280)

    assert beyond(live_map) == []
    assert areas(live_map).first.bounding_box()["width"] > narrow


def test_window_that_changes_while_printing_leaves_the_map_whole(live_map: Page):
    live_map.emulate_media(media="print")
    resize(live_map, 680)
    live_map.emulate_media(media="screen")
    resize(live_map, 360)

    assert beyond(live_map) == []


@pytest.mark.browser_context_args(has_touch=True, viewport={"width": 360, "height": 740})
def test_finger_scrolls_the_page_until_the_map_is_zoomed(live_map: Page):
    def touch_action():
        return live_map.locator(".map__canvas").evaluate("element => getComputedStyle(element).touchAction")

    whole = touch_action()
    live_map.get_by_role("button", name="Vergrößern").tap()
    zoomed = touch_action()
    live_map.get_by_role("button", name="Verkleinern").tap()

    assert (whole, zoomed, touch_action()) == ("auto", "pinch-zoom", "auto")


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("names", [".map__label", ".map__name"])
def test_names_do_not_overlap(page: Page, complaints: list[str], names: str, width: int):
    if names == ".map__name":
        page.route("**/districts*.geojson", lambda route: route.abort())
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/")
    expect(page.locator(names).filter(visible=True)).to_have_count(len(NAMES))

    overlapping = page.locator(names).evaluate_all(
        """names => names.flatMap((a, i) => names.slice(i + 1).filter(b => {
             const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
             return p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
           }).map(b => [a.textContent, b.textContent]))"""
    )
    assert overlapping == []
    complaints.clear()


def test_forced_colours_reach_the_live_map(live_map: Page):
    live_map.emulate_media(forced_colors="active")
    areas(live_map).first.focus()
    live_map.keyboard.press("Enter")
    areas(live_map).nth(2).hover()

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


def test_card_is_a_named_group(live_map: Page):
    areas(live_map).first.click()

    expect(live_map.get_by_role("group", name="Ausgewähltes Bildungsnetzwerk")).to_be_visible()


def test_zoom_is_framed_in_the_colour_of_strong_lines(live_map: Page):
    live_map.emulate_media(color_scheme="dark")

    assert live_map.locator(".leaflet-bar").evaluate(
        """bar => { const probe = document.createElement("i");
                    probe.style.color = "var(--line-strong)";
                    bar.append(probe);
                    return getComputedStyle(bar).borderTopColor === getComputedStyle(probe).color }"""
    )


def test_licence_flows_in_its_sentence(page: Page):
    page.goto("/")

    licence = page.locator(".evidence a[rel~=license]")
    assert licence.evaluate("link => getComputedStyle(link).display") == "inline"


@without_script
def test_without_script_the_drawing_is_links_with_names(page: Page):
    page.goto("/")
    links = page.locator(".map__drawing").get_by_role("link")

    assert [link.get_attribute("aria-label") for link in links.all()] == NAMES
    listed = page.locator(".card-list .card__more a")
    assert [link.get_attribute("href") for link in links.all()] == [
        link.get_attribute("href") for link in listed.all()
    ]
    hrefs = [link.get_attribute("href") for link in page.locator(".card-list [data-way-out]").all()]
    assert dict(zip(NAMES, hrefs, strict=True)) == WAYS_OUT


@without_script
def test_without_script_enter_follows_the_area(page: Page):
    page.goto("/")
    page.locator(".map__drawing").get_by_role("link", name="Kreis Warendorf").focus()

    page.keyboard.press("Enter")

    expect(page).to_have_url("/netzwerke/kreis-warendorf/")


def test_map_that_cannot_load_leaves_the_drawing(page: Page, complaints: list[str]):
    page.route("**/districts*.geojson", lambda route: route.abort())
    page.goto("/")
    page.wait_for_load_state("networkidle")

    expect(page.locator("[data-map]")).to_have_attribute("data-state", "drawn")
    expect(page.locator(".map__drawing")).to_be_visible()
    complaints.clear()


def test_leaflet_loads_only_where_a_map_is(page: Page):
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto("/netzwerke/kreis-borken/")
    page.wait_for_load_state("networkidle")

    assert [url for url in requested if "leaflet" in url] == []


def test_leaflet_loads_after_the_page_is_usable(page: Page):
    page.add_init_script(
        "window.addEventListener('load', () => { window.early = [...document.scripts].map(s => s.src)"
        ".filter(src => src.includes('leaflet')) })"
    )
    page.goto("/")
    expect(page.locator("[data-map]")).to_have_attribute("data-state", "live")

    assert page.evaluate("window.early") == []


def test_print_shows_the_drawing(live_map: Page):
    live_map.emulate_media(media="print")

    expect(live_map.locator(".map__drawing")).to_be_visible()
    expect(live_map.locator(".map__canvas")).to_be_hidden()


def test_locator_marks_the_towns_district(page: Page):
    page.goto("/orte/ahlen/")
    locator = page.get_by_role("img", name="Lagekarte: Ahlen im Kreis Warendorf")

    assert locator.locator("path[data-chosen]").count() == 1
    assert locator.locator("circle").count() == 1
    inside = locator.evaluate(
        """svg => { const dot = svg.querySelector('circle');
                    const point = svg.createSVGPoint(); point.x = dot.cx.baseVal.value; point.y = dot.cy.baseVal.value;
                    return svg.querySelector('[data-chosen]').isPointInFill(point); }"""
    )
    assert inside
