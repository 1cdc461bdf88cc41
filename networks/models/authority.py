from django.db import models
from django.db.models import Q

from networks.models.contact import Contact
from networks.models.derived import FoldedField, SearchField, UniqueReading
from networks.models.record import Record, page_address
from networks.models.text import PlainCharField, PlainSlugField, ProseCharField


class SupervisoryAuthorityQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "SupervisoryAuthority":
        return self.get(slug=slug)

    def not_fictional(self):
        return self.exclude(district__network__is_fictional=True)

    def upper(self):
        """The Bezirksregierung, with its departments."""
        return (
            self.filter(level=SupervisoryAuthority.Level.UPPER, parent=None)
            .prefetch_related("departments")
            .order_by("name_folded")
        )

    def lower(self):
        return (
            self.filter(level=SupervisoryAuthority.Level.LOWER)
            .select_related("district__network__committee")
            .order_by("district__name_folded")
        )

    def for_detail(self):
        return self.select_related("district", "parent")


class SupervisoryAuthority(Contact, Record):
    """Schulaufsicht: the Bezirksregierung and its Dezernate (upper), or a Schulamt (lower)."""

    class Level(models.TextChoices):
        UPPER = "obere", "obere Schulaufsicht"
        LOWER = "untere", "untere Schulaufsicht"

    level = models.CharField("Ebene", max_length=10, choices=Level)
    district = models.ForeignKey(
        "networks.District",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supervisory_authorities",
        verbose_name="Gebietskörperschaft",
        help_text="Nur bei der unteren Schulaufsicht.",
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="departments",
        verbose_name="gehört zu",
        help_text="Bei einem Dezernat: die Bezirksregierung.",
    )
    name = PlainCharField("Name", max_length=150)
    slug = PlainSlugField("Kürzel", max_length=80, unique=True)
    remit = ProseCharField("zuständig für", max_length=200, blank=True, help_text="Z. B. die Schulformen.")
    note = ProseCharField("Anmerkung", max_length=300, blank=True)
    name_folded = FoldedField("name")
    search_text = SearchField("name", "remit")

    objects = SupervisoryAuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = "Schulaufsicht"
        verbose_name_plural = "Schulaufsichten"
        ordering = ["level", "name_folded"]
        constraints = [
            *Contact.Meta.constraints,
            models.CheckConstraint(
                name="authority_lower_has_a_district",
                condition=Q(level="untere", district__isnull=False) | Q(level="obere", district__isnull=True),
                violation_error_message=(
                    "Die untere Schulaufsicht gehört zu genau einer Gebietskörperschaft, die obere zu keiner."
                ),
            ),
            UniqueReading(
                fields=["name_folded"],
                name="authority_once_per_name",
                violation_error_message="Eine Schulaufsicht mit diesem Namen ist schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["networks.district"]

    def get_absolute_url(self):
        return page_address("authority-detail", self.slug)

    @property
    def is_of_all(self) -> bool:
        """True for the Bezirksregierung itself, the upper authority of every network in its region."""
        return self.level == self.Level.UPPER and self.parent_id is None
