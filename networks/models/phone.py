"""Phone numbers: one number, stored in the German form (DIN 5008), dialled in the international one (ITU-T E.164).

The blanks between area code and number and the hyphen before the extension are the editor's own: area codes have two to
five digits, so that only people know where one ends.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models

from networks.models.checked_text import CheckedTextInput, CheckedTextMixin
from networks.models.text import ascii_digits, plain

EXAMPLE = "zum Beispiel 0251 411-0"
FORM = f"Bitte schreiben Sie nur die Nummer mit ihrer Vorwahl, ohne Wörter, {EXAMPLE}."
SINGLE = f"Hier ist Platz für eine einzige Nummer. Bitte schreiben Sie die der Zentrale, {EXAMPLE}."
EXTENSION = "Eine Durchwahl steht ohne Wörter hinter einem Bindestrich, zum Beispiel 0251 411-12."
FAX = f"Hier steht keine Faxnummer. Bitte schreiben Sie nur die Telefonnummer, {EXAMPLE}."
AREA_CODE = f"Es fehlt die Vorwahl mit ihrer 0. Bitte schreiben Sie sie davor, {EXAMPLE}."
COUNTRY_CODE = (
    "Meinen Sie +{}? Bitte schreiben Sie vor die Ländernummer ein Plus, oder beginnen Sie mit der Vorwahl."
)
TRUNK_ZERO = "Hinter der Ländernummer fällt die 0 der Vorwahl weg, zum Beispiel +31 53 4818888."
SHORT = f"Diese Nummer ist zu kurz. Bitte schreiben Sie sie ganz, {EXAMPLE}."
LONG = f"Diese Nummer ist zu lang. Bitte schreiben Sie eine einzige Nummer, {EXAMPLE}."
EMERGENCY = f"Das ist eine Notrufnummer. Bitte schreiben Sie die Nummer der Stelle, {EXAMPLE}."

EMERGENCIES = {"110", "112"}
SERVICE = re.compile(r"115|116\d{3}")  # the authorities' own number and the European ones have no area code
LONGEST = 15  # digits with the country code (E.164)
SHORTEST = 6  # digits without the leading 0

LABEL = re.compile(
    r"(?:(?:tel(?:efon)?(?:\.? ?-?(?:nummer|nr))?|fon|phone|ruf(?:nummer)?|zentrale|mobil|handy|t)(?![a-zäöüß])[.:]* ?"
    r"|[☎☏✆📞]\ufe0f? ?)*:? ?",
    re.IGNORECASE,
)
WORDS = {
    FAX: re.compile(r"fax", re.IGNORECASE),
    EXTENSION: re.compile(r"durchwahl|nebenstelle|\b(?:dw|app|apparat|ext|nst)\b", re.IGNORECASE),
    SINGLE: re.compile(r"[,;|&]|\b(?:oder|und|bzw|sowie|bis|u)\b|\d ?/ ?-|/.*/", re.IGNORECASE),
}
SIGNS = str.maketrans("‒–—―−－＋（）", "------+()")
GERMANY = re.compile(r"(?:\((?:\+|00) ?49\)|(?:\+|00) ?49)[ /-]?(?:\(0\))?[ /-]?")
ABROAD = re.compile(r"\((?:\+|00) ?([1-9]\d*)\)|(?:\+|00) ?([1-9]\d*)")
AREA_IN_BRACKETS = re.compile(r"^\(([\d ]{2,8})\)[ /-]?")
AREA_IN_PAIRS = re.compile(r"^(0\d \d{2}(?: \d)?)/")  # „02 51/411-0“
AREA_WITH_SIGN = re.compile(r"^(0\d{2,5})[/-]")
CENTRE = re.compile(r"^(0\d+ \d+(?: \d+)*|0\d{5,}) 0$")  # a 0 alone is the extension of the centre
NATIONAL = re.compile(r"0[1-9]\d*(?: \d+)*(?:-\d+(?: \d+)*)?")
INTERNATIONAL = re.compile(r"\+[1-9]\d*(?:[ -]\d+)*")
ITALY = "39"  # keeps the 0


def read(text: str) -> str:
    """Return the one phone number in the text: „0251 411-0“, from abroad „+31 53 4818888“. Raises ValidationError.

    Idempotent; the digits stay as they are, but for the German country code.
    """
    text = ascii_digits(plain(text)).translate(SIGNS).rstrip(".,;: ")
    for sentence, words in WORDS.items():
        if words.search(text):
            raise ValidationError(sentence)
    text = text[LABEL.match(text).end() :].replace(".", " ")
    text = re.sub(r" ?([/-]) ?", r"\1", " ".join(text.split()))
    if german := GERMANY.match(text):
        return _national(_with_zero(text[german.end() :]))
    if abroad := ABROAD.match(text):
        return _from_abroad(f"+{abroad[1] or abroad[2]} {text[abroad.end() :]}")
    return _national(re.sub(r"^\(0\) ?", "0", text))


def dial(phone: str) -> str:
    """Return the stored number as a tel: link dials it (RFC 3966): +492514110; empty where it cannot be read."""
    try:
        number = read(phone)
    except ValidationError:
        return ""
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        return f"+{digits}"
    return f"+49{digits[1:]}" if digits.startswith("0") else digits


def tel_link(phone: str) -> str:
    """Return the tel: address; empty where the number cannot be dialled."""
    number = dial(phone)
    return f"tel:{number}" if number else ""


def _with_zero(number: str) -> str:
    """Return the number behind +49 with the 0 of its area code."""
    number = AREA_IN_BRACKETS.sub(_area_and_blank, number)
    return number if number.startswith("0") or SERVICE.fullmatch(number) else f"0{number}"


def _area_and_blank(match: re.Match) -> str:
    return f"{match[1].replace(' ', '')} "


def _national(number: str) -> str:
    if number in EMERGENCIES:
        raise ValidationError(EMERGENCY)
    if SERVICE.fullmatch(number):
        return number
    for area in (AREA_IN_BRACKETS, AREA_IN_PAIRS, AREA_WITH_SIGN):
        number = area.sub(_area_and_blank, number)
    number = CENTRE.sub(r"\1-0", number)
    if re.fullmatch(r"49[\d /-]{8,}", number):
        raise ValidationError(COUNTRY_CODE.format(number))
    if re.match(r"[1-9]", number) and re.fullmatch(r"[\d /-]+", number):
        raise ValidationError(AREA_CODE)
    area, *groups = re.findall(r"\d+", number) or [""]
    if (len(area) > 2 and area in groups) or re.fullmatch(r"[\d /-]+/[\d /-]+", number):
        raise ValidationError(SINGLE)
    if not NATIONAL.fullmatch(number):
        raise ValidationError(FORM)
    _check_length(len(area) + sum(map(len, groups)) - 1, SHORTEST, LONGEST - 2)
    return number


def _from_abroad(number: str) -> str:
    number = " ".join(re.sub(r"\(0\)|[()]", " ", number).split())
    number = re.sub(r" ?- ?", "-", number).replace(" -", " ")
    if "/" in number:
        raise ValidationError(SINGLE)
    if not INTERNATIONAL.fullmatch(number):
        raise ValidationError(FORM)
    country, *groups = re.findall(r"\d+", number)
    if groups and groups[0].startswith("0") and country != ITALY:
        raise ValidationError(TRUNK_ZERO)
    _check_length(len(country) + sum(map(len, groups)), SHORTEST + 2, LONGEST)
    return number


def _check_length(digits: int, shortest: int, longest: int) -> None:
    if digits < shortest:
        raise ValidationError(SHORT)
    if digits > longest:
        raise ValidationError(LONG)


class PhoneInput(CheckedTextInput):
    read = staticmethod(read)


class PhoneField(CheckedTextMixin, models.CharField):
    """Telefonnummer: one number in the German form."""

    form_class = PhoneInput
