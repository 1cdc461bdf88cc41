"""Normalises what people type: umlauts, accents, hyphens, blanks and filler words."""

import re
import unicodedata
from itertools import product

from networks.finder.entry import Kind
from networks.models.text import ascii_digits

BLANK = {"Cc", "Zs", "Zl", "Zp"}
UNREADABLE = {"Cf", "Cn", "Co", "Cs", "Me", "Mn"}

UMLAUTS = {"ä": ("ae", "a"), "ö": ("oe", "o"), "ü": ("ue", "u")}
MAX_FREE_UMLAUTS = 3
UMLAUT = re.compile("[aou]\u0308")
ACCENT = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"[^\W_]+")

# „Gronau (Westf.)“ and „Haltern am See“ are commonly called Gronau and Haltern.
EVERYDAY = re.compile(r"(.+?)(?:\s*[(,/]|\s+(?:am|an|auf|bei|im|in|ob|vor|[abi]\.)\s).*")


def clean(text: str) -> str:
    """The text without control characters, direction marks, stray accents, lone surrogates, replacement characters
    of broken UTF-8, and without outer or repeated blanks.
    """
    signs = []
    for sign in unicodedata.normalize("NFC", text):
        category = unicodedata.category(sign)
        if category in BLANK:
            signs.append(" ")
        elif category not in UNREADABLE and sign != "\ufffd":
            signs.append(sign)
    return " ".join("".join(signs).split())


def words(text: str) -> list[str]:
    """The normalised words of a text: lower case letters, digits 0 to 9, no accents but ä, ö and ü."""
    text = ascii_digits(unicodedata.normalize("NFKD", text.casefold()))
    if not text.isascii():
        text = UMLAUT.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
        text = ACCENT.sub("", text)
    found = WORD.findall(text.replace("&", " und "))
    return [
        "sankt" if word == "st" and place < len(found) else word for place, word in enumerate(found, start=1)
    ]


def spellings(text: str) -> list[str]:
    """Spellings of a word with each umlaut as „ae“ and as „a“: münster → muenster, munster. A genuine „ue“ (Neuenkirchen) stays as it is."""
    if text.isascii():
        return [text]
    parts = re.split("([äöü])", text)
    if len(parts) > 2 * MAX_FREE_UMLAUTS + 1:
        return ["".join(UMLAUTS.get(part, (part, part))[way] for part in parts) for way in (0, 1)]
    return ["".join(choice) for choice in product(*(UMLAUTS.get(part, (part,)) for part in parts))]


def key(text: str) -> str:
    """Return the text as the parameter of an address: „Alstätte“ → alstaette, „Maria Veen“ → maria-veen."""
    return spellings("-".join(words(text)))[0]


def everyday_name(name: str) -> str:
    match = EVERYDAY.fullmatch(name)
    return match[1] if match else name


def _spelled(meanings: dict[Kind | None, str]) -> dict[str, Kind | None]:
    return {
        spelling: kind
        for kind, text in meanings.items()
        for word in words(text)
        for spelling in (word, *spellings(word))
    }


# Filler words that people add to a name, and the kind of page that each asks for.
FILLERS = _spelled(
    {
        None: "in im der die das des dem den für von vom zu zum zur nach bei nrw westfalen westf regionales regionale "
        "regionaler wo ist wer wie was gibt es kann man ich wir mein meine meinen unser unsere ein eine einen kind "
        "kinder sohn tochter braucht möchte anmelden anmeldung mit ortsteil stadtteil bauerschaft suche brauche hilfe hilft",
        Kind.TOWN: "stadt gemeinde ort wohnort kreisstadt rathaus stadtverwaltung gemeindeverwaltung",
        Kind.DISTRICT: "kreis kreises landkreis landkreises kreisverwaltung kreishaus",
        Kind.NETWORK: "bildungsnetzwerk bildungsnetz netzwerk rbn",
        Kind.OFFICE: "bildungsbüro bildungsbüros büro rbb geschäftsstelle",
        Kind.COMMITTEE: "lenkungskreis lenkungskreise lenkungsgruppe",
        Kind.CONFERENCES: "bildungskonferenz bildungskonferenzen konferenz konferenzen",
        Kind.FIELD: "handlungsfeld thema",
        Kind.AUTHORITY: "schulamt kreisschulamt stadtschulamt schulamtes schulamts schulämter schulaufsicht schulaufsichtsbehörde "
        "schulbehörde schulrat schulrätin schulräte schulrätinnen",
    }
)
BESIDE_POSTCODES = {"d", "de", "plz", "postleitzahl"}


def without_fillers(typed: list[str]) -> tuple[list[str], list[Kind]]:
    """The words that are no fillers, and the kinds of page that the fillers ask for."""
    kinds = [FILLERS[word] for word in typed if FILLERS.get(word)]
    return [word for word in typed if word not in FILLERS], kinds
