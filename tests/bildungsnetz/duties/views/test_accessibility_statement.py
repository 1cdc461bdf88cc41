import ast
import datetime as dt

import pytest

from bildungsnetz.duties.models import AccessibilityStatement
from bildungsnetz.duties.views.accessibility_statement import AUTOMATIC, BY_PEOPLE
from tests.factories import create_barrier, create_operator
from tests.networks.views.reading import elements, links, section, texts

PAGE = "/barrierefreiheit/"
TOP = ".//div[@class='top']/div/p"

pytestmark = pytest.mark.usefixtures("today")  # 15 June 2024


def assess(**fields) -> AccessibilityStatement:
    return AccessibilityStatement.objects.create(**{"made_on": dt.date(2024, 1, 10)} | fields)


def test_each_automatic_check_is_a_test(settings):
    def tests_in(file: str) -> set[str]:
        path = settings.BASE_DIR / file
        body = ast.parse(path.read_text(encoding="utf-8")).body if path.exists() else []
        return {node.name for node in body if isinstance(node, ast.FunctionDef)}

    named = [check.test.split("::") for check in AUTOMATIC]

    assert [f"{file}::{name}" for file, name in named if name not in tests_in(file)] == []
    assert len({check.what for check in AUTOMATIC}) == len({check.test for check in AUTOMATIC}) == len(named)


def test_empty_statement_says_what_is_missing(client, db):
    response = client.get(PAGE)

    checked = texts(response, section("pruefung", "/p"))
    assert texts(response, TOP)[1].endswith("Wer sie anbietet, ist noch nicht eingetragen.")
    assert texts(response, section("stand", "/h2")) == ["Diese Website ist noch nicht bewertet"]
    assert texts(response, section("stand", "/p"))[1] == (
        "Noch hat niemand die ganze Website geprüft und bewertet. Eingetragen ist keine Barriere. Das heißt nicht, dass "
        "es keine gibt."
    )
    assert elements(response, section("barrieren")) == []
    assert checked[0] == "Ein Tag, an dem jemand die ganze Website bewertet hat, ist nicht eingetragen."
    assert "Das kann kein Programm prüfen, und es hat noch niemand geprüft:" in checked
    assert links(response, section("kontakt")) == ["/barriere-melden/", "/servicestelle/"]
    assert texts(response, section("ombudsverfahren", "/p"))[-1].startswith(
        "Anschrift, Telefon und E-Mail der Ombudsstelle sind hier noch nicht eingetragen."
    )


@pytest.mark.parametrize(
    ("made_on", "mended_on", "state"),
    [
        ("2024-06-16", None, "noch nicht bewertet"),
        ("2024-06-15", None, "mit den Anforderungen teilweise vereinbar"),
        ("2024-06-15", "2024-06-15", "mit den Anforderungen vollständig vereinbar"),
    ],
)
def test_state_follows_assessment_and_barriers(client, db, made_on, mended_on, state):
    assess(made_on=made_on)
    create_barrier(mended_on=mended_on)

    assert texts(client.get(PAGE), section("stand", "/h2")) == [f"Diese Website ist {state}"]


def test_barriers_are_listed_by_reason(client, db):
    create_barrier(reason="c-ausgenommen", where="Archiv", alternative="Auf Anfrage.")
    create_barrier(where="Karte", description="Namen fehlen.", explanation="Kommt.", since="Mai 2024")

    response = client.get(PAGE)

    facts = texts(response, section("barrieren", "//li/p"))
    headings = ["Noch nicht vereinbar, wird behoben", "Nicht vom Gesetz erfasst"]
    assert texts(response, section("barrieren", "/h3")) == headings
    assert facts[:6] == [
        "Karte",
        "Namen fehlen.",
        "Begründung: Kommt.",
        "Alternative: Einen anderen Weg gibt es noch nicht. Schreiben Sie uns, was Sie brauchen.",
        "Anforderung: EN 301 549, 9.1.1.1 · seit Mai 2024",
        "Archiv",
    ]
    assert "Alternative: Auf Anfrage." in facts


@pytest.mark.parametrize(
    ("reviewed_on", "last", "following"),
    [
        (dt.date(2024, 2, 29), "29. Februar 2024", "spätestens am 1. März 2025"),
        (None, "14. Juni 2023", "war bis zum 14. Juni 2024 fällig und steht noch aus"),
    ],
)
def test_assessment_shows_method_days_and_next_review(client, db, reviewed_on, last, following):
    assess(made_on=dt.date(2023, 6, 14), reviewed_on=reviewed_on)

    facts = texts(client.get(PAGE), section("pruefung", "//dd"))
    assert facts == ["Selbstbewertung durch die Stelle", "14. Juni 2023", last, following]


def test_checks_of_programs_and_people_are_listed(client, db):
    assess(tested_by_people="Mit Bildschirmleser:\ndie Suche.\n\nMit <b>Lupe</b>: alles.")

    response = client.get(PAGE)

    assert texts(response, section("pruefung", "/ul/li")) == [
        *(" ".join(check.what.split()) for check in AUTOMATIC),
        *BY_PEOPLE,
    ]
    assert texts(response, section("pruefung", "/p"))[-4:] == [
        "So haben Menschen diese Website geprüft:",
        "Mit Bildschirmleser:die Suche.",
        "Mit <b>Lupe</b>: alles.",
        "Das kann kein Programm prüfen. Was davon oben nicht steht, hat noch niemand geprüft:",
    ]


def test_statement_names_the_operator_the_form_and_the_bodies(client, db):
    create_operator(name="Musterbehörde", phone="030 23125 100", mailbox="post@muster.example")
    assess(ombuds_contact="Musterstraße 1, 12345 Musterstadt")

    response = client.get(PAGE)

    assert texts(response, TOP)[1] == (
        "Diese Erklärung gilt für alle öffentlichen Seiten unter testserver. Die Website gehört zu: Musterbehörde."
    )
    reached = ["/barriere-melden/", "tel:+493023125100", "mailto:post@muster.example"]
    assert links(response, section("kontakt")) == reached
    assert links(response, section("ombudsverfahren")) == ["https://www.lbbp.nrw.de/ombudsstelle"]
    assert texts(response, section("ombudsverfahren", "/p"))[-1] == "Musterstraße 1, 12345 Musterstadt"
    assert links(response, section("ueberwachung"))[0].startswith("https://www.it.nrw/")
