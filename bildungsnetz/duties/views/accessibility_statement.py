import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from bildungsnetz.duties.models import AccessibilityStatement, Barrier, Operator
from bildungsnetz.duties.models.accessibility_statement import Conformity


@dataclass(frozen=True)
class Check:
    """An automatic check as the page describes it, and the test that does it."""

    what: str
    test: str


# A test compares this list with the tests, so the page claims only what is tested.
AUTOMATIC = (
    Check(
        "Eine Seite jeder Art besteht die Regeln von axe-core für WCAG 2.2, Stufen\N{NO-BREAK SPACE}A und AA, hell bei 1280 "
        "Pixel Breite. Auf derselben Seite ist nachgemessen: Schrift hebt sich mindestens 7:1 vom Grund ab, hell und "
        "dunkel. Was man anklickt, ist mindestens 24 mal 24 Pixel groß; ausgenommen sind Verweise im Satz und die Gebiete "
        "der Karte. Mit der Tastatur ist an jeder Stelle zu sehen, wo man ist. Bei 320 Pixel Breite, mit doppelt so großer "
        "Schrift und mit mehr Abstand zwischen Buchstaben und Zeilen muss niemand seitwärts schieben, und nichts ist "
        "abgeschnitten. Wer keine Bewegung möchte, sieht keine.",
        "tests/browser/test_pages.py::test_page_is_accessible_and_stores_nothing",
    ),
    Check(
        "Die Seiten der Redaktion bestehen dieselben Regeln. Auch dunkel hebt sich ihre Schrift mindestens 7:1 vom Grund "
        "ab, und bei 320 Pixel Breite muss niemand seitwärts schieben.",
        "tests/browser/test_admin.py::test_pages_of_the_admin_are_accessible",
    ),
    Check(
        "Auf drei Seiten ist erprobt, dass die Tabulatortaste in der Reihenfolge der Seite von Stelle zu Stelle führt.",
        "tests/browser/test_pages.py::test_tab_goes_through_the_page_in_order",
    ),
    Check(
        "Von der Startseite zum Verweis auf das Bildungsbüro braucht es mit der Tastatur den Namen des Ortes und sieben "
        "weitere Tasten.",
        "tests/browser/test_pages.py::test_blind_person_finds_the_office_for_reken_in_seven_keys",
    ),
    Check(
        "Der erste Verweis jeder Seite führt zu ihrem Inhalt.",
        "tests/browser/test_pages.py::test_skip_link_is_first_and_leads_to_the_content",
    ),
    Check(
        "Die Karte zeigt dieselben Gebiete wie die Liste, in derselben Reihenfolge, und jedes ist mit der Tastatur zu "
        "erreichen.",
        "tests/browser/test_map.py::test_map_has_the_areas_of_the_list_and_tab_reaches_them_in_its_order",
    ),
    Check(
        "Die Suche führt ohne Skript zum Bildungsbüro.",
        "tests/browser/test_pages.py::test_citizen_without_script_finds_the_office_for_ahlen",
    ),
    Check(
        "Eine Barriere lässt sich mit der Tastatur allein und ohne Skript melden.",
        "tests/browser/test_accessibility.py::test_barrier_is_reported_by_keyboard_without_script",
    ),
    Check(
        "Fehler im Formular stehen beim Feld, und der Fokus springt zu ihrer Liste.",
        "tests/browser/test_accessibility.py::test_errors_take_the_focus_and_lead_to_their_field",
    ),
    Check(
        "Jede Seite ist gültiges HTML.",
        "tests/test_pages.py::test_page_is_valid_html",
    ),
    Check(
        "Überschriften folgen Ebene für Ebene aufeinander, und keine ist leer.",
        "tests/test_pages.py::test_headings_go_down_one_level_at_a_time_and_are_never_empty",
    ),
    Check(
        "Jede Seite hat einen eigenen Titel.",
        "tests/test_pages.py::test_titles_are_unique",
    ),
)

# Checks that only people can do.
BY_PEOPLE = (
    "Bedienung mit einem Bildschirmleser (Screenreader) und mit einer Braillezeile",
    "Bedienung mit Vergrößerungsprogramm, Spracheingabe oder Schaltern",
    "ob Texte, Beschriftungen und Fehlermeldungen verständlich sind",
    "ob Bildbeschreibungen und Verweise sagen, worauf es ankommt",
)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    statement = AccessibilityStatement.objects.current()
    barriers = list(Barrier.objects.present(today))
    conformity = Conformity.of(statement, barriers, today)
    context = {
        "statement": statement,
        "is_assessed": statement.is_assessed(today),
        "next_review": _next_review(statement, today),
        "conformity": conformity.value,
        "explanation": _explanation(conformity, bool(barriers)),
        "barriers": barriers,
        "checks": AUTOMATIC,
        "by_people": BY_PEOPLE,
        "operator": Operator.objects.current(),
    }
    return render(request, "duties/accessibility_statement.html", context)


def _explanation(conformity: Conformity, has_barriers: bool) -> str:
    if conformity == Conformity.FULL:
        return "Zurzeit ist keine Barriere bekannt."
    if conformity == Conformity.PARTIAL:
        return "Der Grund sind die Barrieren, die hier folgen."
    known = (
        "Diese Barrieren sind schon bekannt."
        if has_barriers
        else "Eingetragen ist keine Barriere. Das heißt nicht, dass es keine gibt."
    )
    return f"Noch hat niemand die ganze Website geprüft und bewertet. {known}"


def _next_review(statement: AccessibilityStatement, today: dt.date) -> str:
    due = date_format(statement.review_due, "j. F Y") if statement.review_due else ""
    if statement.is_overdue(today):
        return f"war bis zum {due} fällig und steht noch aus"
    return f"spätestens am {due}"
