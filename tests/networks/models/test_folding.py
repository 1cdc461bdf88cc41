import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.models.folding import folded, is_found, reading, search_terms
from networks.models.text import plain

TEXT = st.text(st.characters() | st.sampled_from("aAä\u0308üÜßẞ -–\u00a0\u2011\u00ad\u200bﬁ6.Mai2026"))


@given(text=TEXT)
def test_texts_that_read_the_same_fold_to_the_same(text):
    same = [
        plain(text).lower(),
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
    ]

    assert reading(reading(text)) == reading(text)
    assert folded(plain(text)) == folded(text)
    assert {folded(other) for other in same} == {folded(text)}


def test_texts_sort_as_in_a_german_list():
    ordered = ["Arzt", "Ärzte", "Arzu", "Bar", "Bär", "Maße", "Rhein", "Rhein-Ruhr", "Rheine"]
    ordered += ["Übergang", "übergeben", "Uhr", "Zebra"]

    assert sorted(set(ordered), key=folded) == ordered


@pytest.mark.parametrize(
    ("text", "found", "missed"),
    [
        (
            "Übergänge",
            ["UEBERGAENGE", "ubergange", "U\u0308bergänge", "gänge", "ubergang"],
            ["–", "übergang"],
        ),
        ("Übergang", ["übergang", "UEBERGANG", "ubergang"], ["übergänge"]),
        ("Mueller, neue Aue", ["müller", "muller", "aue neue"], ["au neu x"]),
        ("Status", ["status"], ["statue"]),
        ("Rhein–Ruhr", ["rhein-ruhr", "Rhein\u2011Ruhr", "ruhr  rhein"], ["rheinruhr"]),
        ("Straße", ["STRASSE", "straße"], ["strase"]),
        ("48165 Münster", ["٤٨١٦٥"], ["٤٨١٦٦"]),
        (
            "am 6.\u00a0Mai 2026",
            [
                "6. Mai 2026",
                "06.05.2026",
                "6.5.2026",
                "2026-05-06",
                "Mai 2026",
                "05/2026",
                "2026",
                "06.05.",
                "6. mai",
            ],
            ["16. Mai 2026", "6. Juni 2026", "Mai 2025"],
        ),
        ("März 2022", ["Maerz 2022", "Ma\u0308rz 2022", "marz", "2022-03"], ["Mai 2022"]),
        ("EN 301 549, 9.1.4.3", ["9.1.4.3", "301 549"], ["13.1.2024"]),
    ],
)
def test_search_finds_what_is_meant(text, found, missed):
    assert [query for query in [*found, *missed] if is_found(search_terms(query), text)] == found
