import datetime as dt

from django.db import models, transaction
from django.db.models import CharField, CheckConstraint, F, Q
from django.db.models.functions import Cast
from django.db.models.lookups import Exact
from django.urls import reverse

from bildungsnetz.duties.models.monitoring_notice import Monitored
from networks.models.date_lookups import ends_after
from networks.models.derived import FoldedField, SearchField
from networks.models.partial_date import PartialDateField, not_in_future
from networks.models.text import ProseCharField, ProseTextField


class BarrierQuerySet(models.QuerySet):
    def present(self, on: dt.date):
        """Return the barriers not mended by this day, in the statement's order of reasons."""
        return self.filter(Q(mended_on__isnull=True) | Q(mended_on__gt=on)).order_by("reason", "pk")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete one by one, because each deletion makes a notice; the admin's list calls this."""
        with transaction.atomic():
            counts = [barrier.delete()[0] for barrier in self]
        return sum(counts), {self.model._meta.label: sum(counts)}

    delete.alters_data = True
    delete.queryset_only = True


class Barrier(Monitored):
    """Barriere: a part of the site that is not accessible; the accessibility statement lists them."""

    class Reason(models.TextChoices):
        """The three reasons of the model statement (Decision (EU) 2018/1523, „Nicht barrierefreie Inhalte“)."""

        PENDING = "a-unvereinbar", "noch nicht vereinbar, wird behoben"
        BURDEN = "b-belastung", "unverhältnismäßige Belastung"
        EXEMPT = "c-ausgenommen", "nicht vom Gesetz erfasst"

    where = ProseCharField(
        "Wo", max_length=200, help_text="Seite oder Teil, z. B. „Karte auf der Startseite“."
    )
    description = ProseTextField("Was nicht zugänglich ist", help_text="Ein, zwei Sätze, die alle verstehen.")
    requirement = ProseCharField(
        "Anforderung",
        max_length=80,
        help_text="Nummer der EN 301 549 oder der WCAG, z. B. „EN 301 549, 9.1.4.3 Kontrast“.",
    )
    reason = models.CharField("Grund", max_length=15, choices=Reason, default=Reason.PENDING)
    explanation = ProseTextField("Begründung", help_text="Warum es so ist und was geplant ist.")
    alternative = ProseTextField(
        "Alternative",
        blank=True,
        help_text="Wie man auf anderem Weg an dasselbe kommt. Leer, wenn es keinen gibt.",
    )
    since = PartialDateField(
        "seit",
        validators=[not_in_future],
        help_text="So genau, wie es bekannt ist: 2026, Mai 2026 oder 14.05.2026.",
    )
    mended_on = models.DateField(
        "behoben am", null=True, blank=True, help_text="Ab diesem Tag steht sie nicht mehr in der Erklärung."
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    where_folded = FoldedField("where")
    requirement_folded = FoldedField("requirement")
    search_text = SearchField(
        "where", "description", "requirement", "explanation", "alternative", "since", "mended_on"
    )

    objects = BarrierQuerySet.as_manager()

    class Meta:
        verbose_name = "Barriere"
        verbose_name_plural = "Barrieren"
        ordering = ["mended_on", "reason", "pk"]
        constraints = [
            CheckConstraint(
                name="barrier_mended_after_it_was_there",
                condition=ends_after(F("since"), "mended_on")
                | Q(Exact(Cast("since", CharField()), Cast("mended_on", CharField()))),
                violation_error_message="Die Barriere kann nicht behoben sein, bevor es sie gab. Bitte prüfen Sie "
                "„seit“ und „behoben am“.",
            ),
        ]

    def __str__(self):
        return self.where

    def get_absolute_url(self):
        return reverse("duties:accessibility-statement")

    def is_stated(self, on: dt.date) -> bool:
        return self.mended_on is None or self.mended_on > on
