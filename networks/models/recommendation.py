from django.db import models
from django.db.models import F, Prefetch

from networks.models.aim import Aim
from networks.models.derived import FoldedField, SearchField
from networks.models.numbers import SMALL_INTEGER
from networks.models.record import Identified, IdentifiedQuerySet, Record
from networks.models.text import ProseCharField, ProseTextField


class RecommendationQuerySet(IdentifiedQuerySet):
    def with_consequences(self):
        """Fetch the aims that a committee made of them, and these aims' mandates."""
        return self.prefetch_related(Prefetch("aims", Aim.objects.with_mandates())).order_by(
            F("number").asc(nulls_last=True), "pk"
        )


class Recommendation(Identified, Record):
    """Empfehlung: what a conference recommends to the committee of its network."""

    conference = models.ForeignKey(
        "networks.EducationConference",
        on_delete=models.CASCADE,
        related_name="recommendations",
        verbose_name="Bildungskonferenz",
    )
    number = models.PositiveSmallIntegerField("Nummer", null=True, blank=True, validators=[SMALL_INTEGER])
    text = ProseCharField(
        "Empfehlung", max_length=400, help_text="In eigenen Worten. Keine Namen von Personen."
    )
    note = ProseTextField("Anmerkung", blank=True)
    text_folded = FoldedField("text")
    search_text = SearchField("text", "note")

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = "Empfehlung"
        verbose_name_plural = "Empfehlungen"
        ordering = ["conference_id", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "number"],
                name="recommendation_number_once_per_conference",
                violation_error_message="Diese Nummer hat bei dieser Konferenz schon eine andere Empfehlung.",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return self.conference.get_absolute_url()
