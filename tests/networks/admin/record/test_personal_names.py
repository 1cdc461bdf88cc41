import json
from pathlib import Path

import pytest

from networks.admin.record.personal_names import suspicions

FIXTURES = Path(__file__).parents[2] / "fixtures"


def seen(text: str) -> list[str]:
    return [sentence.partition("“")[0].removeprefix("„") for sentence in suspicions(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Frau Müller", "Frau Müller"),
        ("vertreten durch Herrn Öztürk", "Herrn Öztürk"),
        ("Herr Dr. von der Heide", "Herr Dr. von der Heide"),
        ("Dr. Weber, Leitung", "Dr. Weber"),
        ("Prof. Dr. Weber", "Prof. Dr. Weber"),
        ("Prof. Dr. phil. Sabine Weber-Groß", "Prof. Dr. phil. Sabine Weber-Groß"),
        ("Dipl.-Päd. Weber", "Dipl.-Päd. Weber"),
        ("Anna Schmidt", "Anna Schmidt"),
        ("Leitung (Anna-Lena Schmidt)", "Anna-Lena Schmidt"),
        ("Anna Maria Schmidt", "Anna Maria Schmidt"),
        ("Jürgen\n von  Neuhaus", "Jürgen von Neuhaus"),
        ("Frau Müller Gesamtschule Borken", "Frau Müller"),
        ("Landrat Kai Muster", "Kai Muster"),
        ("die Oberbürgermeisterin Svetlana Krupp-Stein.", "Svetlana Krupp-Stein"),
        ("Leitung: Svetlana Krupp", "Svetlana Krupp"),
        ("Schulleiter Kai Muster, Borken", "Kai Muster"),
        ("Vorsitzende: Svetlana Krupp", "Svetlana Krupp"),
        ("Landrat Peter Muster", "Peter Muster"),
        ("Leiterin Frau Dr. Krupp", "Frau Dr. Krupp"),
    ],
)
def test_a_name_is_seen(text, name):
    assert seen(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Heinrich-Böll-Gesamtschule",
        "Heinrich Böll Gesamtschule",
        "Leitung der Anne-Frank-Schule",
        "Dr.-Hans-Böckler-Straße 4",
        "Dr. Hans-Böckler-Schule",
        "Hans-Böckler-Berufskolleg Marl",
        "Karl Ziegler Gymnasium",
        "Anne Frank Haus",
        "Max Planck Institut",
        "St. Martin Borken",
        "Kompetenzzentrum Frau und Beruf",
        "Gleichstellungsbeauftragte, d. h. Amt 12",
        "im August Treffen",
        "Leitung des Dezernats 48",
        "Schulamt für den Kreis Borken",
        "Vertretung der Schulform Gymnasium",
        "Martinschule und Paulschule",
        "Leitung des Amts für Jugend",
        "Bürgermeisterin oder Bürgermeister",
        "Landrat des Kreises Borken",
        "Dezernentin Bildung Jugend",
        "Leiterin Regionales Bildungsbüro",
        "Vorsitz: Bezirksregierung Münster",
        "Bürgermeister Stadt Ahaus",
        "Leiter Planung Digitales",
        "Landrat Stellvertretende Vorsitzende",
    ],
)
def test_a_function_and_an_institution_are_not_taken_for_a_person(text):
    assert suspicions(text) == []


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.json")), ids=lambda file: file.name)
def test_no_text_of_the_fixtures_is_taken_for_a_person(file):
    records = json.loads(file.read_text(encoding="utf-8"))
    texts = [value for record in records for value in record["fields"].values() if isinstance(value, str)]

    found = [suspicion for text in texts for suspicion in suspicions(text)]
    assert [suspicion for suspicion in found if "Namen einer Person" in suspicion] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("02861 82-1234", "02861 82-1234"),
        ("Tel. 02861/821234", "02861/821234"),
        ("(02861) 82 12 34", "(02861) 82 12 34"),
        ("+49 2861 82-1234", "+49 2861 82-1234"),
        ("+49 (0) 2861 82-1234.", "+49 (0) 2861 82-1234"),
        ("mobil 0171 2345678", "0171 2345678"),
        ("Durchwahl -1234", "Durchwahl -1234"),
        ("Telefon: 1234", "Telefon: 1234"),
    ],
)
def test_a_direct_number_is_seen(text, number):
    assert seen(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "0251 411-0",
        "Telefon 0251 411-0",
        "am 01.08.2024",
        "2024-08-01",
        "von 08:00 bis 16:00 Uhr",
        "48143 Münster, Domplatz 1–3",
        "01067 Dresden",
        "Dezernate 41–48",
        "Schuljahr 2024/2025",
        "5 554 004 Stück",
        "Vorlage 0255/2008",
    ],
)
def test_a_central_number_and_other_figures_are_not_taken_for_a_direct_number(text):
    assert suspicions(text) == []


@pytest.mark.parametrize(
    ("text", "mailbox"),
    [
        ("erika.mustermann@kreis.de", "erika.mustermann@kreis.de"),
        ("an e.mustermann@kreis.example.", "e.mustermann@kreis.example"),
        ("hans-peter.groß@stadt.example", "hans-peter.groß@stadt.example"),
    ],
)
def test_a_personal_mailbox_is_seen(text, mailbox):
    assert seen(text) == [mailbox]


@pytest.mark.parametrize(
    "text",
    ["bildungsbuero@kreis.example", "schulamt.borken@kreis.example", "info.netz@kreis.example", "a@b", "@"],
)
def test_a_functional_mailbox_is_not_taken_for_a_personal_one(text):
    assert suspicions(text) == []


def test_each_suspicion_says_once_what_to_do():
    text = "Frau Müller, 02861 82-1234, e.mueller@kreis.example; Frau Müller lädt ein"

    assert suspicions(text) == [
        "„Frau Müller“ sieht nach dem Namen einer Person aus. Bitte nennen Sie nur die Funktion oder die Stelle.",
        "„02861 82-1234“ sieht nach einer Durchwahl aus. Bitte nennen Sie die Zentrale oder keine Nummer.",
        "„e.mueller@kreis.example“ sieht nach dem Postfach einer Person aus. Bitte nennen Sie das Funktionspostfach.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna " * 20_000,
        "a.a-" * 20_000,
        "0251 " * 20_000,
        "Dr. " * 20_000,
        "Leiter" * 20_000,
        "Landrat Kai " * 20_000,
    ],
)
def test_a_long_text_is_read_to_its_end(text):
    assert seen(f"{text} Frau Müller")[-1:] != []
