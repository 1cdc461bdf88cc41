"""The accessibility statement and the form for barriers: by keyboard, without script, with every mistake."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from bildungsnetz.duties.models import AccessibilityStatement, Barrier, BarrierReport
from tests.browser.faults import all_faults, tab_to
from tests.factories import create_barrier, create_operator

FORM = "/barriere-melden/"
without_script = pytest.mark.browser_context_args(java_script_enabled=False)


def send(page: Page) -> None:
    page.get_by_role("button", name="Meldung abschicken").click()


@without_script
@pytest.mark.usefixtures("writable")
def test_barrier_is_reported_by_keyboard_without_script(page: Page):
    page.goto("/barrierefreiheit/")
    page.locator("main").get_by_role("link", name="Barriere melden", exact=True).click()
    page.goto(f"{page.url}?seite=/orte/ahlen/")

    tab_to(page, page.locator("#id_kind_0"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Ich brauche die Karte als Text.")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_value("/orte/ahlen/")
    page.keyboard.press("Tab")
    page.keyboard.type("leserin@beispiel.example")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Meldung ist angekommen")
    assert BarrierReport.objects.values_list("kind", "page", "message", "reply_to").get() == (
        "inhalt",
        "/orte/ahlen/",
        "Ich brauche die Karte als Text.",
        "leserin@beispiel.example",
    )
    assert page.context.cookies() == []


@pytest.mark.parametrize("script", [pytest.param(False, marks=without_script), True])
def test_errors_take_the_focus_and_lead_to_their_field(page: Page, script: bool):
    page.goto(FORM)
    page.get_by_label("Auf welcher Seite").fill("Startseite")
    page.get_by_label("Ihre E-Mail-Adresse").fill("leserin")
    send(page)

    errors, message = page.locator("#fehler"), page.get_by_label("Ihre Nachricht")
    expect(errors).to_be_focused()
    expect(errors).to_be_in_viewport()
    expect(errors).to_have_css("outline", re.compile("solid 3px"))
    expect(page.get_by_role("alert")).to_contain_text("Ihre Meldung ist noch nicht abgeschickt")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(
        "Ihre Nachricht: Bitte schreiben Sie, was nicht geht oder was Sie brauchen."
    )
    page.keyboard.press("Enter")
    expect(message).to_be_focused()
    expect(message).to_have_attribute("aria-invalid", "true")
    expect(message).to_have_accessible_description(
        "Was geht nicht? Was brauchen Sie? Bitte schreiben Sie, was nicht geht oder was Sie brauchen."
    )
    expect(page.get_by_label("Auf welcher Seite")).to_have_value("Startseite")
    expect(page.get_by_label("Ihre E-Mail-Adresse")).to_have_value("leserin")


@pytest.mark.parametrize("with_styles", [True, False])
def test_field_for_programs_is_neither_seen_nor_reached(
    page: Page, browser_errors: list[str], with_styles: bool
):
    if not with_styles:
        page.route("**/*.css", lambda route: route.abort())
    page.goto(FORM)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id"))
    browser_errors[:] = [error for error in browser_errors if "ERR_FAILED" not in error]

    expect(page.locator("#id_leerfeld")).to_be_hidden()
    assert ("id_reply_to" in stops, "id_leerfeld" in stops) == (True, False)
    assert "Dieses Feld muss leer bleiben" not in page.locator("form.form").aria_snapshot()


@pytest.mark.usefixtures("writable")
def test_form_with_errors_is_accessible(page: Page):
    create_operator()
    page.goto(FORM)
    page.get_by_label("Ihre E-Mail-Adresse").fill("leserin")
    send(page)
    page.emulate_media(forced_colors="active")
    for selector in ("#fehler", "#id_message", "#id_page", "main form button"):
        expect(page.locator(selector)).to_have_css("border-top", re.compile("2px solid"))
    page.emulate_media(forced_colors="none")

    assert all_faults(page) == {}


@pytest.mark.usefixtures("writable")
def test_statement_with_barriers_is_accessible(page: Page):
    create_operator()
    AccessibilityStatement.objects.create(
        made_on=dt.date(2020, 1, 1), tested_by_people="Tastatur: alles.", ombuds_contact="Musterstraße 1"
    )
    for reason in Barrier.Reason.values:
        create_barrier(reason=reason, where="Ein-sehr-langer-Ort-ohne-eine-einzige-Stelle-zum-Umbrechen")

    page.goto("/barrierefreiheit/")

    expect(page.get_by_role("heading", name="Das ist noch nicht zugänglich")).to_be_visible()
    assert all_faults(page) == {}
