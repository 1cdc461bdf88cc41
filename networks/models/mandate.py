from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from networks.models.derived import FoldedField, SearchField
from networks.models.markdown_field import MarkdownField
from networks.models.partial_date import PartialDateField
from networks.models.record import Identified, IdentifiedQuerySet, Record
from networks.models.text import PlainCharField, ProseCharField


class MandateQuerySet(IdentifiedQuerySet):
    def for_list(self):
        return self.select_related("reported_to").order_by(F("due").asc(nulls_last=True), "pk")


class Mandate(Identified, Record):
    """Arbeitsauftrag: what a committee wants done for an aim, by its network's Bildungsbüro or by a partner.

    The office is a choice and not a reference, so that it cannot be another network's.
    """

    class Addressee(models.TextChoices):
        OFFICE = "bildungsbuero", "Bildungsbüro dieses Netzwerks"
        PARTNER = "partner", "eine andere Einrichtung"

    class State(models.TextChoices):
        OPEN = "offen", "offen"
        UNDER_WAY = "in-arbeit", "in Arbeit"
        DONE = "erledigt", "erledigt"
        DROPPED = "aufgegeben", "nicht weiterverfolgt"

    aim = models.ForeignKey(
        "networks.Aim", on_delete=models.CASCADE, related_name="mandates", verbose_name="Ziel"
    )
    text = ProseCharField("Auftrag", max_length=300, help_text="Was zu tun ist. Keine Namen von Personen.")
    addressee = models.CharField("geht an", max_length=15, choices=Addressee, default=Addressee.OFFICE)
    partner = PlainCharField(
        "Einrichtung",
        max_length=150,
        blank=True,
        help_text="Nur, wenn der Auftrag nicht an das Bildungsbüro geht: Name der Einrichtung, keine Person.",
    )
    due = PartialDateField(
        "bis",
        null=True,
        blank=True,
        help_text="So genau, wie es vereinbart ist: 2027, Juni 2027 oder 30.06.2027.",
    )
    state = models.CharField("Stand der Dinge", max_length=12, choices=State, default=State.OPEN)
    result = MarkdownField("Ergebnis", blank=True, help_text="Zwei, drei Sätze. Keine Namen.")
    reported_to = models.ForeignKey(
        "networks.EducationConference",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        verbose_name="berichtet auf der Konferenz",
        help_text="Nur Konferenzen desselben Bildungsnetzwerks.",
    )
    text_folded = FoldedField("text")
    partner_folded = FoldedField("partner")
    search_text = SearchField("text", "partner", "result", "due")

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "Arbeitsauftrag"
        verbose_name_plural = "Arbeitsaufträge"
        ordering = ["aim_id", "due", "pk"]
        constraints = [
            models.CheckConstraint(
                name="mandate_has_exactly_one_addressee",
                condition=Q(addressee="bildungsbuero", partner="") | Q(addressee="partner") & ~Q(partner=""),
                violation_error_message=(
                    "Ein Auftrag geht an genau eine Stelle: an das Bildungsbüro, dann bleibt „Einrichtung“ leer, "
                    "oder an eine andere Einrichtung, dann nennen Sie dort ihren Namen."
                ),
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return self.aim.get_absolute_url()

    def clean(self):
        super().clean()
        if self.reported_to and self.aim_id and self.reported_to.network_id != self.aim.committee.network_id:
            message = (
                "Diese Konferenz gehört zu einem anderen Bildungsnetzwerk. "
                "Bitte wählen Sie eine Konferenz desselben Netzwerks."
            )
            raise ValidationError({"reported_to": message})

    @property
    def is_for_office(self) -> bool:
        return self.addressee == self.Addressee.OFFICE
