"""What comes out of the printer."""

import pytest
from playwright.sync_api import Page


def printed(page: Page, address: str) -> Page:
    """The page as it lies on upright A4 with its margins: about 680 px."""
    page.set_viewport_size({"width": 680, "height": 1000})
    page.goto(address)
    page.emulate_media(media="print")
    return page


def test_timeline_is_whole(page: Page):
    printed(page, "/kooperationsvertraege/")
    scroll = page.locator(".timeline__scroll")

    drawing, paper = scroll.locator("svg").bounding_box(), page.locator("main").bounding_box()
    assert scroll.evaluate("element => getComputedStyle(element).overflowX") == "visible"
    assert (drawing["x"], drawing["width"]) == (paper["x"], paper["width"])
    assert round(drawing["width"] / drawing["height"], 2) == scroll.locator("svg").evaluate(
        "svg => Math.round(100 * svg.viewBox.baseVal.width / svg.viewBox.baseVal.height) / 100"
    )


def test_numbers_of_sources_have_room(page: Page):
    printed(page, "/netzwerke/kreis-borken/")

    count, number, room = page.locator(".sources ol").evaluate(
        """list => { const probe = document.createElement("span");
                     probe.textContent = `${list.children.length}. `;
                     probe.style.cssText = "position: absolute; white-space: pre";
                     list.parentElement.append(probe);
                     return [list.children.length, probe.offsetWidth,
                             parseFloat(getComputedStyle(list).paddingInlineStart)] }"""
    )
    assert count >= 10
    assert room >= number


@pytest.mark.parametrize(("media", "display"), [("screen", "none"), ("print", "block")])
def test_what_is_only_for_paper_shows_on_paper_only(page: Page, media: str, display: str):
    page.goto("/ueber/")
    page.emulate_media(media=media)

    line = page.locator(".print-only")
    assert line.evaluate("element => getComputedStyle(element).display") == display
