from django.db import models
from django.urls import reverse

from networks.models.partial_date import PartialDateField, well_formed
from networks.models.record import Record


class SteeringCommitteeQuerySet(models.QuerySet):
    def get_by_natural_key(self, network: str) -> "SteeringCommittee":
        return self.get(network__slug=network)

    def for_list(self):
        return self.select_related("network__district").order_by("network__district__name")

    def for_detail(self):
        return self.select_related("network__district", "network__office")


class SteeringCommittee(Record):
    """Lenkungskreis: steers a network, agrees its aims and gives mandates."""

    network = models.OneToOneField(
        "networks.Network",
        on_delete=models.CASCADE,
        related_name="committee",
        verbose_name="Bildungsnetzwerk",
        error_messages={"unique": "Dieses Bildungsnetzwerk hat schon einen Lenkungskreis."},
    )
    name = models.CharField(
        "Name vor Ort",
        max_length=80,
        blank=True,
        help_text="Z. B. „Lenkungsgruppe“ in Gelsenkirchen. Leer lassen, wenn er nicht bekannt ist.",
    )
    constituted = PartialDateField("konstituiert", null=True, blank=True, help_text="Tag der ersten Sitzung.")
    composition = models.TextField(
        "Regel der Zusammensetzung",
        blank=True,
        help_text="Welche Stellen und Gruppen nach dem Vertrag vertreten sind. Markdown ist möglich. Keine Namen.",
    )
    rhythm = models.CharField(
        "Sitzungsturnus", max_length=120, blank=True, help_text="Z. B. „zweimal im Jahr“."
    )
    note = models.TextField("Anmerkung", blank=True, help_text="Z. B. weitere Gremien. Markdown ist möglich.")

    objects = SteeringCommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "Lenkungskreis"
        verbose_name_plural = "Lenkungskreise"
        ordering = ["network_id"]
        constraints = [*Record.Meta.constraints, *well_formed("constituted")]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.network.slug,)

    natural_key.dependencies = ["networks.network"]

    def get_absolute_url(self):
        return reverse("networks:committee-detail", args=[self.network.slug])

    @property
    def title(self) -> str:
        return self.name or "Lenkungskreis"
