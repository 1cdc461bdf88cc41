"""Addresses of links as editors type them: with or without a scheme, of a page, a mailbox or a telephone."""

import re
from urllib.parse import quote, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from markdown_it.common.normalize_url import normalizeLink

SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+-]*):", re.IGNORECASE)
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::\d+)?(?=[/?#]|\Z)")
FILE = re.compile(r"[^/]+\.(?:csv|docx?|html?|jpe?g|odt|pdf|php|png|pptx?|txt|xlsx?|zip)", re.IGNORECASE)
PHONE = re.compile(r"\+?[0-9][0-9-]{2,39}")
WEB = URLValidator(schemes=["http", "https"])

# In a text without the brackets of a link. The characters around it decide where it begins and ends.
BARE = re.compile(
    r"(?<![\w@./:-])(?:https?://|www\.)[^\s<>„“”\"»«|\\^`{}\[\]]+|(?<![\w.+@/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
END_OF_SENTENCE = ".,;:!?*_'’‘…–"


class AddressError(ValueError):
    """An address that leads nowhere; its text is a German sentence that says what to write."""


def href(address: str) -> str:
    """Return the encoded address to link to: https:// or mailto: added, scheme and host in small letters.

    A page of this site begins with „/“; whether it exists is not checked here. Raises AddressError.
    """
    scheme = SCHEME.match(address)
    if not address:
        raise AddressError(
            "Einem Verweis fehlt die Adresse. Bitte schreiben Sie sie in die runden Klammern, z. B. "
            "[Bericht](https://www.beispiel.de)."
        )
    if re.search(r"\s", address):
        raise AddressError(
            f"Die Adresse „{address}“ enthält Leerzeichen. Bitte löschen Sie diese, oder schreiben Sie %20 dafür, "
            "wenn sie zur Adresse gehören."
        )
    if address.startswith("#"):
        raise AddressError(
            f"Die Adresse „{address}“ führt nirgendwohin, weil die Seite davor fehlt. Bitte schreiben Sie die ganze "
            "Adresse, z. B. https://www.beispiel.de oder /orte/ahlen/."
        )
    if address.startswith("/") and not address.startswith("//"):
        return normalizeLink(address)
    if not scheme or HOST.match(address):
        return _without_scheme(address)
    name, rest = scheme["name"].lower(), address[scheme.end() :]
    if name in {"http", "https"}:
        return _web(address, address)
    mailbox, has_subject, subject = rest.partition("?subject=")
    if name == "mailto" and _is_mailbox(mailbox):
        # Encoded, an „&“ in the subject cannot begin another header.
        return _mailto(mailbox) + has_subject + quote(unquote(subject), safe="")
    if name == "tel" and PHONE.fullmatch(rest):
        return f"tel:{rest}"
    if name in {"mailto", "tel"}:
        raise _nowhere(address)
    raise AddressError(
        f"Die Adresse „{address}“ beginnt mit „{scheme[0]}“. Damit führt sie nirgendwohin. "
        "Bitte schreiben Sie eine Adresse, die mit https:// beginnt."
    )


def trimmed(bare: str) -> str:
    """Return an address found in a text without the punctuation of the sentence after it."""
    end, surplus = len(bare), bare.count(")") - bare.count("(")
    while end and (bare[end - 1] in END_OF_SENTENCE or (bare[end - 1] == ")" and surplus > 0)):
        end -= 1
        surplus -= bare[end] == ")"
    return bare[:end]


def _without_scheme(address: str) -> str:
    if address.startswith("//"):
        return _web(f"https:{address}", address)
    if _is_mailbox(address):
        return _mailto(address)
    if HOST.match(address) and not FILE.fullmatch(address):
        return _web(f"https://{address}", address)
    raise _nowhere(address)


def _web(url: str, typed: str) -> str:
    try:
        WEB(url)
        parts = urlsplit(url)
    except (ValidationError, ValueError) as error:
        raise _nowhere(typed) from error
    if "@" in parts.netloc or not HOST.fullmatch(parts.netloc):
        raise _nowhere(typed)
    return normalizeLink(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl())


def _is_mailbox(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _mailto(mailbox: str) -> str:
    """Encode the name, in which „?“ and „&“ would begin a header: a quoted one may hold them."""
    name, _, host = mailbox.rpartition("@")
    return normalizeLink(f"mailto:{quote(name, safe='')}@{host}")


def _nowhere(address: str) -> AddressError:
    return AddressError(
        f"Die Adresse „{address}“ führt nirgendwohin. Bitte schreiben Sie sie vollständig, z. B. "
        "https://www.beispiel.de, bildungsbuero@beispiel.de oder /orte/ahlen/ für eine Seite dieser Website."
    )
