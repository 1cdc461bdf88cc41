"""Web addresses: http or https, stored as browsers send them, with a host that people can read."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.forms.widgets import URLInput

from networks.markdown.addresses import trimmed
from networks.models import domain
from networks.models.checked_text import CheckedTextInput, CheckedTextMixin
from networks.models.text import plain

EXAMPLE = "Sie sieht zum Beispiel so aus: https://www.beispiel.de/bildung."
FORM = f"Diese Internetadresse führt nirgendwohin. {EXAMPLE}"
SCHEME = "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt."
BLANK = "Eine Internetadresse hat kein Leerzeichen. Bitte kopieren Sie sie aus der Adresszeile des Browsers."
MAILBOX = "Das ist eine E-Mail-Adresse. Hier steht die Adresse einer Website. " + EXAMPLE
CREDENTIALS = "Bitte lassen Sie Benutzernamen und Passwort weg: Die Adresse ist öffentlich."
PORT = "Hinter dem Doppelpunkt steht keine gültige Portnummer. Meist gehört dort nichts hin. " + EXAMPLE

HTTP = re.compile(r"https?://", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)|[a-z]+//|[^/?#]*://", re.IGNORECASE)
USELESS = re.compile(r'[<>"\\\x00-\x20]')
PORT_NUMBER = re.compile(r"[0-9]{1,5}")
DEFAULT_PORTS = {"http": 80, "https": 443}
LARGEST_PORT = 65_535


def web_address(field: str) -> models.CheckConstraint:
    """Refuse `HTTPS://` on both databases: SQLite's LIKE, and so `startswith`, ignores upper case."""
    return models.CheckConstraint(
        name=f"%(class)s_{field}_is_http",
        condition=Q(**{field: ""})
        | Q(Exact(Left(field, 8), Value("https://")))
        | Q(Exact(Left(field, 7), Value("http://"))),
        violation_error_message=SCHEME,
    )


def read(text: str) -> str:
    """Return the one web address in the text: scheme and host in small letters, the host encoded. Raises ValidationError.

    „www.beispiel.de“ gets https://, punctuation of the sentence after it goes. Idempotent; path, query and fragment stay as they are.
    """
    text = trimmed(re.sub(r"^<(.*)>$", r"\1", plain(text)))
    scheme, rest = _scheme_and_rest(text)
    if USELESS.search(rest):
        raise ValidationError(BLANK if " " in rest else FORM)
    end = re.search(r"[/?#]|$", rest).start()
    if "@" in rest[:end]:
        raise ValidationError(CREDENTIALS if HTTP.match(text) else MAILBOX)
    return f"{scheme}://{_site(rest[:end], scheme)}{rest[end:]}"


def _scheme_and_rest(text: str) -> tuple[str, str]:
    if HTTP.match(text):
        scheme, _, rest = text.partition("://")
        return scheme.lower(), rest
    if OTHER_SCHEME.match(text):
        raise ValidationError(MAILBOX if text.lower().startswith("mailto:") else SCHEME)
    return "https", text.removeprefix("//")


def _site(site: str, scheme: str) -> str:
    """Return host and port; the port only if it is another one than the scheme's own."""
    host, _, port = site.partition(":")
    try:
        host = domain.encoded(host)
    except ValueError:
        raise ValidationError(FORM) from None
    if port and not (PORT_NUMBER.fullmatch(port) and 0 < int(port) <= LARGEST_PORT):
        raise ValidationError(PORT)
    return f"{host}:{int(port)}" if port and int(port) != DEFAULT_PORTS[scheme] else host


def readable(address: str) -> str:
    """Return a stored address with a readable host, for a form."""
    host = _host(address)
    return address.replace(host, domain.readable(host), 1) if host else address


def readable_host(address: str) -> str:
    """Return the host of a stored address as people say it: readable, without „www.“ and port."""
    return domain.readable(_host(address)).removeprefix("www.")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


class WebAddressInput(CheckedTextInput):
    read = staticmethod(read)
    widget = URLInput

    def prepare_value(self, value):
        return readable(value) if isinstance(value, str) else value


class WebAddressField(CheckedTextMixin, models.URLField):
    """Internetadresse: an http or https address."""

    form_class = WebAddressInput
