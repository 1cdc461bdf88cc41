import datetime as dt
from collections.abc import Iterable
from enum import Enum

from django.db import models
from django.db.models import Q
from django.template.defaultfilters import date as formatted
from django.urls import reverse

from bildungsnetz.duties.models.barrier import Barrier
from bildungsnetz.duties.models.monitoring_notice import Monitored
from networks.models.partial_date import not_in_future, years_later
from networks.models.text import ProseTextField

REMIND_BEFORE = dt.timedelta(days=30)


class AccessibilityStatementQuerySet(models.QuerySet):
    def current(self) -> "AccessibilityStatement":
        """Return the statement, or an empty one where none is stored: nothing is assessed yet."""
        return self.first() or self.model()


class AccessibilityStatement(Monitored):
    """Erklärung zur Barrierefreiheit: when and how the site was assessed (§ 10b BGG NRW, § 4 BITVNRW). There is one."""

    ONLY = 1
    REVIEW_AFTER = 1  # years: Decision (EU) 2018/1523, Art. 2

    class Method(models.TextChoices):
        SELF = "selbst", "Selbstbewertung durch die Stelle"
        THIRD = "dritte", "Bewertung durch Dritte"

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    made_on = models.DateField("erstellt am", null=True, blank=True, validators=[not_in_future])
    reviewed_on = models.DateField(
        "zuletzt überprüft am",
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text="Mindestens einmal im Jahr.",
    )
    method = models.CharField("Bewertet durch", max_length=10, choices=Method, default=Method.SELF)
    tested_by_people = ProseTextField(
        "Von Menschen geprüft",
        blank=True,
        help_text="Was mit Tastatur, Bildschirmleser oder Vergrößerung geprüft wurde, und womit. Keine Namen.",
    )
    ombuds_contact = ProseTextField(
        "Kontakt der Ombudsstelle",
        blank=True,
        help_text="Anschrift, Telefon, E-Mail der Ombudsstelle des Landes.",
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    objects = AccessibilityStatementQuerySet.as_manager()

    class Meta:
        verbose_name = "Erklärung zur Barrierefreiheit"
        verbose_name_plural = "Erklärung zur Barrierefreiheit"
        constraints = [
            models.CheckConstraint(
                name="accessibilitystatement_is_one",
                condition=Q(id=1),
                violation_error_message="Es gibt nur eine Erklärung. Bitte ändern Sie die vorhandene.",
            ),
            models.CheckConstraint(
                name="accessibilitystatement_reviewed_after_it_was_made",
                condition=Q(reviewed_on__isnull=True)
                | Q(made_on__isnull=False, reviewed_on__gte=models.F("made_on")),
                violation_error_message="Die Überprüfung kann nicht vor der Erklärung liegen. Nennen Sie beide Tage.",
            ),
        ]

    def __str__(self):
        return "Erklärung zur Barrierefreiheit"

    def get_absolute_url(self):
        return reverse("duties:accessibility-statement")

    @property
    def review_due(self) -> dt.date | None:
        last = self.reviewed_on or self.made_on
        return years_later(last, self.REVIEW_AFTER) if last else None

    def is_assessed(self, on: dt.date) -> bool:
        return self.made_on is not None and self.made_on <= on

    def is_overdue(self, on: dt.date) -> bool:
        return self.review_due is not None and self.review_due < on

    def review_remarks(self, today: dt.date) -> list[str]:
        """Say in German what to do about the statement; § 10b BGG NRW requires a review each year."""
        if self.made_on is None:
            return [
                "Die Website ist noch nicht auf Barrieren geprüft. Bitte tragen Sie nach der Prüfung in der Erklärung zur "
                "Barrierefreiheit ein, wann sie war."
            ]
        due = formatted(self.review_due, "j. F Y")
        if self.is_overdue(today):
            return [
                f"Die jährliche Überprüfung der Erklärung zur Barrierefreiheit war am {due} fällig. Bitte prüfen Sie die "
                "Website, berichtigen Sie die Barrieren und tragen Sie den Tag der Überprüfung ein."
            ]
        if self.review_due - today <= REMIND_BEFORE:
            return [f"Die Erklärung zur Barrierefreiheit ist bis zum {due} wieder zu überprüfen."]
        return []


class Conformity(Enum):
    """Conformity: how far the site meets the law, as the model statement words it (Decision (EU) 2018/1523)."""

    UNKNOWN = "noch nicht bewertet"
    FULL = "mit den Anforderungen vollständig vereinbar"
    PARTIAL = "mit den Anforderungen teilweise vereinbar"

    @classmethod
    def of(
        cls, statement: "AccessibilityStatement", barriers: Iterable[Barrier], on: dt.date
    ) -> "Conformity":
        """UNKNOWN before the assessment, even where no barrier is known."""
        if not statement.is_assessed(on):
            return cls.UNKNOWN
        return cls.PARTIAL if any(True for _ in barriers) else cls.FULL
