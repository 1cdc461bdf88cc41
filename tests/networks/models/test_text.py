import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.models.text import HYPHENS, ascii_digits, plain, prose, prose_line

HOSTILE = st.text(
    st.characters() | st.sampled_from("a\u0308\u00a0\u00ad\u2011\u200b\u200d\u202a\ufeff\v\t\r\n -ü")
)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("0251\u00a0411-0", "0251 411-0"),
        ("0251 411\u20110", "0251 411-0"),
        ("\u202a0251 411-0\u202c", "0251 411-0"),
        ("bildungsbuero@beispiel.de\u200b", "bildungsbuero@beispiel.de"),
        ("\ufeffbildungsbuero@beispiel.de", "bildungsbuero@beispiel.de"),
        ("\u200e14\u200e.\u200e09\u200e.\u200e2022", "14.09.2022"),
        ("Ma\u0308rz", "März"),
        ("Bildungs\u00adbüro\v Kreis\u2009Borken ", "Bildungsbüro Kreis Borken"),
        ("👩\u200d🏫 Ma\u200dx", "👩\u200d🏫 Max"),
    ],
)
def test_plain_text_keeps_what_a_reader_sees(pasted, expected):
    assert plain(pasted) == expected


def test_prose_keeps_what_sets_type():
    pasted = "\ufeff Nach §\u00a078a\u200b: Bildungs\u00adnetz\u2011werk\v1.\tZeile\r\n\u2028Ende\x07 \n"

    assert prose(pasted) == "Nach §\u00a078a: Bildungs\u00adnetz\u2011werk\n1.\tZeile\n\nEnde"


def test_prose_in_one_line_has_blanks_for_line_ends():
    assert prose_line("Nach §\u00a078a\v und\t\n mehr") == "Nach §\u00a078a und mehr"


def test_digits_of_all_scripts_are_digits():
    assert ascii_digits("٤٨٢٣١ ۴۸۲۳۱ ４８２３１ x²") == "48231 48231 48231 x²"


def visible(text):
    """Return the signs that a reader sees, without blanks and with all hyphens alike."""
    signs = (sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] not in "CZ")
    return unicodedata.normalize("NFC", "".join(signs).translate(HYPHENS))


@pytest.mark.parametrize("clean", [plain, prose, prose_line])
@given(text=HOSTILE)
def test_cleaned_text_reads_the_same_and_is_cleaned_once(clean, text):
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert visible(cleaned) == visible(text)
    assert len(cleaned) <= len(unicodedata.normalize("NFC", text))
