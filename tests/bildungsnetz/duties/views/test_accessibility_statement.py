import datetime as dt

import pytest

from bildungsnetz.duties.models import AccessibilityStatement
from bildungsnetz.duties.views.accessibility_statement import AUTOMATIC, BY_PEOPLE
from tests.factories import create_barrier, create_operator
from tests.networks.views.reading import elements, links, section, texts

PAGE = "/barrierefreiheit/"

pytestmark = pytest.mark.usefixtures("today")  # 15 June 2024


def assess(**fields) -> AccessibilityStatement:
    return AccessibilityStatement.objects.create(**{"made_on": dt.date(2024, 1, 10)} | fields)


def status(client) -> str:
    return texts(client.get(PAGE), section("stand", "/h2"))[0].removeprefix("Diese Website ist ")


@pytest.mark.parametrize("rows", [1, 3])
def test_statement_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    create_operator()
    assess()
    for _ in range(rows):
        create_barrier()

    with django_assert_num_queries(4):
        response = client.get(PAGE)

    assert len(texts(response, section("barrieren", "//li"))) == rows


def test_statement_that_is_not_there_says_so(client, db):
    response = client.get(PAGE)

    assert texts(response, section("stand", "/h2")) == ["Diese Website ist noch nicht bewertet"]
    assert texts(response, section("stand", "/p"))[1] == (
        "Noch hat niemand die ganze Website geprüft und bewertet. Eingetragen ist keine Barriere. Das heißt nicht, dass "
        "es keine gibt."
    )
    assert elements(response, section("barrieren")) == []
    assert texts(response, section("pruefung", "/p"))[0] == (
        "Ein Tag, an dem jemand die ganze Website bewertet hat, ist nicht eingetragen."
    )


def test_statement_changes_by_itself_when_a_barrier_is_entered_and_mended(client, db):
    before = status(client)
    assess()
    assessed = status(client)
    barrier = create_barrier()
    entered = status(client)
    barrier.mended_on = dt.date(2024, 6, 15)
    barrier.save()

    assert (before, assessed, entered, status(client)) == (
        "noch nicht bewertet",
        "mit den Anforderungen vollständig vereinbar",
        "mit den Anforderungen teilweise vereinbar",
        "mit den Anforderungen vollständig vereinbar",
    )


def test_barrier_that_will_be_mended_tomorrow_still_stands(client, db):
    assess()
    create_barrier(mended_on=dt.date(2024, 6, 16))

    assert status(client) == "mit den Anforderungen teilweise vereinbar"


def test_statement_that_is_made_in_the_future_assesses_nothing(client, db):
    assess(made_on=dt.date(2024, 6, 16))

    assert status(client) == "noch nicht bewertet"


def test_barriers_stand_by_reason_with_all_that_is_known(client, db):
    create_barrier(reason="c-ausgenommen", where="Archiv", alternative="Auf Anfrage.")
    create_barrier(
        where="Karte",
        description="Namen fehlen.",
        requirement="EN 301 549, 9.1.1.1",
        explanation="Wir schreiben sie.",
        since="Mai 2024",
    )

    response = client.get(PAGE)

    assert texts(response, section("barrieren", "/h3")) == [
        "Noch nicht vereinbar, wird behoben",
        "Nicht vom Gesetz erfasst",
    ]
    assert texts(response, section("barrieren", "//li/p"))[:5] == [
        "Karte",
        "Namen fehlen.",
        "Begründung: Wir schreiben sie.",
        "Alternative: Einen anderen Weg gibt es noch nicht. Schreiben Sie uns, was Sie brauchen.",
        "Anforderung: EN 301 549, 9.1.1.1 · seit Mai 2024",
    ]
    assert "Alternative: Auf Anfrage." in texts(response, section("barrieren", "//li/p"))


