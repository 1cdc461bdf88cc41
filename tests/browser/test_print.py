"""What comes out of the printer."""

import re

import pytest
from playwright.sync_api import Page

from networks.management.commands.seed import DEMO
from networks.models import Network, PartialDate, Seat
from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_meeting,
    create_municipality,
    create_network,
    create_office,
    create_seat,
)

PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")
MEDIA_BOX = re.compile(rb"/MediaBox\s*\[([\d. ]+)\]")


def printed(page: Page, address: str, *, width: int = 680) -> Page:
    """The page as it lies on upright A4; the width is that within the margins."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(address)
    page.emulate_media(media="print")
    return page


def sheets_of_paper(page: Page, slug: str) -> list[tuple[int, int]]:
    """Width and height in millimetres of each page of the Steckbrief's PDF."""
    page.goto(f"/netzwerke/{slug}/steckbrief/")
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = [[float(number) for number in box.split()] for box in MEDIA_BOX.findall(pdf)]
    assert len(boxes) == len(PAGE_OBJECT.findall(pdf))
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for _, _, width, height in boxes]


def cut_off(page: Page, slug: str) -> list[str]:
    """What of the Steckbrief stands beyond the edge of the paper, or in a box that hides a part of it."""
    printed(page, f"/netzwerke/{slug}/steckbrief/", width=702)  # A4 without twice 12 mm, at 96 dpi
    return page.locator("body *:not(.visually-hidden)").evaluate_all(
        """elements => elements.filter(element => {
             const { left, right, width } = element.getBoundingClientRect();
             const hides = getComputedStyle(element).overflow !== "visible"
                           && element.scrollWidth > element.clientWidth;
             return width && (left < -1 || right > 703 || hides);
           }).map(element => element.outerHTML.slice(0, 80))"""
    )


def create_crowded_network(*, seats: int, aims: int) -> Network:
    """More towns and fields than any of the eight has, and long names."""
    district = create_district(
        name="Kreis Obermusterhausen-Niederbeispielburg",
        address="Kreishaus, Friedrich-Ebert-Straße 110–112, 48153 Obermusterhausen",
        phone="0251 411-0",
    )
    network = create_network(district=district, name="Regionales Bildungsnetzwerk im Kreis Obermusterhausen")
    create_office(
        network=network,
        name="Regionales Bildungsbüro und Kommunales Integrationszentrum Obermusterhausen",
        website="https://bildungsbuero.kreis-obermusterhausen.example/",
        mailbox="bildungsbuero@kreis-obermusterhausen.example",
        address="Friedrich-Ebert-Straße 110–112, 48153 Obermusterhausen",
    )
    create_agreement(
        network=network, note="Der Kreistag stimmte mit großer Mehrheit zu.", ended="2018", has_ended=True
    )
    create_agreement(
        network=network, kind="erneuerung", signed="01.02.2019", note="Auf unbestimmte Zeit geschlossen."
    )
    create_authority(
        district=district,
        name="Schulamt für den Kreis Obermusterhausen-Niederbeispielburg",
        phone="0251 411-1",
        mailbox="schulamt@kreis-obermusterhausen.example",
        address="Friedrich-Ebert-Straße 114, 48153 Obermusterhausen",
    )
    committee = create_committee(network=network, rhythm="zweimal im Jahr, im Frühjahr und im Herbst")
    land = {0: Seat.Side.LAND_UPPER, 1: Seat.Side.LAND_LOWER}
    for number in range(seats):
        create_seat(
            committee=committee,
            side=land.get(number, Seat.Side.PARTNER),
            role=Seat.Role.CHAIR if number == 2 else "",
            function=f"Leitung des Fachbereichs {number} für Jugend, Schule und Weiterbildung",
            institution="Kreisverwaltung Obermusterhausen",
            is_vacant=number == 1,
        )
    create_seat(
        committee=committee,
        function="Leitung der Ausbildungsberatung",
        only_attested=True,
        begins=None,
        as_of="März 2019",
    )
    for number in range(aims):
        field = create_field(name=f"Übergänge gestalten und begleiten {number}")
        create_aim(
            committee=committee,
            field=field,
            text=f"Alle Kinder, Jugendlichen und Erwachsenen finden {number} im ganzen Kreis ein Angebot, das zu ihnen passt.",
        )
    for number in range(12):
        create_focus(
            network=network, field=create_field(name=f"Übergang von der Kita in die Schule {number}")
        )
    for number in range(24):
        create_municipality(district=district, name=f"Dorf bei Musterhausen {number}")
    for number in range(4):
        create_meeting(committee=committee, number=number + 1, place="Kreishaus, Großer Sitzungssaal")
        create_conference(
            network=network, date=PartialDate(2091 + number, 5, 14), place="Stadthalle Obermusterhausen"
        )
    return network


def test_sheet_of_each_network_is_one_page_of_a4(page: Page):
    slugs = Network.objects.values_list("slug", flat=True)
    sheets = {slug: (sheets_of_paper(page, slug), cut_off(page, slug)) for slug in slugs}

    assert len(sheets) == 8
    assert {slug: found for slug, found in sheets.items() if found != ([(210, 297)], [])} == {}


@pytest.mark.usefixtures("musterkreis")
def test_sheet_of_the_musterkreis_is_one_page_of_a4(page: Page):
    assert sheets_of_paper(page, DEMO) == [(210, 297)]
    assert cut_off(page, DEMO) == []


# Up to ten seats and two aims, the type is larger.
@pytest.mark.usefixtures("writable")
@pytest.mark.parametrize(("seats", "aims"), [(30, 8), (10, 8), (30, 2), (10, 2)])
def test_crowded_sheet_is_one_page_of_a4(page: Page, seats: int, aims: int):
    network = create_crowded_network(seats=seats, aims=aims)

    assert sheets_of_paper(page, network.slug) == [(210, 297)]
    assert cut_off(page, network.slug) == []


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


@pytest.mark.parametrize("address", ["/lenkungskreise/?seite=obere", "/bildungskonferenzen/"])
def test_tables_are_whole(page: Page, address: str):
    printed(page, address)

    paper = page.locator("main").bounding_box()
    widths = page.locator(".scroller table").evaluate_all("tables => tables.map(table => table.offsetWidth)")
    assert [width for width in widths if width > paper["width"] + 1] == []


@pytest.mark.parametrize(("media", "display"), [("screen", "none"), ("print", "block")])
def test_what_is_only_for_paper_shows_on_paper_only(page: Page, media: str, display: str):
    page.goto("/ueber/")
    page.emulate_media(media=media)

    line = page.locator(".print-only")
    assert line.evaluate("element => getComputedStyle(element).display") == display
