from django.db import models

from networks.models.derived import Derived, FoldedField, SearchField, UniqueReading
from networks.models.text import PlainCharField


class LocalityQuerySet(models.QuerySet):
    def get_by_natural_key(self, ags: str, name: str) -> "Locality":
        return self.get(municipality__ags=ags, name=name)


class Locality(Derived):
    """Ortsteil: a part of a municipality or a Bauerschaft, whose people search for it by its name."""

    municipality = models.ForeignKey(
        "networks.Municipality",
        on_delete=models.CASCADE,
        related_name="localities",
        verbose_name="Gemeinde",
    )
    name = PlainCharField(
        "Name", max_length=80, help_text="Ohne den Namen der Gemeinde: Hiltrup, nicht Münster-Hiltrup."
    )
    is_better_known_elsewhere = models.BooleanField(
        "anderswo bekannter",
        default=False,
        help_text="Ankreuzen, wenn die meisten bei dem Namen an einen anderen Ort denken, z. B. Basel. "
        "Die Suche fragt dann nach, statt gleich zur Gemeinde zu führen.",
    )
    reference = PlainCharField(
        "Fundstelle",
        max_length=80,
        blank=True,
        help_text="Woher der Name stammt, z. B. die Nummer in einem Verzeichnis. Darf leer bleiben.",
    )

    name_folded = FoldedField("name")
    search_text = SearchField("name", "reference")

    objects = LocalityQuerySet.as_manager()

    class Meta:
        verbose_name = "Ortsteil"
        verbose_name_plural = "Ortsteile"
        ordering = ["name_folded", "municipality_id"]
        constraints = [
            UniqueReading(
                fields=["municipality", "name_folded"],
                name="locality_once_per_municipality",
                violation_error_message="Dieser Ortsteil ist bei dieser Gemeinde schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.municipality.ags, self.name)

    natural_key.dependencies = ["networks.municipality"]
