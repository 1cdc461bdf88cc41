from django.db import models

from networks.models.record import Record


class FigureQuerySet(models.QuerySet):
    def get_by_natural_key(self, key: str, as_of: str) -> "Figure":
        return self.get(key=key, as_of=as_of or None)

    def networks_in_nrw(self):
        """The newest first; a figure without a date is the source document's own, newer than the dated ones."""
        return self.filter(key=Figure.Key.NETWORKS_IN_NRW).order_by(models.F("as_of").desc(nulls_first=True))


class Figure(Record):
    """Kennzahl: a count that ages, with its date and its source."""

    class Key(models.TextChoices):
        NETWORKS_IN_NRW = "netzwerke-in-nrw", "Bildungsnetzwerke in Nordrhein-Westfalen"

    key = models.CharField("Kennzahl", max_length=40, choices=Key)
    value = models.PositiveIntegerField("Wert")
    note = models.CharField("Anmerkung", max_length=200, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "Kennzahl"
        verbose_name_plural = "Kennzahlen"
        ordering = ["key", "-as_of"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["key", "as_of"],
                name="figure_once_per_date",
                violation_error_message="Diese Kennzahl ist für diesen Stand schon eingetragen.",
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
