"""Leichte and Einfache Sprache, and films, as people use them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.uploads import create_whole_film

without_script = pytest.mark.browser_context_args(java_script_enabled=False)

PAGES = ["/leichte-sprache/", "/orte/ahlen/einfach/", "/gebaerdensprache/"]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def findings(page: Page) -> list[tuple[str, str]]:
    results = Axe().run(page, options=RULES)
    return [
        (finding["id"], node["html"][:120])
        for finding in results.response["violations"]
        for node in finding["nodes"]
    ]


def faults(page: Page, addresses: list[str], *, width: int, scheme: str) -> dict:
    """What axe finds on each page, and how wide the pages are that are wider than the window."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth") - width
        if (result := findings(page)) or wide > 0:
            found[address] = (result, wide)
    return found


@pytest.fixture
def film(writable, media):
    """Released, with all its files. The tests' server sends those itself, as Django's do: test_media has the site's way."""
    return create_whole_film(title="So finden Sie Ihr Bildungsbüro")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(page: Page, width: int, scheme: str):
    assert faults(page, PAGES, width=width, scheme=scheme) == {}


@pytest.mark.usefixtures("film")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_on_the_page_with_a_film(page: Page, width: int, scheme: str):
    assert faults(page, ["/gebaerdensprache/"], width=width, scheme=scheme) == {}


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 900})
def test_text_of_double_size_does_not_scroll_sideways(page: Page):
    wide = {}
    for address in PAGES:
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert set(wide.values()) == {320}


def test_easy_language_is_larger_and_never_hyphenated(page: Page):
    page.goto("/leichte-sprache/")
    usual, easy = (
        page.locator(place).first.evaluate(
            "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), s.hyphens, s.textAlign] }"
        )
        for place in ("body", ".easy p")
    )

    assert easy[0] >= usual[0] * 1.2
    assert easy[1:] == ["none", "start"]


@without_script
def test_reader_of_easy_language_finds_the_office_without_script(page: Page):
    page.goto("/leichte-sprache/")

    page.get_by_role("link", name="Wie finden Sie Ihr Bildungs-Büro?").click()
    page.get_by_role("searchbox").fill("Ahlen")
    page.get_by_role("button", name="Suchen").click()

    expect(page).to_have_url(re.compile(r"/orte/ahlen/einfach/$"))
    expect(page.locator(".easy__answer").first).to_have_text(
        "Für Ahlen ist das Bildungsbüro im Kreis Warendorf da."
    )
    expect(page.get_by_role("link", name="Zum Bildungsbüro im Kreis Warendorf")).to_be_visible()

    page.get_by_role("link", name="Zur ausführlichen Seite").click()

    expect(page).to_have_url(re.compile(r"/orte/ahlen/$"))


@without_script
def test_film_starts_only_when_somebody_wants_it(page: Page, film):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/gebaerdensprache/")

    player = page.locator("video")
    expect(player).to_be_visible()
    assert [url for url in asked if url.endswith(".mp4")] == []
    assert player.get_attribute("autoplay") is None
    assert [url for url in asked if url.endswith(film.poster.url)] != []


def test_browser_accepts_the_subtitles(page: Page, film):
    page.goto("/gebaerdensprache/")

    cues = page.locator("video").evaluate(
        """video => new Promise(done => {
             const track = video.textTracks[0]
             video.querySelector("track").addEventListener("load", () => done([...track.cues].map(c => c.text)))
             track.mode = "showing"
           })"""
    )

    assert cues == ["Guten Tag."]
