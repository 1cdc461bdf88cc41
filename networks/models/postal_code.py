from django.db import models

from networks.models.contact import digits
from networks.models.text import PlainCharField


class PostalCodeQuerySet(models.QuerySet):
    def get_by_natural_key(self, plz: str, ags: str) -> "PostalCode":
        return self.get(plz=plz, municipality__ags=ags)

    def delivery(self):
        return self.filter(kind=PostalCode.Kind.DELIVERY)


class PostalCode(models.Model):
    """Postleitzahl: the code of an area, or of a large recipient in a municipality."""

    class Kind(models.TextChoices):
        DELIVERY = "zustellung", "Zustellung"
        SPECIAL = "sonder", "Großempfänger oder Postfach"

    municipality = models.ForeignKey(
        "networks.Municipality",
        on_delete=models.CASCADE,
        related_name="postal_codes",
        verbose_name="Gemeinde",
    )
    plz = PlainCharField("Postleitzahl", max_length=5, db_index=True)
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.DELIVERY)

    objects = PostalCodeQuerySet.as_manager()

    class Meta:
        verbose_name = "Postleitzahl"
        verbose_name_plural = "Postleitzahlen"
        ordering = ["plz", "municipality_id"]
        constraints = [
            digits("plz", 5, "Die Postleitzahl hat genau fünf Ziffern."),
            models.UniqueConstraint(
                fields=["plz", "municipality"],
                name="postalcode_once_per_municipality",
                violation_error_message="Diese Postleitzahl ist bei dieser Gemeinde schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.plz

    def natural_key(self):
        return (self.plz, self.municipality.ags)

    natural_key.dependencies = ["networks.municipality"]
