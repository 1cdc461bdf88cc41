from django.db import models
from django.db.models import Q
from django.urls import reverse

from bildungsnetz.duties.models.monitoring_notice import Monitored
from networks.models.contact import Contact
from networks.models.mailbox import MailboxField
from networks.models.numbers import SMALL_INTEGER
from networks.models.text import PlainCharField


class OperatorQuerySet(models.QuerySet):
    def current(self) -> "Operator":
        """Return the operator, or an empty one where none is stored: everything is missing."""
        return self.first() or self.model()


class Operator(Monitored, Contact):
    """Anbieter: the public body that runs this site; imprint, privacy notice and statement show it.

    There is one. While a required field is missing, every page says that the site is not official yet.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = PlainCharField(
        "Name der Stelle", max_length=150, help_text="Die Behörde, die diese Website anbietet."
    )
    representative = PlainCharField(
        "vertreten durch (Funktion)",
        max_length=150,
        blank=True,
        help_text="Wer die Stelle vertritt, als Amt und ohne Namen.",
    )
    supervising_body = PlainCharField(
        "Aufsichtsbehörde",
        max_length=200,
        blank=True,
        help_text="Name und Anschrift des zuständigen Ministeriums.",
    )
    vat_id = PlainCharField(
        "Umsatzsteuer-Identifikationsnummer",
        max_length=20,
        blank=True,
        help_text="Nur, wenn die Stelle eine hat.",
    )
    responsible = PlainCharField(
        "verantwortlich für den Inhalt",
        max_length=200,
        blank=True,
        help_text="Funktion und Anschrift, z. B. „Servicestelle Regionale Bildungsnetzwerke“.",
    )
    data_protection_officer = PlainCharField(
        "Datenschutzbeauftragte Stelle",
        max_length=200,
        blank=True,
        help_text="Bezeichnung und Anschrift, ohne Namen.",
    )
    data_protection_mailbox = MailboxField(
        "Postfach der Datenschutzbeauftragten Stelle", blank=True, help_text="Ein Funktionspostfach."
    )
    processor = PlainCharField(
        "Auftragsverarbeiter",
        max_length=200,
        blank=True,
        help_text="Wer die Server betreibt: Name und Anschrift. Betreibt die Stelle sie selbst, schreiben Sie das.",
    )
    log_days = models.PositiveSmallIntegerField(
        "Protokolle gelöscht nach (Tagen)",
        null=True,
        blank=True,
        validators=[SMALL_INTEGER],
        help_text="Wie lange der Server speichert, wer welche Seite abgerufen hat. 0 heißt: gar nicht.",
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    # Required by law (§ 18 MStV, § 5 DDG, Art. 13 GDPR).
    REQUIRED = (
        "name",
        "address",
        "representative",
        "phone",
        "mailbox",
        "supervising_body",
        "responsible",
        "data_protection_officer",
        "data_protection_mailbox",
        "processor",
        "log_days",
    )

    # Shown in the accessibility statement.
    STATED = ("name", "phone", "mailbox", "address")

    objects = OperatorQuerySet.as_manager()

    class Meta:
        verbose_name = "Anbieter"
        verbose_name_plural = "Anbieter"
        constraints = [
            *Contact.Meta.constraints,
            models.CheckConstraint(
                name="operator_is_one",
                condition=Q(id=1),
                violation_error_message="Es gibt nur einen Anbieter. Bitte ändern Sie den vorhandenen.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("duties:imprint")

    @classmethod
    def stated_fields(cls) -> list[models.Field]:
        return [cls._meta.get_field(name) for name in cls.STATED]

    @property
    def missing(self) -> list[str]:
        """The German names of the required fields that are empty; the number 0 is not empty."""
        return [
            self._meta.get_field(name).verbose_name
            for name in self.REQUIRED
            if getattr(self, name) in ("", None)
        ]

    @property
    def is_complete(self) -> bool:
        return not self.missing
