"""Printed pages: the Steckbrief on one page of A4, tables and drawings whole."""

import re

import pytest
from playwright.sync_api import Page

from networks.management.commands.seed import DEMO
from networks.models import Network, PartialDate, Seat
from tests import factories as make

MEDIA_BOX = re.compile(rb"/MediaBox\s*\[([\d. ]+)\]")
A4 = (210, 297)


def print_at(page: Page, address: str, *, width: int = 680) -> None:
    """Shows the page as it lies on upright A4; the width is that within the margins, in pixels."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(address)
    page.emulate_media(media="print")


def sheet(page: Page, slug: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Width and height in millimetres of each page of the Steckbrief's PDF, and what the edge or a box cuts off."""
    print_at(page, f"/netzwerke/{slug}/steckbrief/", width=702)  # A4 without twice 12 mm, at 96 dpi
    cut_off = page.locator("body *:not(.visually-hidden)").evaluate_all(
        """elements => elements.filter(element => {
             const { left, right, width } = element.getBoundingClientRect();
             const hides = getComputedStyle(element).overflow !== "visible"
                           && element.scrollWidth > element.clientWidth;
             return width && (left < -1 || right > 703 || hides);
           }).map(element => element.outerHTML.slice(0, 80))"""
    )
    boxes = [
        [float(number) for number in box.split()]
        for box in MEDIA_BOX.findall(page.pdf(prefer_css_page_size=True))
    ]
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for _, _, width, height in boxes], cut_off


def create_crowded_network(*, seats: int, aims: int) -> Network:
    """More towns and fields than any of the eight has, and long names."""
    place = "Friedrich-Ebert-Straße 110–112, 48153 Obermusterhausen"
    district = make.create_district(
        name="Kreis Obermusterhausen-Niederbeispielburg", address=f"Kreishaus, {place}", phone="0251 411-0"
    )
    network = make.create_network(
        district=district, name="Regionales Bildungsnetzwerk im Kreis Obermusterhausen"
    )
    make.create_office(
        network=network,
        name="Regionales Bildungsbüro und Kommunales Integrationszentrum Obermusterhausen",
        website="https://bildungsbuero.kreis-obermusterhausen.example/",
        mailbox="bildungsbuero@kreis-obermusterhausen.example",
        address=place,
    )
    make.create_agreement(
        network=network, note="Der Kreistag stimmte mit großer Mehrheit zu.", ended="2018", has_ended=True
    )
    make.create_agreement(
        network=network, kind="erneuerung", signed="01.02.2019", note="Auf unbestimmte Zeit geschlossen."
    )
    make.create_authority(
        district=district,
        name=f"Schulamt für den {district.name}",
        phone="0251 411-1",
        mailbox="schulamt@kreis-obermusterhausen.example",
        address=place,
    )
    committee = make.create_committee(network=network, rhythm="zweimal im Jahr, im Frühjahr und im Herbst")
    land = {0: Seat.Side.LAND_UPPER, 1: Seat.Side.LAND_LOWER}
    for number in range(seats):
        make.create_seat(
            committee=committee,
            side=land.get(number, Seat.Side.PARTNER),
            role=Seat.Role.CHAIR if number == 2 else "",
            function=f"Leitung des Fachbereichs {number} für Jugend, Schule und Weiterbildung",
            institution="Kreisverwaltung Obermusterhausen",
            is_vacant=number == 1,
        )
    make.create_seat(
        committee=committee,
        function="Leitung der Ausbildungsberatung",
        only_attested=True,
        begins=None,
        as_of="März 2019",
    )
    for number in range(aims):
        make.create_aim(
            committee=committee,
            field=make.create_field(name=f"Übergänge gestalten und begleiten {number}"),
            text=f"Alle Kinder, Jugendlichen und Erwachsenen finden {number} im ganzen Kreis ein Angebot, das zu ihnen passt.",
        )
    for number in range(12):
        field = make.create_field(name=f"Übergang von der Kita in die Schule {number}")
        make.create_focus(network=network, field=field)
    for number in range(24):
        make.create_municipality(district=district, name=f"Dorf bei Musterhausen {number}")
    for number in range(4):
        make.create_meeting(committee=committee, number=number + 1, place="Kreishaus, Großer Sitzungssaal")
        make.create_conference(
            network=network, date=PartialDate(2091 + number, 5, 14), place="Stadthalle Obermusterhausen"
        )
    return network


def test_sheet_of_each_network_is_one_page_of_a4(page: Page):
    slugs = list(Network.objects.not_fictional().values_list("slug", flat=True))

    assert len(slugs) == 8
    assert {slug: sheet(page, slug) for slug in slugs} == dict.fromkeys(slugs, ([A4], []))


@pytest.mark.usefixtures("musterkreis")
def test_sheet_of_the_musterkreis_is_one_page_of_a4(page: Page):
    assert sheet(page, DEMO) == ([A4], [])


# Up to ten seats and two aims, the type is larger.
@pytest.mark.usefixtures("writable")
@pytest.mark.parametrize(("seats", "aims"), [(30, 8), (10, 8), (30, 2), (10, 2)])
def test_crowded_sheet_is_one_page_of_a4(page: Page, seats: int, aims: int):
    network = create_crowded_network(seats=seats, aims=aims)

    assert sheet(page, network.slug) == ([A4], [])


def test_numbers_of_sources_have_room(page: Page):
    print_at(page, "/netzwerke/kreis-borken/")

    count, number, room = page.locator(".evidence__sources").evaluate(
        """list => { const probe = document.createElement("span");
                     probe.textContent = `${list.children.length}. `;
                     probe.style.cssText = "position: absolute; white-space: pre";
                     list.parentElement.append(probe);
                     return [list.children.length, probe.offsetWidth,
                             parseFloat(getComputedStyle(list).paddingInlineStart)] }"""
    )
    assert count >= 10
    assert room >= number


def test_tables_are_printed_whole(page: Page):
    print_at(page, "/lenkungskreise/?seite=obere")

    paper = page.locator("main").bounding_box()["width"]
    widths = page.locator("main table").evaluate_all("tables => tables.map(table => table.offsetWidth)")
    assert [width for width in widths if width > paper + 1] == []


def test_line_for_paper_shows_on_paper_only(page: Page):
    page.goto("/ueber/")
    line, display = page.locator(".print-only"), "element => getComputedStyle(element).display"

    on_screen = line.evaluate(display)
    page.emulate_media(media="print")

    assert (on_screen, line.evaluate(display)) == ("none", "block")


def test_button_prints_the_sheet(page: Page):
    page.goto("/netzwerke/kreis-borken/steckbrief/")
    page.evaluate("window.print = () => { document.body.dataset.printed = '' }")

    page.get_by_role("button", name="Steckbrief drucken").click()

    assert page.locator("body[data-printed]").count() == 1
