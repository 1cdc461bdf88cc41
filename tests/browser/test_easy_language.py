"""Leichte and Einfache Sprache, and films, as people use them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import all_faults
from tests.uploads import create_whole_film

without_script = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture
def film(writable, media):
    """A released film with all its files, which the tests' server sends itself."""
    return create_whole_film(title="So finden Sie Ihr Bildungsbüro")


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

    expect(page).to_have_url("/orte/ahlen/einfach/")
    expect(page.locator(".easy__answer").first).to_have_text(
        "Für Ahlen ist das Bildungsbüro im Kreis Warendorf da."
    )
    expect(page.get_by_role("link", name="Zum Bildungsbüro im Kreis Warendorf")).to_be_visible()

    page.get_by_role("link", name="Zur ausführlichen Seite").click()

    expect(page).to_have_url("/orte/ahlen/")


def test_film_is_accessible_with_subtitles_that_the_browser_reads(page: Page, film):
    page.goto("/gebaerdensprache/")

    cues = page.locator("video").evaluate(
        """video => new Promise(done => {
             const track = video.textTracks[0]
             video.querySelector("track").addEventListener("load", () => done([...track.cues].map(c => c.text)))
             track.mode = "showing"
           })"""
    )

    assert cues == ["Guten Tag."]
    assert all_faults(page) == {}


@without_script
def test_film_starts_only_when_somebody_wants_it(page: Page, film):
    requested = []
    page.on("request", lambda request: requested.append(request.url))

    page.goto("/gebaerdensprache/")

    player = page.locator("video")
    expect(player).to_be_visible()
    assert player.get_attribute("autoplay") is None
    assert {re.search(r"\.\w+$", url)[0] for url in requested if "/media/" in url} == {".png"}
