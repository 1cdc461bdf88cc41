import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from networks.models import EducationOffice, phone
from networks.models.text import ascii_digits

CENTRE = ("0251 411-0", "+492514110")

READABLE = {
    **dict.fromkeys(
        [
            *["0251 411-0", "0251/411-0", "0251 / 411 - 0", "(0251) 411-0", "(02 51) 411-0", "02 51 / 411-0"],
            *["0251 - 411 – 0", "0251-411-0", "0251.411.0", "0251 411 0", "0251\xa0411\u20110", "0251 411−0"],
            *["+49 251 411-0", "+49 (0) 251 411-0", "+49(0)251/411-0", "+49 0251 411-0", "(+49) 251 411-0"],
            *["0049 251 411 0", "0049 (0)251 411-0", "+49-251-411-0", "+49 (251) 411-0", "(0) 251 411-0"],
            *["Tel.: 0251 411-0", "Telefon 0251 411-0.", "Tel.-Nr. 0251/411-0", "tel:+49-251-411-0"],
            *[
                "☎️ 0251 411-0",
                "\u202a0251 411-0\u202c",
                "٠٢٥١ ٤١١-٠",
                "０２５１ ４１１－０",
                "＋49 251 411-0",
            ],
        ],
        CENTRE,
    ),
    "tel:+492514110": ("02514110", "+492514110"),
    "0251411-0": ("0251411-0", "+492514110"),
    "02541-180": ("02541 180", "+492541180"),
    "0251 411-43 03": ("0251 411-43 03", "+492514114303"),
    "030 23125 10-0": ("030 23125 10-0", "+493023125100"),
    "0800 1234567": ("0800 1234567", "+498001234567"),
    "Mobil: 0171 2345678": ("0171 2345678", "+491712345678"),
    "+31 (0)53 4871000": ("+31 53 4871000", "+31534871000"),
    "0031-53-4871000": ("+31-53-4871000", "+31534871000"),
    "+39 06 12345678": ("+39 06 12345678", "+390612345678"),
    "+49 115": ("115", "115"),
    "116117": ("116117", "116117"),
}
REFUSED = {
    phone.SINGLE: [
        *["0251 411-4303/-4304", "0251 411-0/-4300", "0251 411-4303/04", "0251 411-0, 0251 411-1"],
        *[
            "0251 411-0 oder 411-1",
            "0251 411-1 bis -5",
            "0251 411 0251 412",
            "0251 411-0 0251 411-1",
            "0251 411-0\n0251 411-1; -2",
        ],
        *["+31 53 4871000/1", "02514114303/04"],
    ],
    phone.EXTENSION: ["0251 411 Durchwahl 12", "0251 411-0 App. 12", "0251 411 DW 12", "0251 411;ext=1"],
    phone.FAX: ["Fax: 0251 411-1", "0251 411-0, Telefax 411-1"],
    phone.AREA_CODE: ["411-0", "4110", "4920"],
    phone.COUNTRY_CODE.format("49 251 411-0"): ["49 251 411-0"],
    phone.TRUNK_ZERO: ["+31 053 4871000"],
    phone.SHORT: ["0251", "0251 1", "+31 53 12", "00251 411-0"],
    phone.LONG: ["0251 41143034304 1", "02514114303 430 40", "+31 53 487100048711"],
    phone.EMERGENCY: ["110", "112"],
    phone.FORM: [
        *[
            "0251 411-0 (Frau Beispiel)",
            "0251 411-",
            "0251 411-1-5",
            "0251 411 (0)",
            "-0251",
            "++49 251 4110",
        ],
        *["<b>0251</b> 4110", "nicht bekannt", "0049 0049 251 4110", "0 0251 411-0"],
    ],
}


@pytest.mark.parametrize(("pasted", "expected"), READABLE.items())
def test_one_number_is_read_and_dialled(pasted, expected):
    assert (phone.read(pasted), phone.dial(pasted)) == expected


@pytest.mark.parametrize(("sentence", "texts"), REFUSED.items())
def test_another_text_is_refused_with_what_to_write(sentence, texts):
    found = {}
    for text in texts:
        with pytest.raises(ValidationError) as refused:
            phone.read(text)
        found[text] = refused.value.messages
        assert (phone.dial(text), phone.tel_link(text)) == ("", "")

    assert found == {text: [sentence] for text in texts}


def digits(text):
    return re.sub("[^0-9]", "", ascii_digits(text))


@given(
    prefix=st.sampled_from(["0", "+49 ", "+49 (0) ", "(+49) ", "0049", "Tel.: 0", "+49 0"]),
    area=st.from_regex(r"[2-9][0-9]{1,4}", fullmatch=True),
    sign=st.sampled_from([" ", "/", " / ", "-", " – ", "."]),
    number=st.from_regex(r"[1-9][0-9]{4,5}", fullmatch=True),
    extension=st.from_regex(r"(-[0-9]{1,2})?", fullmatch=True),
)
def test_number_keeps_its_digits_in_their_order(prefix, area, sign, number, extension):
    text = f"{prefix}{area}{sign}{number}{extension}"
    stored = phone.read(text)

    assert digits(stored) == f"0{area}{number}{digits(extension)}"
    assert phone.dial(stored) == f"+49{digits(stored)[1:]}"


@given(st.text(st.sampled_from("00112459٣ -/()+.–\xa0Tel:x"), max_size=60))
def test_stored_number_is_read_as_itself_and_fits(text):
    try:
        stored = phone.read(text)
    except ValidationError:
        return

    assert phone.read(stored) == stored
    assert digits(text).endswith(digits(stored).removeprefix("0"))
    assert len(stored) <= EducationOffice._meta.get_field("phone").max_length
