import pytest

from networks.finder import spelling
from networks.finder.entry import Kind


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Ahlen  ", "Ahlen"),
        ("Haltern \t am\n See", "Haltern am See"),
        ("Ah\x00len", "Ah len"),
        ("\u200fAhlen\u202e", "Ahlen"),
        ("Mu\u0308nster", "Münster"),
        ("A\u0317\u0322hlen", "Ahlen"),
        ("Ahlen\ud800", "Ahlen"),
        ("Ah\ufffdlen", "Ahlen"),
        ("Stadt\u00adlohn", "Stadtlohn"),
        ("Haltern\u00a0am\u00a0See", "Haltern am See"),
        ("\x00\u200b\ufffd", ""),
    ],
)
def test_clean(text, cleaned):
    assert spelling.clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oer-Erkenschwick", ["oer", "erkenschwick"]),
        ("Gronau (Westf.), Stadt", ["gronau", "westf", "stadt"]),
        ("St. Arnold", ["sankt", "arnold"]),
        ("Sekundarstufe I/II", ["sekundarstufe", "i", "ii"]),
        ("Straße", ["strasse"]),
        ("MÜNSTER", ["münster"]),
        ("Café", ["cafe"]),
        ("Kita & Schule", ["kita", "und", "schule"]),
        ("４８２３１", ["48231"]),
        ("%_'\"<>", []),
    ],
)
def test_words(text, found):
    assert spelling.words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ahlen", ["ahlen"]),
        ("münster", ["muenster", "munster"]),
        ("neuenkirchen", ["neuenkirchen"]),
        ("bildungsbüromünster", [f"bildungsb{a}rom{b}nster" for a in ("ue", "u") for b in ("ue", "u")]),
        ("üüüü", ["ueueueue", "uuuu"]),
    ],
)
def test_spellings(text, found):
    assert spelling.spellings(text) == found


@pytest.mark.parametrize(
    ("name", "everyday"),
    [
        ("Gronau (Westf.)", "Gronau"),
        ("Haltern am See", "Haltern"),
        ("Rheda b. Wiedenbrück", "Rheda"),
        ("Gescher, Glockenstadt", "Gescher"),
        ("Oer-Erkenschwick", "Oer-Erkenschwick"),
        ("Drensteinfurt", "Drensteinfurt"),
    ],
)
def test_everyday_name(name, everyday):
    assert spelling.everyday_name(name) == everyday


@pytest.mark.parametrize(
    ("typed", "rest", "kinds"),
    [
        ("Ahlen", ["ahlen"], []),
        ("Bildungsbüro für Ahlen", ["ahlen"], [Kind.OFFICE]),
        ("bildungsbuero ahlen", ["ahlen"], [Kind.OFFICE]),
        ("BILDUNGSBURO AHLEN", ["ahlen"], [Kind.OFFICE]),
        ("Regionales Bildungsnetzwerk im Kreis Borken", ["borken"], [Kind.NETWORK, Kind.DISTRICT]),
        ("Stadt", [], [Kind.TOWN]),
        ("Lenkungskreis Borken", ["borken"], [Kind.COMMITTEE]),
        ("Lenkungsgruppe der Stadt Gelsenkirchen", ["gelsenkirchen"], [Kind.COMMITTEE, Kind.TOWN]),
        ("Bildungskonferenzen im Kreis Coesfeld", ["coesfeld"], [Kind.CONFERENCES, Kind.DISTRICT]),
    ],
)
def test_without_fillers(typed, rest, kinds):
    assert spelling.without_fillers(spelling.words(typed)) == (rest, kinds)
