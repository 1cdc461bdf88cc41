from networks.finder import spelling
from networks.finder.entry import Kind


def test_clean_removes_unreadable_characters():
    expected = {
        "Haltern \t am\n See ": "Haltern am See",
        "Ah\x00len": "Ah len",
        "\u200fAhlen\u202e": "Ahlen",
        "Mu\u0308nster": "Münster",
        "A\u0317\u0322hlen\ud800": "Ahlen",
        "Ah\ufffdlen": "Ahlen",
        "Stadt\u00adlohn": "Stadtlohn",
        "Haltern\u00a0am\u00a0See": "Haltern am See",
        "\x00\u200b\ufffd": "",
    }

    assert {text: spelling.clean(text) for text in expected} == expected


def test_words_are_normalised():
    expected = {
        "Oer-Erkenschwick": ["oer", "erkenschwick"],
        "Gronau (Westf.), Stadt": ["gronau", "westf", "stadt"],
        **{saint: ["sankt", "veit"] for saint in ("St. Veit", "St.Veit", "ST VEIT", "Sankt Veit")},
        **{sharp: ["grossreken"] for sharp in ("Großreken", "GROSSREKEN", "GROẞREKEN")},
        "MÜNSTER": ["münster"],
        "Café": ["cafe"],
        "Kita & Schule": ["kita", "und", "schule"],
        "４８２３１ ٤٨٢٣١ ۴۸۲۳۱": ["48231"] * 3,
        **{
            dash: ["oer", "erkenschwick"]
            for dash in ("Oer–Erkenschwick", "Oer\u2011Erkenschwick", "Oer\u00a0-\u202fErkenschwick")
        },
        "%_'\"<>": [],
    }

    assert {text: spelling.words(text) for text in expected} == expected


def test_umlauts_have_two_spellings():
    expected = {
        "münster": ["muenster", "munster"],
        "neuenkirchen": ["neuenkirchen"],
        "büromünster": ["bueromuenster", "bueromunster", "buromuenster", "buromunster"],
        "üüüü": ["ueueueue", "uuuu"],
    }

    assert {text: spelling.spellings(text) for text in expected} == expected


def test_everyday_name():
    expected = {
        "Gronau (Westf.)": "Gronau",
        "Haltern am See": "Haltern",
        "Rheda b. Wiedenbrück": "Rheda",
        "Gescher, Glockenstadt": "Gescher",
        "Oer-Erkenschwick": "Oer-Erkenschwick",
    }

    assert {name: spelling.everyday_name(name) for name in expected} == expected


def test_fillers_tell_the_kind_of_page():
    expected = {
        "Ahlen": (["ahlen"], []),
        "bildungsbuero für ahlen": (["ahlen"], [Kind.OFFICE]),
        "BILDUNGSBURO AHLEN": (["ahlen"], [Kind.OFFICE]),
        "Bildungsnetzwerk im Kreis Borken": (["borken"], [Kind.NETWORK, Kind.DISTRICT]),
        "Stadt": ([], [Kind.TOWN]),
        "Lenkungsgruppe Gelsenkirchen": (["gelsenkirchen"], [Kind.COMMITTEE]),
        "Bildungskonferenzen Coesfeld": (["coesfeld"], [Kind.CONFERENCES]),
    }

    assert {text: spelling.without_fillers(spelling.words(text)) for text in expected} == expected
