"""Mailboxes: one address to which mail can be sent, read from what people paste."""

import re
from urllib.parse import quote, unquote

from django.core.exceptions import ValidationError
from django.db import models
from django.forms.widgets import EmailInput

from networks.models import domain
from networks.models.checked_text import CheckedTextInput, CheckedTextMixin
from networks.models.text import plain

EXAMPLE = "Sie sieht zum Beispiel so aus: name@beispiel.de."
FORM = f"Diese E-Mail-Adresse ist nicht vollständig oder enthält ein falsches Zeichen. {EXAMPLE}"
SINGLE = f"Hier ist Platz für eine einzige E-Mail-Adresse. {EXAMPLE}"
BLANK = f"Eine E-Mail-Adresse hat kein Leerzeichen. {EXAMPLE}"
NAME = f"Vor dem @ stehen nur Buchstaben von a bis z, Ziffern, Punkte und Striche. {EXAMPLE}"
DOMAIN = f"Hinter dem @ fehlt etwas, oder es steht ein falsches Zeichen dort. {EXAMPLE}"

LABEL = re.compile(r"(?:mailto|e-?mail|mail|postfach) ?: ?(?://)?", re.IGNORECASE)
IN_BRACKETS = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
AT = re.compile(r" ?[\[({] ?(?:at|ät) ?[\])}] ?", re.IGNORECASE)  # a disguise against robots
DOT = re.compile(r" ?[\[({] ?(?:dot|punkt) ?[\])}] ?", re.IGNORECASE)
LONGEST_NAME = 64  # characters (RFC 5321, 4.5.3.1.1)
# Fewer signs than RFC 5322 allows: no „%“, „?“ or „=“, which mean something in a mailto: address.
USUAL_NAME = re.compile(r"[A-Za-z0-9_+&'~-]+(?:\.[A-Za-z0-9_+&'~-]+)*")


def read(text: str) -> str:
    """Return the one mailbox in the text, its domain in small readable letters. Raises ValidationError.

    Takes it out of „mailto:…“, „<…>“ and „Bildungsbüro <…>“. Idempotent.
    """
    address = _pasted(plain(text))
    if address.count("@") > 1 and not address.startswith('"'):
        raise ValidationError(SINGLE)
    name, at, host = address.rpartition("@")
    if not at or not name:
        raise ValidationError(FORM)
    if " " in address:
        raise ValidationError(BLANK)
    if not USUAL_NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise ValidationError(NAME)
    try:
        return f"{name}@{domain.readable(domain.encoded(host))}"
    except ValueError:
        raise ValidationError(DOMAIN) from None


def _pasted(text: str) -> str:
    """Return the address without what mail programs and pages write around it."""
    if match := IN_BRACKETS.fullmatch(text):
        name, text = match["name"].strip(), match["address"].strip()
        if "@" in name and name != LABEL.sub("", text):
            raise ValidationError(SINGLE)
    if match := LABEL.match(text):
        text = text[match.end() :]
        if match[0].lower().startswith("mailto"):
            text = plain(unquote(text.partition("?")[0]))
    return DOT.sub(".", AT.sub("@", text)).strip().rstrip(".,;")


def mail_link(mailbox: str) -> str:
    """Return the mailto: address (RFC 6068), each sign encoded that could add a header; empty where mail cannot be sent."""
    try:
        name, _, host = read(mailbox).rpartition("@")
    except ValidationError:
        return ""
    return f"mailto:{quote(name, safe='')}@{domain.encoded(host)}"


class MailboxInput(CheckedTextInput):
    read = staticmethod(read)
    widget = EmailInput


class MailboxField(CheckedTextMixin, models.EmailField):
    """Postfach: one mailbox."""

    form_class = MailboxInput
