"""The accessibility statement and the form for barriers: by keyboard, without script, with every mistake."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from bildungsnetz.duties.models import AccessibilityStatement, Barrier, BarrierReport, MonitoringNotice
from tests.factories import create_barrier, create_barrier_report, create_operator, create_user

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # axe would put a style into the page, which the page's own rules forbid
}
FORM = "/barriere-melden/"

without_script = pytest.mark.browser_context_args(java_script_enabled=False)
schemes_and_widths = [("light", 1280), ("dark", 320)]


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"Tab does not reach {selector}.")


def send(page: Page) -> None:
    page.get_by_role("button", name="Meldung abschicken").click()


def look(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds, and whether the page is wider than the window."""
    found = [
        (finding["id"], node["html"][:120])
        for finding in Axe().run(page, options=RULES).response["violations"]
        for node in finding["nodes"]
    ]
    excess = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, ("too wide", f"{excess} px")] if excess > 0 else found


# --- The form ------------------------------------------------------------------------------------------------


@without_script
@pytest.mark.usefixtures("writable")
def test_barrier_is_reported_by_keyboard_without_script(page: Page):
    page.goto(f"{FORM}?seite=/orte/ahlen/")

    tab_to(page, "#id_kind_0")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Ich brauche die Karte als Text.")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_value("/orte/ahlen/")
    page.keyboard.press("Tab")
    page.keyboard.type("leserin@beispiel.example")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Meldung ist angekommen")
    report = BarrierReport.objects.get()
    assert (report.kind, report.page, report.message, report.reply_to) == (
        "inhalt",
        "/orte/ahlen/",
        "Ich brauche die Karte als Text.",
        "leserin@beispiel.example",
    )
    assert page.context.cookies() == []


@pytest.mark.parametrize("script", [True, False])
def test_errors_take_the_focus_and_lead_to_their_field(new_context, script: bool):
    page = new_context(java_script_enabled=script).new_page()
    page.goto(FORM)
    page.get_by_label("Auf welcher Seite").fill("Startseite")
    page.get_by_label("Ihre E-Mail-Adresse").fill("leserin")
    send(page)

    expect(page.locator("#fehler")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Ihre Meldung ist noch nicht abgeschickt")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text(
        "Ihre Nachricht: Bitte schreiben Sie, was nicht geht oder was Sie brauchen."
    )
    page.keyboard.press("Enter")
    message = page.get_by_label("Ihre Nachricht")
    expect(message).to_be_focused()
    expect(message).to_have_attribute("aria-invalid", "true")
    expect(message).to_have_accessible_description(
        "Was geht nicht? Was brauchen Sie? Bitte schreiben Sie, was nicht geht oder was Sie brauchen."
    )
    expect(page.get_by_label("Auf welcher Seite")).to_have_value("Startseite")
    expect(page.get_by_label("Ihre E-Mail-Adresse")).to_have_value("leserin")


def test_list_of_errors_is_seen_to_have_the_focus(page: Page):
    page.goto(FORM)
    send(page)

    style = page.locator("#fehler").evaluate(
        "e => { const s = getComputedStyle(e); return `${s.outlineStyle} ${s.outlineWidth}` }"
    )

    assert style == "solid 3px"
    assert page.locator("#fehler").evaluate("e => e.getBoundingClientRect().top >= 0")


@pytest.mark.parametrize("with_styles", [True, False])
def test_field_for_programs_is_neither_seen_nor_reached(page: Page, complaints: list[str], with_styles: bool):
    if not with_styles:
        page.route("**/*.css", lambda route: route.abort())
    page.goto(FORM)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id"))
    complaints[:] = [complaint for complaint in complaints if "ERR_FAILED" not in complaint]

    expect(page.locator("#id_betreff")).to_be_hidden()
    assert "id_reply_to" in stops
    assert "id_betreff" not in stops
    assert "Bitte lassen Sie dieses Feld leer" not in page.locator("form.form").aria_snapshot()


def test_what_one_taps_is_large_enough(page: Page):
    page.goto(FORM)
    controls = page.locator(
        "main form > .field > :is(input, textarea), main form > button, .field__choice label"
    )

    heights = [control.bounding_box()["height"] for control in controls.all()]

    assert len(heights) == 6
    assert [height for height in heights if height < 44] == []


