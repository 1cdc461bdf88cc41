"""What a clerk does on a Monday morning, in a real browser."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from networks.models import EducationOffice, Network, Seat, SteeringCommittee
from tests.factories import (
    PASSWORD,
    create_aim,
    create_mandate,
    create_meeting,
    create_recommendation,
    create_seat,
    create_user,
)

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # axe would put a style into the page, which the page's own rules forbid
}

FORMS = [
    "network/add/",
    "network/{network}/change/",
    "network/{network}/delete/",
    "network/{network}/history/",
    "educationoffice/{office}/change/",
    "steeringcommittee/{committee}/change/",
    "seat/add/?committee={committee}",
    "seat/{seat}/change/",
    "meeting/add/",
    "aim/{aim}/change/",
    "mandate/add/?aim={aim}",
    "recommendation/add/",
    "educationconference/add/",
    "cooperationagreement/add/",
    "source/add/?_popup=1",
    "servicecentre/",
    "municipality/1/change/",
    "district/1/change/",
]
LISTS = [
    "network/",
    "educationoffice/?_facets=",
    "steeringcommittee/",
    "seat/",
    "meeting/",
    "municipality/",
    "source/?q=bezirk",
    "focus/?q=gibt-es-nicht",
]
OTHERS = [
    "/admin/",
    "/admin/networks/",
    "/admin/password_change/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/auth/user/{user}/change/",
    "/admin/auth/user/{user}/password/",
    "/admin/auth/group/add/",
]


@pytest.fixture
def clerk(writable) -> User:
    return create_user(is_staff=True, is_superuser=True)


@pytest.fixture
def log_in(page: Page, clerk: User) -> Callable[[], None]:
    def log_in() -> None:
        page.goto("/admin/")
        page.get_by_label("Benutzername").fill(clerk.username)
        page.get_by_label("Passwort").fill(PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Was möchten Sie ändern?")

    return log_in


@pytest.fixture
def committee(clerk: User) -> SteeringCommittee:
    """With twenty seats of all kinds beside those that are known of old, aims, mandates and meetings."""
    committee = SteeringCommittee.objects.get(network__slug="kreis-borken")
    for number in range(1, 21):
        create_seat(
            committee=committee,
            function=f"Leitung der Einrichtung {number:02}",
            order=number,
            side=["obere", "untere", "kommune", "partner"][number % 4],
            is_vacant=number == 5,
            ends="2025" if number == 7 else None,
        )
    create_mandate(aim=create_aim(committee=committee))
    create_meeting(committee=committee, is_released=False)
    create_recommendation(conference=committee.network.conferences.first())
    return committee


@pytest.fixture
def addresses(clerk: User, committee: SteeringCommittee) -> list[str]:
    Group.objects.create(name="Redaktion")
    keys = {
        "network": Network.objects.get(slug="kreis-steinfurt").pk,
        "office": EducationOffice.objects.get(network__slug="kreis-borken").pk,
        "user": clerk.pk,
        "committee": committee.pk,
        "seat": committee.seats.first().pk,
        "aim": committee.aims.get().pk,
    }
    return [
        address.format(**keys) for address in [*OTHERS, *(f"/admin/networks/{end}" for end in LISTS + FORMS)]
    ]


def findings(page: Page) -> list[tuple[str, str]]:
    results = Axe().run(page, options=RULES)
    return [
        (finding["id"], node["html"][:120])
        for finding in results.response["violations"]
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(page, log_in, addresses, width, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found, wide = {}, {}

    def look(address: str) -> None:
        expect(page.locator("select.admin-autocomplete:not(.select2-hidden-accessible)")).to_have_count(0)
        if result := findings(page):
            found[address] = result
        if (scroll := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[address] = scroll

    page.goto("/admin/login/")
    look("/admin/login/")
    log_in()
    for address in addresses:
        page.goto(address)
        look(address)

    assert (found, wide) == ({}, {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_went_wrong(page, log_in, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    page.goto("/admin/login/")
    page.get_by_label("Benutzername").fill("niemand")
    page.get_by_label("Passwort").fill("falsch")
    page.get_by_role("button", name="Anmelden").click()
    found["login"] = findings(page)
    log_in()
    page.goto("/admin/networks/educationconference/add/")
    page.get_by_label("Datum").fill("irgendwann")
    page.get_by_role("button", name="Sichern", exact=True).click()
    expect(page.get_by_label("Datum")).to_have_value("irgendwann")
    found["form"] = findings(page)

    assert found == {"login": [], "form": []}


def test_clerk_corrects_a_phone_number_and_sees_it_on_the_website(page, log_in):
    log_in()
    page.get_by_role("link", name="Bildungsbüros", exact=True).click()
    page.get_by_role("link", name="Kreis Borken", exact=True).click()
    page.get_by_label("Telefon").fill("02861 681-1234")
    page.get_by_role("button", name="Sichern und weiter bearbeiten").click()

    expect(page.locator(".messagelist")).to_contain_text("erfolgreich geändert")
    page.get_by_role("link", name="Auf der Website anzeigen").click()

    assert page.url.endswith("/netzwerke/kreis-borken/")
    expect(page.locator('a[href="tel:+49028616811234"], a[href="tel:+4928616811234"]').first).to_be_visible()


def test_clerk_marks_all_offices_as_checked_with_the_keyboard_alone(page, log_in):
    log_in()
    page.goto("/admin/networks/educationoffice/")
    page.get_by_role("combobox", name="Aktion").focus()
    page.keyboard.type("Heute")
    page.get_by_role("checkbox", name="Alle Objekte auf dieser Seite").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Ausführen").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_have_text("8 Einträge sind jetzt als heute geprüft vermerkt.")
    assert EducationOffice.objects.filter(checked_on=None).count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_where_a_row_is_wrong_or_a_seat_ends(page, log_in, committee, width, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found, wide = {}, {}
    log_in()
    page.goto(f"/admin/networks/steeringcommittee/{committee.pk}/change/")
    page.get_by_role("button", name="Sitz hinzufügen").click()
    page.get_by_label("Bis: Leitung der Einrichtung 02").fill("irgendwann")
    page.get_by_role("button", name="Sichern", exact=True).click()
    expect(page.get_by_label("Bis: Leitung der Einrichtung 02")).to_have_value("irgendwann")
    found["row"], wide["row"] = findings(page), page.evaluate("document.documentElement.scrollWidth")
    page.goto("/admin/networks/seat/?besteht=heute")
    page.get_by_role("checkbox", name="Alle Objekte auf dieser Seite").check()
    page.get_by_role("combobox", name="Aktion").select_option("Sitz beenden zum …")
    page.get_by_role("button", name="Ausführen").click()
    page.get_by_label("Letzter Tag").fill("2020")
    found["end"], wide["end"] = findings(page), page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="Beenden").click()
    expect(page.get_by_text("Es wurde nichts geändert.")).to_be_visible()
    found["refused"], wide["refused"] = findings(page), page.evaluate("document.documentElement.scrollWidth")

    assert found == {"row": [], "end": [], "refused": []}
    assert wide == {"row": width, "end": width, "refused": width}


@pytest.mark.parametrize("width", [1280, 360])
def test_clerk_ends_a_seat_marks_one_vacant_and_adds_one(page, log_in, committee, width):
    page.set_viewport_size({"width": width, "height": 900})
    log_in()
    page.goto(f"/admin/networks/steeringcommittee/{committee.pk}/change/")
    page.get_by_label("Bis: Leitung der Einrichtung 02").fill("31.12.2025")
    page.get_by_label("Unbesetzt: Leitung der Einrichtung 03").check()
    page.get_by_role("button", name="Sitz hinzufügen").click()
    row = page.locator("#seats-group tr.form-row:not(.has_original):not(.empty-form)")
    row.get_by_label("Funktion").fill("Leitung des Jugendamts")
    row.get_by_label("Entsendende Stelle").fill("Jugendamt")
    row.get_by_label("Seite").select_option("Kommune")
    row.get_by_label("Seit", exact=True).fill("2026")
    page.get_by_role("button", name="Sichern", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("erfolgreich geändert")
    assert Seat.objects.get(function="Leitung der Einrichtung 02").ends.iso == "2025-12-31"
    assert Seat.objects.get(function="Leitung der Einrichtung 03").is_vacant is True
    assert Seat.objects.get(function="Leitung des Jugendamts").order == 21


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_clerk_ends_seats_without_script(page, log_in, committee):
    log_in()
    page.goto("/admin/networks/seat/?besteht=heute")
    page.get_by_role("checkbox", name="Leitung der Einrichtung 02").check()
    page.get_by_role("combobox", name="Aktion").select_option("Sitz beenden zum …")
    page.get_by_role("button", name="Ausführen").click()
    page.get_by_label("Letzter Tag").fill("Juli 2031")
    page.get_by_role("button", name="Beenden").click()

    expect(page.locator(".messagelist")).to_contain_text("endet im Juli")
    assert Seat.objects.get(function="Leitung der Einrichtung 02").ends.iso == "2031-07"


def test_clerk_cites_a_source_with_the_keyboard_alone(page, log_in):
    office = EducationOffice.objects.get(network__slug="kreis-borken")
    before = set(office.sources.all())
    log_in()
    page.goto(f"/admin/networks/educationoffice/{office.pk}/change/")
    search = page.get_by_role("searchbox", name="Quellen")
    search.focus()
    search.press_sequentially("GeoNames")
    expect(page.get_by_role("option", name="GeoNames")).to_have_count(1)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sichern", exact=True).focus()
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("erfolgreich geändert")
    assert [source.publisher for source in set(office.sources.all()) - before] == ["GeoNames"]


def test_address_is_written_while_the_name_is_typed(page, log_in):
    log_in()
    page.goto("/admin/networks/fieldofaction/add/")

    page.get_by_label("Name").fill("Übergang Schule – Beruf, groß")
    page.keyboard.press("Tab")

    expect(page.get_by_label("Kürzel der Adresse")).to_have_value("uebergang-schule-beruf-gross")


def test_source_is_added_on_the_way(page, log_in):
    office = EducationOffice.objects.get(network__slug="kreis-borken")
    log_in()
    page.goto(f"/admin/networks/educationoffice/{office.pk}/change/")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Quelle hinzufügen").click()
    popup = opened.value
    popup.get_by_label("herausgebende Stelle").fill("Kreis Borken")
    popup.get_by_label("Titel").fill("Über uns")
    popup.keyboard.press("Tab")
    expect(popup.get_by_label("Kürzel")).to_have_value("kreis-borken-ueber-uns")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Sichern").click()
    expect(page.get_by_title("Kreis Borken: Über uns")).to_be_visible()
    page.get_by_role("button", name="Sichern", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("erfolgreich geändert")
    assert office.sources.filter(key="kreis-borken-ueber-uns").count() == 1


def test_focus_is_visible_on_every_stop(page, log_in):
    log_in()
    invisible, stops = [], 0
    for address in [
        "/admin/",
        "/admin/networks/educationoffice/",
        "/admin/networks/educationconference/add/",
    ]:
        page.goto(address)
        page.keyboard.press("Tab")
        for _ in range(60):
            page.keyboard.press("Tab")
            element, outline = page.evaluate(
                """() => { const e = document.activeElement;
                           const s = getComputedStyle(e.closest(".select2-container") ?? e);
                           return [e.outerHTML.slice(0, 100), s.outlineStyle + ' ' + s.outlineWidth] }"""
            )
            if element.startswith("<body"):
                break
            stops += 1
            if outline != "solid 3px":
                invisible.append((element, outline))

    assert invisible == []
    assert stops > 60


def test_theme_toggle_works_under_the_sites_own_rules(page, log_in):
    page.emulate_media(color_scheme="light")
    log_in()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)

    page.get_by_role("button", name="Design wechseln").click()
    dark = page.evaluate(ground)

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert light != dark
