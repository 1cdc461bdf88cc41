import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.urls import reverse

from networks.models.contact import Contact, digits
from networks.models.derived import FoldedField, SearchField, UniqueReading
from networks.models.record import Record
from networks.models.text import PlainCharField


@dataclass(frozen=True)
class DistrictFigures:
    """Sums over a district's municipalities: people, km², pupils (rounded per town), and their dates."""

    population: int
    area_km2: Decimal
    counted_on: dt.date
    pupils: int
    school_year: str


class DistrictQuerySet(models.QuerySet):
    def get_by_natural_key(self, ags: str) -> "District":
        return self.get(ags=ags)


class District(Contact, Record):
    """Gebietskörperschaft: a Kreis or a kreisfreie Stadt; website and phone are its administration's."""

    class Kind(models.TextChoices):
        RURAL = "kreis", "Kreis"
        URBAN = "kreisfreie-stadt", "kreisfreie Stadt"

    ags = PlainCharField(
        "Kreisschlüssel",
        max_length=5,
        unique=True,
        help_text="Fünf Ziffern: der Anfang des Amtlichen Gemeindeschlüssels.",
    )
    nuts = PlainCharField("NUTS-Code", max_length=5, unique=True)
    name = PlainCharField("Name", max_length=80, help_text="Mit Art, z. B. „Kreis Borken“.")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    seat = PlainCharField("Sitz der Verwaltung", max_length=80)
    name_folded = FoldedField("name")
    search_text = SearchField("name", "seat", "ags")

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = "Gebietskörperschaft"
        verbose_name_plural = "Gebietskörperschaften"
        ordering = ["name_folded"]
        constraints = [
            *Contact.Meta.constraints,
            digits("ags", 5, "Der Kreisschlüssel hat genau fünf Ziffern."),
            UniqueReading(
                fields=["name_folded"],
                name="district_once_per_name",
                violation_error_message="Eine Gebietskörperschaft mit diesem Namen ist schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.ags,)

    def get_absolute_url(self):
        network = getattr(self, "network", None)
        return network.get_absolute_url() if network else reverse("networks:network-list")

    @property
    def figures(self) -> DistrictFigures | None:
        """Population, area and pupils; None while a municipality lacks one. No query if municipalities are prefetched.

        The dates are the oldest of all municipalities.
        """
        towns = list(self.municipalities.all())
        if not towns or any(None in (t.population, t.area_km2, t.counted_on, t.pupils) for t in towns):
            return None
        return DistrictFigures(
            population=sum(town.population for town in towns),
            area_km2=sum((town.area_km2 for town in towns), Decimal()),
            counted_on=min(town.counted_on for town in towns),
            pupils=sum(town.pupils for town in towns),
            school_year=min(town.school_year for town in towns),
        )

    @property
    def short_name(self) -> str:
        """The name without its kind: Borken, Münster."""
        return self.name.removeprefix("Kreis ").removeprefix("Stadt ")

    @property
    def prefix(self) -> str:
        """The kind as the name begins with it: Kreis, Stadt; empty where it does not."""
        return self.name.removesuffix(self.short_name).strip()

    @property
    def with_in(self) -> str:
        """Name with preposition, after „das Bildungsnetzwerk“: im Kreis Borken, in der Stadt Münster."""
        return f"im {self.name}" if self.kind == self.Kind.RURAL else f"in der {self.name}"

    @property
    def with_for(self) -> str:
        return f"für den {self.name}" if self.kind == self.Kind.RURAL else f"für die {self.name}"

    @property
    def with_of(self) -> str:
        return f"des Kreises {self.short_name}" if self.kind == self.Kind.RURAL else f"der {self.name}"

    @property
    def administration(self) -> str:
        return "Kreisverwaltung" if self.kind == self.Kind.RURAL else "Stadtverwaltung"
