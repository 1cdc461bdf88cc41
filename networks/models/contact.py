"""Contact fields of a body, and a check for keys."""

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from networks.models.mailbox import MailboxField
from networks.models.phone import PhoneField
from networks.models.reach import Reach
from networks.models.text import PlainCharField
from networks.models.web_address import WebAddressField, readable_host, web_address


def _only_digits(expression) -> Exact:
    """True where a text is digits and nothing else; LTRIM, because SQLite has no regular expressions of its own."""
    digits = Value("0123456789")
    return Exact(Func(expression, digits, function="LTRIM", output_field=models.CharField()), Value(""))


def digits(field: str, length: int, message: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"%(class)s_{field}_well_formed",
        condition=Q(_only_digits(F(field))) & Q(Exact(Length(field), length)),
        violation_error_message=message,
    )


class Contact(models.Model):
    """Kontakt: website, address, phone and mailbox of an institution, never of a person."""

    website = WebAddressField(
        "Website",
        max_length=300,
        blank=True,
        help_text="Die Seite, die für die Öffentlichkeit gedacht ist.",
    )
    address = PlainCharField(
        "Anschrift", max_length=200, blank=True, help_text="Straße, Hausnummer, Postleitzahl und Ort."
    )
    phone = PhoneField(
        "Telefon",
        max_length=40,
        blank=True,
        help_text="Die Sammelnummer oder Zentrale, keine Durchwahl einer Person. Beispiel: 0251 411-0.",
    )
    mailbox = MailboxField(
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
        return readable_host(self.website)

    @property
    def is_reachable(self) -> bool:
        """Return true if there is a phone, a mailbox or an address; a website alone does not count."""
        return bool(self.phone or self.mailbox or self.address)

    @property
    def reach(self) -> Reach:
        return Reach.of(self)
