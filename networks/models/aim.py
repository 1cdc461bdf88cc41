from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch

from networks.models.derived import FoldedField, SearchField
from networks.models.mandate import Mandate
from networks.models.markdown_field import MarkdownField
from networks.models.partial_date import PartialDateField
from networks.models.record import Identified, IdentifiedQuerySet, Record
from networks.models.text import ProseCharField


class AimQuerySet(IdentifiedQuerySet):
    def with_mandates(self):
        return self.select_related("field", "recommendation__conference").prefetch_related(
            Prefetch("mandates", Mandate.objects.for_list())
        )

    def for_committee(self):
        """Aims sorted by field of action, the latest agreed first."""
        return self.with_mandates().order_by("field__name_folded", F("agreed_on").desc(nulls_last=True), "pk")

    def latest_first(self):
        return self.order_by(F("agreed_on").desc(nulls_last=True), "pk")

    def for_field(self):
        """Aims sorted by network, the latest agreed first, each with the recommendation that it came from."""
        return self.select_related(
            "committee__network__district", "recommendation__conference__network__district"
        ).order_by("committee__network__district__name_folded", F("agreed_on").desc(nulls_last=True), "pk")


class Aim(Identified, Record):
    """Ziel: what a committee agreed in a field of action, perhaps because a conference recommended it."""

    class State(models.TextChoices):
        AGREED = "vereinbart", "vereinbart"
        UNDER_WAY = "in-arbeit", "in Arbeit"
        REACHED = "erreicht", "erreicht"
        DROPPED = "aufgegeben", "aufgegeben"

    committee = models.ForeignKey(
        "networks.SteeringCommittee",
        on_delete=models.CASCADE,
        related_name="aims",
        verbose_name="Lenkungskreis",
    )
    field = models.ForeignKey(
        "networks.FieldOfAction",
        on_delete=models.PROTECT,
        related_name="aims",
        verbose_name="Handlungsfeld",
    )
    recommendation = models.ForeignKey(
        "networks.Recommendation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="aims",
        verbose_name="geht zurück auf die Empfehlung",
        help_text="Nur Empfehlungen einer Konferenz desselben Bildungsnetzwerks.",
    )
    text = ProseCharField(
        "Ziel", max_length=300, help_text="Was erreicht sein soll. Keine Namen von Personen."
    )
    agreed_on = PartialDateField(
        "vereinbart", null=True, blank=True, help_text="So genau, wie es bekannt ist: 2026 oder 14.09.2026."
    )
    state = models.CharField("Stand der Dinge", max_length=12, choices=State, default=State.AGREED)
    note = MarkdownField("Anmerkung", blank=True)
    text_folded = FoldedField("text")
    search_text = SearchField("text", "note", "agreed_on")

    objects = AimQuerySet.as_manager()

    class Meta:
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
        ordering = ["committee_id", "-agreed_on", "pk"]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return self.committee.get_absolute_url()

    def clean(self):
        super().clean()
        if (
            self.recommendation
            and self.committee_id
            and self.recommendation.conference.network_id != self.committee.network_id
        ):
            message = (
                "Diese Empfehlung stammt aus einem anderen Bildungsnetzwerk. Bitte wählen Sie eine Empfehlung "
                "einer Konferenz desselben Netzwerks, oder lassen Sie das Feld leer."
            )
            raise ValidationError({"recommendation": message})
