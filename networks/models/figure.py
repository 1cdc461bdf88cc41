from django.db import models

from networks.models.derived import FoldedField, SearchField
from networks.models.numbers import INTEGER
from networks.models.record import Record
from networks.models.text import ProseCharField


class FigureQuerySet(models.QuerySet):
    def get_by_natural_key(self, key: str, as_of: str) -> "Figure":
        return self.get(key=key, as_of=as_of or None)

    def networks_in_nrw(self):
        """The current figure, then the others from new to old."""
        return self.filter(key=Figure.Key.NETWORKS_IN_NRW).order_by("-is_current", "-as_of")


class Figure(Record):
    """Kennzahl: a count that ages, with its date and its source."""

    class Key(models.TextChoices):
        NETWORKS_IN_NRW = "netzwerke-in-nrw", "Bildungsnetzwerke in Nordrhein-Westfalen"

    key = models.CharField("Kennzahl", max_length=40, choices=Key)
    value = models.PositiveIntegerField("Wert", validators=[INTEGER])
    is_current = models.BooleanField(
        "gilt heute", default=False, help_text="Diese Zahl steht auf der Startseite. Nur eine je Kennzahl."
    )
    note = ProseCharField("Anmerkung", max_length=200, blank=True)
    note_folded = FoldedField("note")
    search_text = SearchField("note", "as_of")

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "Kennzahl"
        verbose_name_plural = "Kennzahlen"
        ordering = ["key", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "as_of"],
                name="figure_once_per_date",
                violation_error_message="Diese Kennzahl ist für diesen Stand schon eingetragen.",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(is_current=True),
                name="figure_one_current",
                violation_error_message=(
                    "Für diese Kennzahl gilt schon eine andere Zahl. Nehmen Sie dort zuerst das Häkchen „gilt heute“ weg."
                ),
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(as_of__isnull=True),
                name="figure_once_without_date",
                violation_error_message="Diese Kennzahl ist ohne Stand schon eingetragen.",
            ),
        ]

    def __str__(self):
        return f"{self.get_key_display()}: {self.value}"

    def natural_key(self):
        return (self.key, self.as_of.iso if self.as_of else "")
