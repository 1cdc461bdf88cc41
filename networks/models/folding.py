"""Texts as people compare them. Case, composition, kinds of blank and of dash never count, in search umlauts neither."""

import re
import unicodedata
from collections.abc import Iterator

from networks.models.text import ascii_digits, plain

DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# A written-out umlaut. None stands after a, e or q (neue, Quelle), and none at a word's end (Statue).
WRITTEN_OUT = re.compile(r"(?<![aeq])([aou])e(?=[a-z])")

MONTHS = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"]
MONTH = (
    "jan(?:uar)?|feb(?:r(?:uar)?)?|m(?:ä|ae|a)rz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|"
    "sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?"
)
DATE = re.compile(
    r"(?<![\w-])(?P<iso>\d{4}-\d\d(?:-\d\d)?)(?![\w-])"
    rf"|(?<![\w.])(?:(?P<day>\d\d?)\. ?)?(?:(?P<month>{MONTH})\b\.?|(?P<number>\d\d?)[./])(?: ?(?P<year>\d{{4}}))?(?!\w)"
)


def reading(text: str) -> str:
    """Return the text so that two that read the same are equal: lower case, one kind of dash, of blank, of each letter."""
    text = unicodedata.normalize("NFKC", plain(text)).casefold()
    return plain(unicodedata.normalize("NFKC", DASHES.sub("-", text)))


def folded(text: str) -> str:
    """Return a key that sorts by code points as German lists do (DIN 5007-1), and is equal for texts that read the same.

    Words of base letters come first (ä as a, ß as ss); the text itself decides between „Bar“ and „Bär“.
    """
    letters, text = _base_letters(reading(text)), reading(text)
    return text if text == letters else f"{letters}\n{text}"


def search_words(text: str) -> str:
    """Return the words under which the text is found: with umlauts as „u“, as „ue“, „ue“ as „u“, and dates in ISO notation."""
    text = reading(text)
    words = " ".join(_spellings(text)).split()
    return " ".join(dict.fromkeys([*words, *(date for date, _ in _dates(text))]))


def search_terms(query: str) -> list[set[str]]:
    """Return for each word and each date of a query its spellings; `search_words` of what it finds contain one of each.

    A query of punctuation only has one term without spellings, and finds nothing.
    """
    query, dates = reading(query), []
    for date, written in _dates(query):
        dates.append({date})
        query = query.replace(written, " ")
    # „übergang“ and „uebergang“ do not mean „Übergänge“, but whoever types no umlauts means both.
    terms = [*dates, *({_base_letters(word.translate(UMLAUTS))} for word in _words(query))]
    return terms or [set()] * bool(query)


def is_found(terms: list[set[str]], text: str) -> bool:
    """Return whether the text contains one spelling of each term."""
    words = search_words(text)
    return all(any(spelling in words for spelling in spellings) for spellings in terms)


def _base_letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", ascii_digits(text).translate(LETTERS))
    return " ".join(_words("".join(sign for sign in decomposed if not unicodedata.combining(sign))))


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _spellings(text: str) -> tuple[str, str, str]:
    letters = _base_letters(text)
    return letters, _base_letters(text.translate(UMLAUTS)), WRITTEN_OUT.sub(r"\1", letters)


def _dates(text: str) -> Iterator[tuple[str, str]]:
    """Yield each date of a text in ISO notation, without what it does not say („-05-06“), and as it is written."""
    for match in DATE.finditer(text):
        if match["iso"]:
            yield match["iso"], match[0]
        elif match["day"] or match["year"]:
            month = int(match["number"] or _month(match["month"]))
            day = f"-{int(match['day']):02}" if match["day"] else ""
            if 1 <= month <= 12:
                yield f"{match['year'] or ''}-{month:02}{day}", match[0]


def _month(name: str) -> int:
    return MONTHS.index(_base_letters(name).replace("ae", "a")[:3]) + 1
