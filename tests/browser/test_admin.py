"""The admin in a browser: accessible pages, and the daily work of a clerk."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from bildungsnetz.accounts.session import STARTED
from bildungsnetz.duties.models import AccessibilityStatement, MonitoringNotice
from networks.models import EducationOffice, Network, Seat, SteeringCommittee
from tests import factories as make
from tests.browser.faults import basic_faults, is_wide

ADDRESSES = [
    "/", "/networks/", "/password_change/", "/auth/user/", "/auth/user/add/", "/auth/user/{user}/change/",
    "/auth/user/{user}/password/", "/auth/group/add/", "/networks/network/", "/networks/network/add/",
    "/networks/network/{network}/change/", "/networks/network/{network}/delete/",
    "/networks/network/{network}/history/", "/networks/educationoffice/?_facets=",
    "/networks/educationoffice/{office}/change/", "/networks/steeringcommittee/",
    "/networks/steeringcommittee/{committee}/change/", "/networks/seat/",
    "/networks/seat/add/?committee={committee}", "/networks/seat/{seat}/change/", "/networks/meeting/",
    "/networks/meeting/add/", "/networks/aim/{aim}/change/", "/networks/mandate/add/?aim={aim}",
    "/networks/recommendation/add/", "/networks/educationconference/add/",
    "/networks/cooperationagreement/add/", "/networks/source/?q=bezirk", "/networks/source/add/?_popup=1",
    "/networks/focus/?q=gibt-es-nicht", "/networks/servicecentre/", "/networks/municipality/",
    "/networks/municipality/1/change/", "/networks/district/1/change/", "/duties/barrier/",
    "/duties/barrier/{barrier}/change/", "/duties/accessibilitystatement/1/change/",
    "/duties/monitoringnotice/", "/duties/monitoringnotice/{notice}/change/", "/duties/barrierreport/",
    "/duties/barrierreport/add/", "/duties/barrierreport/{report}/change/",
]  # fmt: skip


@pytest.fixture
def committee(writable) -> SteeringCommittee:
    """Create twenty more seats of all kinds, an aim, a mandate, a meeting and a recommendation."""
    committee = SteeringCommittee.objects.get(network__slug="kreis-borken")
    for number in range(1, 21):
        make.create_seat(
            committee=committee,
            function=f"Leitung der Einrichtung {number:02}",
            order=number,
            side=["obere", "untere", "kommune", "partner"][number % 4],
            is_vacant=number == 5,
            ends="2025" if number == 7 else None,
        )
    make.create_mandate(aim=make.create_aim(committee=committee))
    make.create_meeting(committee=committee, is_released=False)
    make.create_recommendation(conference=committee.network.conferences.first())
    return committee


@pytest.fixture
def addresses(committee: SteeringCommittee) -> list[str]:
    Group.objects.create(name="Redaktion")
    AccessibilityStatement.objects.create(made_on=dt.date(2020, 1, 1))
    keys = {
        "network": Network.objects.get(slug="kreis-steinfurt").pk,
        "office": EducationOffice.objects.get(network__slug="kreis-borken").pk,
        "user": User.objects.get().pk,
        "committee": committee.pk,
        "seat": committee.seats.first().pk,
        "aim": committee.aims.get().pk,
        "barrier": make.create_barrier().pk,
        "report": make.create_barrier_report(received_at=timezone.now() - dt.timedelta(days=30)).pk,
        "notice": MonitoringNotice.objects.latest("pk").pk,
    }
    return [f"/admin{address.format(**keys)}" for address in ADDRESSES]


def expect_saved(page: Page, message: str = "erfolgreich geändert") -> None:
    expect(page.locator(".messagelist")).to_contain_text(message)


def save(page: Page) -> None:
    page.get_by_role("button", name="Sichern", exact=True).click()


@pytest.mark.parametrize("part", range(3))
def test_pages_of_the_admin_are_accessible(editor: Page, addresses: list[str], part: int):
    found = {}
    for address in addresses[part::3]:
        editor.goto(address)
        expect(editor.locator("select.admin-autocomplete:not(.select2-hidden-accessible)")).to_have_count(0)
        if faults := basic_faults(editor):
            found[address] = faults

    assert found == {}


def test_login_is_accessible(page: Page, writable):
    clerk = make.create_user(is_staff=True, is_superuser=True)
    page.goto("/admin/login/?next=/admin/")
    found = [basic_faults(page)]
    for name in ("niemand", clerk.username):
        page.get_by_label("Benutzername").fill(name)
        page.get_by_label("Passwort").fill(make.PASSWORD)
        page.get_by_role("button", name="Anmelden").click()
        if name == "niemand":
            expect(page.locator(".errornote")).to_be_visible()
            found.append(basic_faults(page))

    expect(page.get_by_role("heading", level=1)).to_have_text("Was möchten Sie ändern?")
    assert found == [{}, {}]


def test_form_with_errors_is_accessible(editor: Page, committee: SteeringCommittee):
    editor.goto("/admin/networks/educationconference/add/")
    editor.get_by_label("Datum").fill("irgendwann")
    save(editor)
    expect(editor.get_by_label("Datum")).to_have_value("irgendwann")
    found = {"form": basic_faults(editor)}
    editor.goto(f"/admin/networks/steeringcommittee/{committee.pk}/change/")
    editor.get_by_role("button", name="Sitz hinzufügen").click()
    editor.get_by_label("Bis: Leitung der Einrichtung 02").fill("irgendwann")
    save(editor)
    expect(editor.get_by_label("Bis: Leitung der Einrichtung 02")).to_have_value("irgendwann")
    found["row"] = basic_faults(editor)

    assert found == {"form": {}, "row": {}}


@pytest.mark.parametrize("width", [1280, 360])
def test_clerk_ends_a_seat_marks_one_vacant_and_adds_one(editor: Page, committee, width: int):
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(f"/admin/networks/steeringcommittee/{committee.pk}/change/")
    editor.get_by_label("Bis: Leitung der Einrichtung 02").fill("31.12.2025")
    editor.get_by_label("Unbesetzt: Leitung der Einrichtung 03").check()
    editor.get_by_role("button", name="Sitz hinzufügen").click()
    row = editor.locator("#seats-group tr.form-row:not(.has_original):not(.empty-form)")
    row.get_by_label("Funktion").fill("Leitung des Jugendamts")
    row.get_by_label("Entsendende Stelle").fill("Jugendamt")
    row.get_by_label("Seite").select_option("Kommune")
    row.get_by_label("Seit", exact=True).fill("2026")
    assert not is_wide(editor)
    save(editor)

    expect_saved(editor)
    assert Seat.objects.get(function="Leitung der Einrichtung 02").ends.iso == "2025-12-31"
    assert Seat.objects.get(function="Leitung der Einrichtung 03").is_vacant is True
    assert Seat.objects.get(function="Leitung des Jugendamts").order == 21


def test_clerk_ends_a_seat_on_accessible_pages(editor: Page, committee):
    editor.goto("/admin/networks/seat/?besteht=heute")
    editor.get_by_role("checkbox", name="Leitung der Einrichtung 02").check()
    editor.get_by_role("combobox", name="Aktion").select_option("Sitz beenden zum …")
    editor.get_by_role("button", name="Ausführen").click()
    editor.get_by_label("Letzter Tag").fill("2020")
    found = [basic_faults(editor)]
    editor.get_by_role("button", name="Beenden").click()
    expect(editor.get_by_text("Es wurde nichts geändert.")).to_be_visible()
    found.append(basic_faults(editor))
    editor.get_by_label("Letzter Tag").fill("Juli 2031")
    editor.get_by_role("button", name="Beenden").click()

    expect_saved(editor, "endet im Juli")
    assert found == [{}, {}]


def test_text_comes_back_after_the_session_has_ended(editor: Page):
    clerk = User.objects.get()
    editor.goto("/admin/networks/educationconference/add/")
    editor.get_by_label("Bildungsnetzwerk").select_option(index=1)
    editor.get_by_label("Datum").fill("14.09.2031")
    editor.get_by_label("Thema").fill("Übergänge")
    [row] = Session.objects.all()
    session = SessionStore(row.session_key)
    session[STARTED] -= settings.SESSION_AGE
    session.save()
    save(editor)
    editor.get_by_label("Benutzername").fill(clerk.username)
    editor.get_by_label("Passwort").fill(make.PASSWORD)
    editor.get_by_role("button", name="Anmelden").click()

    expect(editor.get_by_label("Thema")).to_have_value("Übergänge")
    expect_saved(editor, "Ihre Eingaben sind wieder da.")
    assert basic_faults(editor) == {}
    save(editor)
    expect_saved(editor, "erfolgreich hinzugefügt")


def test_source_is_added_in_a_popup(editor: Page):
    office = EducationOffice.objects.get(network__slug="kreis-borken")
    editor.goto(f"/admin/networks/educationoffice/{office.pk}/change/")
    with editor.expect_popup() as opened:
        editor.get_by_role("link", name="Quelle hinzufügen").click()
    popup = opened.value
    popup.get_by_label("herausgebende Stelle").fill("Kreis Borken")
    popup.get_by_label("Titel").fill("Über uns")
    popup.keyboard.press("Tab")
    expect(popup.get_by_label("Kürzel")).to_have_value("kreis-borken-ueber-uns")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Sichern").click()
    expect(editor.get_by_title("Kreis Borken: Über uns")).to_be_visible()
    save(editor)

    expect_saved(editor)
    assert office.sources.filter(key="kreis-borken-ueber-uns").count() == 1


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/networks/educationoffice/", "/admin/networks/educationconference/add/"]
)
def test_focus_is_visible_on_every_stop(editor: Page, address: str):
    editor.goto(address)
    outlines = []
    for _ in range(60):
        editor.keyboard.press("Tab")
        element, outline = editor.evaluate(
            """() => { const e = document.activeElement;
                       const s = getComputedStyle(e.closest(".select2-container") ?? e);
                       return [e.outerHTML.slice(0, 100), s.outlineStyle + ' ' + s.outlineWidth] }"""
        )
        if element.startswith("<body"):
            break
        outlines.append((element, outline))

    # The skip link is the first stop, and a link that comes into view only then.
    assert [stop for stop in outlines[1:] if stop[1] != "solid 3px"] == []
    assert len(outlines) > 15


def test_theme_toggle_works_under_the_content_security_policy(own_page: Page, log_in):
    log_in(own_page)
    own_page.emulate_media(color_scheme="light")
    own_page.goto("/admin/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = own_page.evaluate(ground)

    own_page.get_by_role("button", name="Design wechseln").click()

    expect(own_page.locator("html")).to_have_attribute("data-theme", "dark")
    assert own_page.evaluate(ground) != light