@pytest.mark.usefixtures("writable")
@pytest.mark.parametrize(("scheme", "width"), schemes_and_widths)
def test_axe_finds_nothing_in_the_form(page: Page, scheme: str, width: int):
    create_operator()
    look(page, scheme, width)
    found = {}
    page.goto(FORM)
    found["empty"] = faults(page)
    page.get_by_label("Ihre E-Mail-Adresse").fill("leserin")
    send(page)
    expect(page.locator("#fehler")).to_be_visible()
    found["wrong"] = faults(page)
    page.get_by_label("Ihre Nachricht").fill("Text")
    page.get_by_label("Ihre E-Mail-Adresse").fill("")
    send(page)
    page.wait_for_url("**/gesendet/")
    found["sent"] = faults(page)

    assert found == {"empty": [], "wrong": [], "sent": []}


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 900})
def test_errors_with_text_of_double_size_do_not_scroll_sideways(page: Page):
    page.goto(FORM)
    page.get_by_label("Ihre E-Mail-Adresse").fill("leserin")
    send(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_field_and_errors_are_framed_in_forced_colours(page: Page):
    page.emulate_media(forced_colors="active")
    page.goto(FORM)
    send(page)

    frames = page.evaluate(
        """['#fehler', '#id_message', '#id_page', 'main form button'].map(selector => {
             const style = getComputedStyle(document.querySelector(selector));
             return `${style.borderTopStyle} ${style.borderTopWidth}` })"""
    )

    assert frames == ["solid 2px"] * 4


# --- The statement -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("writable")
@pytest.mark.parametrize(("scheme", "width"), schemes_and_widths)
def test_axe_finds_nothing_in_a_statement_with_barriers(page: Page, scheme: str, width: int):
    create_operator()
    AccessibilityStatement.objects.create(
        made_on=dt.date(2020, 1, 1), tested_by_people="Tastatur: alles.", ombuds_contact="Musterstraße 1"
    )
    for reason in Barrier.Reason.values:
        create_barrier(reason=reason, where="Ein-sehr-langer-Ort-ohne-eine-einzige-Stelle-zum-Umbrechen")
    look(page, scheme, width)

    page.goto("/barrierefreiheit/")

    expect(page.get_by_role("heading", name="Das ist noch nicht zugänglich")).to_be_visible()
    assert faults(page) == []


@pytest.mark.usefixtures("writable")
def test_statement_leads_to_the_form(page: Page):
    page.goto("/barrierefreiheit/")

    page.get_by_role("link", name="Melden Sie eine Barriere").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Eine Barriere melden")


# --- The admin -----------------------------------------------------------------------------------------------


@pytest.fixture
def editor(page: Page, base_url: str, writable) -> Page:
    client = Client()
    client.force_login(create_user(is_staff=True, is_superuser=True))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}]
    )
    return page


@pytest.mark.parametrize(("scheme", "width"), schemes_and_widths)
def test_axe_finds_nothing_in_the_admin(editor: Page, scheme: str, width: int):
    AccessibilityStatement.objects.create(made_on=dt.date(2020, 1, 1))
    barrier = create_barrier()
    report = create_barrier_report(received_at=timezone.now() - dt.timedelta(days=30))
    notice = MonitoringNotice.objects.latest("pk")
    look(editor, scheme, width)
    found = {}

    for address in [
        "",
        "duties/barrier/",
        f"duties/barrier/{barrier.pk}/change/",
        "duties/accessibilitystatement/1/change/",
        "duties/monitoringnotice/",
        f"duties/monitoringnotice/{notice.pk}/change/",
        "duties/barrierreport/",
        "duties/barrierreport/add/",
        f"duties/barrierreport/{report.pk}/change/",
    ]:
        editor.goto(f"/admin/{address}")
        if result := faults(editor):
            found[address] = result

    assert found == {}


def test_editor_enters_a_barrier_and_the_statement_changes_by_itself(editor: Page):
    AccessibilityStatement.objects.create(made_on=timezone.localdate())
    editor.goto("/barrierefreiheit/")
    expect(editor.get_by_role("heading", name="vollständig vereinbar")).to_be_visible()

    editor.goto("/admin/duties/barrier/add/")
    editor.get_by_role("textbox", name="Wo:").fill("Karte auf der Startseite")
    editor.get_by_label("Was nicht zugänglich ist").fill("Namen fehlen.")
    editor.get_by_label("Anforderung").fill("EN 301 549, 9.1.1.1")
    editor.get_by_label("Seit").fill("Mai 2026")
    editor.get_by_role("textbox", name="Begründung:").fill("Kommt.")
    editor.get_by_role("button", name="Sichern", exact=True).click()
    expect(editor.locator(".messagelist")).to_contain_text("erfolgreich hinzugefügt")
    editor.goto("/barrierefreiheit/")

    expect(editor.get_by_role("heading", name="teilweise vereinbar")).to_be_visible()
    expect(editor.get_by_text("Karte auf der Startseite")).to_be_visible()
    editor.goto("/admin/")
    editor.get_by_role("link", name="2 Mitteilungen").click()
    expect(editor.get_by_text("Neu: Barriere „Karte auf der Startseite“")).to_be_visible()
