"""Faults of the page that is open: found by axe-core, and by `measure.js` where axe does not measure."""

from operator import ge
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

AXE = Axe()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # axe would put a style into the page, which the page's own rules forbid
    # Half of axe's time; `measure.contrast` asks for more, in each scheme.
    "rules": {"color-contrast": {"enabled": False}},
}
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")

DESK = {"width": 1280, "height": 1024}
ZOOMED = {"width": 320, "height": 256}  # 400 % of a desk


def axe(page: Page) -> list[tuple[str, str]]:
    """Each rule of WCAG 2.2, levels A and AA, that the page breaks, with the element."""
    violations = AXE.run(page, options=RULES).response["violations"]
    return [(finding["id"], node["html"][:120]) for finding in violations for node in finding["nodes"]]


def is_wide(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def basic_faults(page: Page, contrast: float = 7) -> dict[str, list]:
    """Faults by axe in light colours at 1280 px; then the contrast in dark colours and the overflow at 320 px."""
    found = {}
    page.evaluate(MEASURE)
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.evaluate("measure.finishTransitions()")
    found["axe"] = axe(page)
    found["width, 1280 px"] = page.evaluate("measure.wide()")
    found[f"text {contrast}:1, light"] = page.evaluate(f"measure.contrast({contrast})")
    page.emulate_media(color_scheme="dark")
    found[f"text {contrast}:1, dark"] = page.evaluate(f"measure.contrast({contrast})")
    page.set_viewport_size(ZOOMED)
    found[f"text {contrast}:1, dark, 320 px"] = page.evaluate(f"measure.contrast({contrast})")
    found["width, 320 px"] = page.evaluate("measure.wide()")
    found["scrolled by keyboard, 320 px"] = page.evaluate("measure.scrollers()")
    page.set_viewport_size(DESK)
    return {where: what for where, what in found.items() if what}


def all_faults(page: Page) -> dict[str, list]:
    """All faults that are measured, in both colour schemes and widths. Afterwards the page has no styles."""
    found = basic_faults(page)

    def measure(where: str, what: str) -> None:
        if result := page.evaluate(f"measure.{what}"):
            found[where] = result

    page.emulate_media(color_scheme="light")
    measure("edges 3:1, light", "edges(3)")
    measure("motion", "motion()")
    measure("language of parts", "foreign()")
    page.emulate_media(color_scheme="dark")
    measure("edges 3:1, dark", "edges(3)")
    page.emulate_media(color_scheme="light", forced_colors="active")
    measure("text, forced colours", "contrast(4.5)")
    measure("drawings, forced colours", "drawings(3)")
    measure("frames, forced colours", "frames()")
    page.emulate_media(forced_colors="none")

    page.keyboard.press("Tab")
    for size in (DESK, ZOOMED):
        page.set_viewport_size(size)
        width = f"{size['width']} px"
        measure(f"order, {width}", "order()")
        measure(f"targets, {width}", "targets(24, 44)")
        measure(f"focus, {width}", "focus()")
        measure(f"room, {width}", "room()")
        measure(f"room for text of double size, {width}", "roomForLargeText()")
        measure(f"room for spaced text, {width}", "roomForSpacedText()")

    page.set_viewport_size(DESK)
    # A wide screen unfolds some of it by style.
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
    extent = page.evaluate("measure.extent()")
    bare = page.evaluate("measure.disableStyles() || measure.extent()")
    if not all(map(ge, bare, extent)):
        found["stops and letters lost without styles"] = [extent, bare]
    measure("text without styles", "contrast(4.5)")
    return found


def tab_to(page: Page, target: Locator) -> None:
    """Goes to an element by the Tab key alone, as somebody without a mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{target} is not among the first 60 stops.")
