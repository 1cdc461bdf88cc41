"""How people write names: with and without umlauts, hyphens, blanks, accents, and words added to them."""

import re
import unicodedata
from itertools import product

from networks.finder.entry import Kind

BLANK = {"Cc", "Zs", "Zl", "Zp"}
UNREADABLE = {"Cf", "Cn", "Co", "Cs", "Me", "Mn"}

UMLAUTS = {"ä": ("ae", "a"), "ö": ("oe", "o"), "ü": ("ue", "u")}
MAX_FREE_UMLAUTS = 3
UMLAUT = re.compile("[aou]\u0308")
ACCENT = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"[^\W_]+")

# „Gronau (Westf.)“ and „Haltern am See“ are Gronau and Haltern to those who live there.
EVERYDAY = re.compile(r"(.+?)(?:\s*[(,/]|\s+(?:am|an|auf|bei|im|in|ob|vor|[abi]\.)\s).*")


def clean(text: str) -> str:
    """The text as it can be shown and searched: no control characters, marks of direction, stray accents or lone
    surrogates, no replacement characters left by broken UTF-8, no blanks around or doubled.
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
    """The text's words in small letters and digits; of all accents only ä, ö and ü are left."""
    text = unicodedata.normalize("NFKD", text.casefold())
    if not text.isascii():
        text = UMLAUT.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
        text = ACCENT.sub("", text)
    found = WORD.findall(text.replace("&", " und "))
    return [
        "sankt" if word == "st" and place < len(found) else word for place, word in enumerate(found, start=1)
    ]


def spellings(text: str) -> list[str]:
    """Each umlaut as „ae“ and as „a“: münster → muenster, munster. A genuine „ue“ (Neuenkirchen) stays as it is."""
    if text.isascii():
        return [text]
    parts = re.split("([äöü])", text)
    if len(parts) > 2 * MAX_FREE_UMLAUTS + 1:
        return ["".join(UMLAUTS.get(part, (part, part))[way] for part in parts) for way in (0, 1)]
    return ["".join(choice) for choice in product(*(UMLAUTS.get(part, (part,)) for part in parts))]


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


# Words that people add to a name, and which kind of page they ask for.
FILLERS = _spelled(
    {
        None: "in im der die das des dem den für von vom zu zum zur nach nrw westfalen westf regionales regionale "
        "regionaler schulamt schulaufsicht wo ist",
        Kind.TOWN: "stadt gemeinde ort wohnort kreisstadt rathaus stadtverwaltung gemeindeverwaltung",
        Kind.DISTRICT: "kreis kreises landkreis landkreises kreisverwaltung kreishaus",
        Kind.NETWORK: "bildungsnetzwerk bildungsnetz netzwerk rbn",
        Kind.OFFICE: "bildungsbüro bildungsbüros büro rbb geschäftsstelle",
        Kind.COMMITTEE: "lenkungskreis lenkungskreise lenkungsgruppe",
        Kind.CONFERENCES: "bildungskonferenz bildungskonferenzen konferenz konferenzen",
        Kind.FIELD: "handlungsfeld thema",
    }
)
BESIDE_POSTCODES = {"d", "de", "plz", "postleitzahl"}


def without_fillers(typed: list[str]) -> tuple[list[str], list[Kind]]:
    """What is left of the words, and the kinds of page that those left out ask for."""
    kinds = [FILLERS[word] for word in typed if FILLERS.get(word)]
    return [word for word in typed if word not in FILLERS], kinds
