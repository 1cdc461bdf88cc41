from django.db import models
from django.db.models import F, Prefetch

from networks.models.contact import digits
from networks.models.derived import FoldedField, SearchField, UniqueReading
from networks.models.numbers import INTEGER
from networks.models.postal_code import PostalCode
from networks.models.record import Record, page_address
from networks.models.text import PlainCharField, PlainSlugField

MOST_CODES_IN_KICKER = 4


class MunicipalityQuerySet(models.QuerySet):
    def get_by_natural_key(self, ags: str) -> "Municipality":
        return self.get(ags=ags)

    def for_list(self):
        """From A to Z, with their districts."""
        return self.select_related("district").order_by("name_folded", "ags")

    def for_detail(self):
        return self.select_related(
            "district__network__office", "district__network__committee"
        ).prefetch_related(
            Prefetch("postal_codes", PostalCode.objects.delivery()),
            "district__network__agreements",
            "district__supervisory_authorities",
        )

    def nearest_to(self, town: "Municipality", how_many: int):
        """Return the other towns whose centres lie nearest to this one's, the nearest first, with their districts.

        At 52° north a degree of longitude is about 0.6 of a degree of latitude, hence the factor (its square is 0.38).
        """
        east, north = F("longitude") - town.longitude, F("latitude") - town.latitude
        others = self.exclude(pk=town.pk).select_related("district")
        return others.order_by(east * east * 0.38 + north * north, "ags")[:how_many]


class Municipality(Record):
    """Gemeinde: one of the towns and villages that a citizen knows by name."""

    class Kind(models.TextChoices):
        TOWN = "stadt", "Stadt"
        VILLAGE = "gemeinde", "Gemeinde"
        URBAN = "kreisfreie-stadt", "kreisfreie Stadt"

    district = models.ForeignKey(
        "networks.District",
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name="Gebietskörperschaft",
    )
    ags = PlainCharField("Gemeindeschlüssel", max_length=8, unique=True, help_text="Amtlich, acht Ziffern.")
    name = PlainCharField("Name", max_length=80)
    official_name = PlainCharField("amtlicher Name", max_length=120)
    slug = PlainSlugField("Kürzel der Adresse", max_length=80, unique=True)
    kind = models.CharField("Art", max_length=20, choices=Kind)
    longitude = models.FloatField("geografische Länge", help_text="Mitte der Gemeinde, in Grad (WGS 84).")
    latitude = models.FloatField("geografische Breite", help_text="Mitte der Gemeinde, in Grad (WGS 84).")

    population = models.PositiveIntegerField("Bevölkerung", null=True, blank=True, validators=[INTEGER])
    area_km2 = models.DecimalField(
        "Fläche",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="In Quadratkilometern (km²).",
    )
    counted_on = models.DateField("Stand von Bevölkerung und Fläche", null=True, blank=True)
    pupils = models.PositiveIntegerField(
        "Schülerinnen und Schüler", null=True, blank=True, validators=[INTEGER], help_text="Gerundet."
    )
    school_year = PlainCharField(
        "Schuljahr", max_length=7, blank=True, help_text="Stand der Schulen und Schülerzahlen, z. B. 2024/25."
    )
    name_folded = FoldedField("name")
    search_text = SearchField("name", "official_name", "ags")

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = "Gemeinde"
        verbose_name_plural = "Gemeinden"
        ordering = ["name_folded", "ags"]
        constraints = [
            digits("ags", 8, "Der Gemeindeschlüssel hat genau acht Ziffern."),
            UniqueReading(
                fields=["district", "name_folded"],
                name="municipality_once_per_name",
                violation_error_message="Eine Gemeinde mit diesem Namen ist in diesem Kreis schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.ags,)

    natural_key.dependencies = ["networks.district"]

    def get_absolute_url(self):
        return page_address("municipality-detail", self.slug)

    @property
    def rounded_pupils(self) -> int:
        """Pupils to the nearest hundred, because the source rounds too; 0 where they are unknown."""
        return round(self.pupils or 0, -2)

    @property
    def codes(self) -> str:
        """Its postal codes in one line. Needs `postal_codes` prefetched without those of large recipients."""
        return ", ".join(code.plz for code in self.postal_codes.all())

    @property
    def has_few_codes(self) -> bool:
        """True where all its postal codes have room above the heading."""
        return 0 < len(self.postal_codes.all()) <= MOST_CODES_IN_KICKER

    @property
    def kicker(self) -> str:
        """The line above the heading of its page: official name, district, and postal codes where they are few."""
        is_own_district = self.kind == self.Kind.URBAN
        area = self.get_kind_display() if is_own_district else self.district.name
        return " · ".join([self.official_name, area, *([self.codes] if self.has_few_codes else [])])

    def records(self) -> list[Record | None]:
        """Records that the municipality's page shows, in its order; fewer where the district has no network."""
        network = getattr(self.district, "network", None)
        return [
            self,
            self.district,
            getattr(network, "office", None),
            *self.district.supervisory_authorities.all(),
            *(network.agreements.all() if network else []),
        ]
