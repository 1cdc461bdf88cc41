from django.db import models

from networks.models.contact import Contact
from networks.models.derived import FoldedField, SearchField
from networks.models.record import Record
from networks.models.text import PlainCharField, ProseCharField


class EducationOfficeQuerySet(models.QuerySet):
    def get_by_natural_key(self, network: str) -> "EducationOffice":
        return self.get(network__slug=network)


class EducationOffice(Contact, Record):
    """Bildungsbüro: the Geschäftsstelle that does a network's work."""

    network = models.OneToOneField(
        "networks.Network",
        on_delete=models.CASCADE,
        related_name="office",
        verbose_name="Bildungsnetzwerk",
        error_messages={"unique": "Dieses Bildungsnetzwerk hat schon ein Bildungsbüro."},
    )
    name = PlainCharField(
        "Name vor Ort",
        max_length=120,
        blank=True,
        help_text="Z. B. „Kommunales Bildungsbüro“. Leer, wenn unbekannt.",
    )
    host_body = PlainCharField(
        "angesiedelt bei", max_length=150, blank=True, help_text="Amt oder Abteilung, zu der das Büro gehört."
    )
    note = ProseCharField("Anmerkung", max_length=300, blank=True)
    name_folded = FoldedField("name")
    search_text = SearchField("name", "host_body")

    objects = EducationOfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "Bildungsbüro"
        verbose_name_plural = "Bildungsbüros"
        ordering = ["network_id"]
        constraints = [
            *Contact.Meta.constraints,
        ]

    def __str__(self):
        return self.name or "Bildungsbüro"

    @property
    def own_name(self) -> str:
        """The name on the spot; empty where it is unknown or just the general word."""
        return self.name if self.name != "Bildungsbüro" else ""

    def natural_key(self):
        return (self.network.slug,)

    natural_key.dependencies = ["networks.network"]

    def get_absolute_url(self):
        return self.network.get_absolute_url()
