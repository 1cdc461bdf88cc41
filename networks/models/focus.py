from django.db import models

from networks.models.derived import FoldedField, SearchField
from networks.models.record import Record
from networks.models.text import PlainCharField, ProseCharField


class FocusQuerySet(models.QuerySet):
    def get_by_natural_key(self, network: str, field: str) -> "Focus":
        return self.get(network__slug=network, field__slug=field)

    def for_network(self):
        return self.select_related("field").order_by("-is_current", "field__name_folded")

    def for_field(self):
        return self.select_related("network__district").order_by(
            "-is_current", "network__district__name_folded"
        )


class Focus(Record):
    """Schwerpunkt: a field of action that one network works on, or once worked on."""

    network = models.ForeignKey(
        "networks.Network", on_delete=models.CASCADE, related_name="focuses", verbose_name="Bildungsnetzwerk"
    )
    field = models.ForeignKey(
        "networks.FieldOfAction",
        on_delete=models.PROTECT,
        related_name="focuses",
        verbose_name="Handlungsfeld",
    )
    is_current = models.BooleanField(
        "nach letztem Stand aktuell",
        default=True,
        help_text="Ohne Häkchen erscheint es als früheres Handlungsfeld.",
    )
    local_name = PlainCharField(
        "Bezeichnung vor Ort",
        max_length=150,
        blank=True,
        help_text="Nur, wenn sie vom Namen des Handlungsfelds abweicht.",
    )
    note = ProseCharField("Anmerkung", max_length=200, blank=True)
    local_name_folded = FoldedField("local_name")
    search_text = SearchField("local_name", "as_of")

    objects = FocusQuerySet.as_manager()

    class Meta:
        verbose_name = "Schwerpunkt"
        verbose_name_plural = "Schwerpunkte"
        ordering = ["network_id", "-is_current", "field_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "field"],
                name="focus_once_per_network",
                violation_error_message="Dieses Handlungsfeld ist bei diesem Netzwerk schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.local_name or "Schwerpunkt"

    def natural_key(self):
        return (self.network.slug, self.field.slug)

    natural_key.dependencies = ["networks.network", "networks.fieldofaction"]

    def get_absolute_url(self):
        return self.network.get_absolute_url()
