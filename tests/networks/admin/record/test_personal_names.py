import pytest

from networks.admin.record.personal_names import suspicions

# By text: what it seems to hold.
TEXTS = {
    "vertreten durch Herrn Öztürk": ["Herrn Öztürk"],
    "Leiterin Frau Dr. Krupp": ["Frau Dr. Krupp"],
    "Herr Dr. von der Heide": ["Herr Dr. von der Heide"],
    "Prof. Dr. phil. Sabine\n Weber-Groß": ["Prof. Dr. phil. Sabine Weber-Groß"],
    "Dipl.-Päd. Weber": ["Dipl.-Päd. Weber"],
    "02861 82-1234": ["02861 82-1234"],
    "Tel. 02861/821234": ["02861/821234"],
    "+49 (0) 2861 82-1234.": ["+49 (0) 2861 82-1234"],
    "(02861) 82 12 34": ["(02861) 82 12 34"],
    "Durchwahl -1234": ["Durchwahl -1234"],
    "Telefon: 1234": ["Telefon: 1234"],
    "an e.mustermann@kreis.example.": ["e.mustermann@kreis.example"],
    "hans-peter.groß@stadt.example": ["hans-peter.groß@stadt.example"],
    "bildungsbuero@kreis.example, schulamt.borken@kreis.example": [],
    "Dr.-Hans-Böckler-Straße 4, Dr. Hans-Böckler-Schule, Heinrich-Böll-Gesamtschule": [],
    "Kompetenzzentrum Frau und Beruf, Gleichstellungsbeauftragte, d. h. Amt 12": [],
    "Telefon 0251 411-0, am 01.08.2024, 2024-08-01, 08:00 bis 16:00 Uhr, Vorlage 0255/2008": [],
    "48143 Münster, Dezernate 41–48, Schuljahr 2024/2025": [],
}


@pytest.mark.parametrize(("text", "found"), TEXTS.items())
def test_names_direct_numbers_and_personal_mailboxes_are_reported(text, found):
    assert [sentence.partition("“")[0].removeprefix("„") for sentence in suspicions(text)] == found


def test_each_finding_is_reported_once_with_advice():
    assert suspicions("Frau Müller, 02861 82-1234, e.mueller@kreis.example; Frau Müller lädt ein") == [
        "„Frau Müller“ sieht nach dem Namen einer Person aus. Bitte nennen Sie nur die Funktion oder die Stelle.",
        "„02861 82-1234“ sieht nach einer Durchwahl aus. Bitte nennen Sie die Zentrale oder keine Nummer.",
        "„e.mueller@kreis.example“ sieht nach dem Postfach einer Person aus. Bitte nennen Sie das Funktionspostfach.",
    ]


@pytest.mark.parametrize("part", ["a.a-", "0251 ", "Dr. ", "Dr. von ", "Frau Aa-"])
def test_long_text_takes_linear_time(part):
    assert any("„Frau Müller“" in sentence for sentence in suspicions(f"{part * 20_000}. Frau Müller"))
