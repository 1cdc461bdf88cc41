"""Contact fields of a body, and checks for web addresses, phone numbers and keys."""

from urllib.parse import urlsplit

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Left, Length
from django.db.models.lookups import Exact

from networks.models.partial_date import only_digits
from networks.models.reach import Reach

PHONE = RegexValidator(
    r"\A[+(]?[0-9][0-9 /()–-]{2,39}\Z",
    "Bitte schreiben Sie die Telefonnummer mit Ziffern und Leerzeichen, z. B. 0251 411-0.",
)

WEB_ADDRESS = "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt."
WEB = URLValidator(schemes=["http", "https"], message=WEB_ADDRESS, code="no_web_address")


def web_address(field: str) -> models.CheckConstraint:
    """Refuse `HTTPS://` on both databases: SQLite's LIKE, and so `startswith`, ignores upper case."""
    return models.CheckConstraint(
        name=f"%(class)s_{field}_is_http",
        condition=Q(**{field: ""})
        | Q(Exact(Left(field, 8), Value("https://")))
        | Q(Exact(Left(field, 7), Value("http://"))),
        violation_error_message=WEB_ADDRESS,
    )


def digits(field: str, length: int, message: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"%(class)s_{field}_well_formed",
        condition=Q(only_digits(F(field))) & Q(Exact(Length(field), length)),
        violation_error_message=message,
    )


class Contact(models.Model):
    """Kontakt: website, address, phone and mailbox of an institution, never of a person."""

    website = models.URLField(
        "Website",
        max_length=300,
        blank=True,
        validators=[WEB],
        help_text="Die Seite, die für die Öffentlichkeit gedacht ist.",
    )
    address = models.CharField(
        "Anschrift", max_length=200, blank=True, help_text="Straße, Hausnummer, Postleitzahl und Ort."
    )
    phone = models.CharField(
        "Telefon",
        max_length=40,
        blank=True,
        validators=[PHONE],
        help_text="Die Sammelnummer oder Zentrale, keine Durchwahl einer Person. Beispiel: 0251 411-0.",
    )
    mailbox = models.EmailField(
        "Funktionspostfach",
        blank=True,
        help_text="Die Adresse der Stelle, nicht die einer Person. Beispiel: bildungsbuero@beispiel.de.",
    )

    class Meta:
        abstract = True
        constraints = [web_address("website")]

    @property
    def host(self) -> str:
        """Return the host of the website without „www.“."""
        return (urlsplit(self.website).hostname or "").removeprefix("www.")

    @property
    def is_reachable(self) -> bool:
        """Return true if there is a phone, a mailbox or an address; a website alone does not count."""
        return bool(self.phone or self.mailbox or self.address)

    @property
    def reach(self) -> Reach:
        return Reach.of(self)

    @property
    def dial(self) -> str:
        """Return the phone number for a tel: link (RFC 3966): +49 for the leading 0, no blanks."""
        is_international = self.phone.startswith(("+", "00"))
        phone = self.phone.replace("(0)", "") if is_international else self.phone
        number = "".join(sign for sign in phone if sign.isdigit())
        if is_international:
            return f"+{number.removeprefix('00')}"
        return f"+49{number[1:]}" if number.startswith("0") else number