@pytest.mark.parametrize(
    ("reviewed_on", "facts"),
    [
        (None, ["10. Januar 2024", "10. Januar 2024", "spätestens am 10. Januar 2025"]),
        (dt.date(2024, 2, 29), ["10. Januar 2024", "29. Februar 2024", "spätestens am 1. März 2025"]),
    ],
)
def test_statement_says_how_and_when_it_was_made(client, db, reviewed_on, facts):
    assess(reviewed_on=reviewed_on)

    assert texts(client.get(PAGE), section("pruefung", "//dd")) == [
        "Selbstbewertung durch die Stelle",
        *facts,
    ]


@pytest.mark.parametrize(
    ("made_on", "due"),
    [
        (dt.date(2023, 6, 15), "spätestens am 15. Juni 2024"),
        (dt.date(2023, 6, 14), "war bis zum 14. Juni 2024 fällig und steht noch aus"),
    ],
)
def test_statement_says_itself_when_its_review_is_late(client, db, made_on, due):
    assess(made_on=made_on)

    assert texts(client.get(PAGE), section("pruefung", "//dd"))[-1] == due


def test_statement_says_what_is_tested_and_what_is_not(client, db):
    response = client.get(PAGE)

    assert texts(response, section("pruefung", "/ul/li")) == [
        *(" ".join(check.what.split()) for check in AUTOMATIC),
        *BY_PEOPLE,
    ]
    assert "Das kann kein Programm prüfen, und es hat noch niemand geprüft:" in texts(
        response, section("pruefung", "/p")
    )


def test_statement_says_what_people_have_tested(client, db):
    assess(tested_by_people="Mit Bildschirmleser:\ndie Suche.\n\nMit <b>Lupe</b>: alles.")

    said = texts(client.get(PAGE), section("pruefung", "/p"))

    assert said[-4:] == [
        "So haben Menschen diese Website geprüft:",
        "Mit Bildschirmleser:die Suche.",
        "Mit <b>Lupe</b>: alles.",
        "Das kann kein Programm prüfen. Was davon oben nicht steht, hat noch niemand geprüft:",
    ]


def test_statement_names_the_operator_the_form_and_the_bodies(client, db):
    create_operator(name="Musterbehörde", phone="030 23125 100", mailbox="post@muster.example")
    assess(ombuds_contact="Musterstraße 1, 12345 Musterstadt")

    response = client.get(PAGE)

    assert texts(response, ".//main/p")[1] == (
        "Diese Erklärung gilt für alle öffentlichen Seiten unter testserver. Die Website gehört zu: Musterbehörde."
    )
    assert links(response, section("kontakt")) == [
        "/barriere-melden/",
        "tel:+493023125100",
        "mailto:post@muster.example",
    ]
    assert links(response, section("ombudsverfahren")) == ["https://www.lbbp.nrw.de/ombudsstelle"]
    assert texts(response, section("ombudsverfahren", "/p"))[-1] == "Musterstraße 1, 12345 Musterstadt"
    assert links(response, section("ueberwachung"))[0].startswith("https://www.it.nrw/")


def test_statement_says_what_is_missing(client, db):
    response = client.get(PAGE)

    assert texts(response, ".//main/p")[1].endswith("Wer sie anbietet, ist noch nicht eingetragen.")
    assert links(response, section("kontakt")) == ["/barriere-melden/", "/servicestelle/"]
    assert texts(response, section("ombudsverfahren", "/p"))[-1] == (
        "Anschrift, Telefon und E-Mail der Ombudsstelle sind hier noch nicht eingetragen. Sie finden sie auf deren Seite."
    )


def test_text_from_the_database_is_escaped(client, db):
    nasty = "<script>alert(1)</script>"
    create_operator(name=nasty)
    assess(tested_by_people=nasty, ombuds_contact=nasty)
    create_barrier(where=nasty, description=nasty, requirement=nasty, explanation=nasty, alternative=nasty)

    assert "<script>alert" not in client.get(PAGE).content.decode()
