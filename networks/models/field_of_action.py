from django.db import models
from django.db.models import Prefetch

from networks.models.aim import Aim
from networks.models.focus import Focus
from networks.models.recommendation import Recommendation
from networks.models.record import page_address


class FieldOfActionQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "FieldOfAction":
        return self.get(slug=slug)

    def for_list(self):
        return self.prefetch_related(Prefetch("focuses", Focus.objects.for_field()))

    def for_detail(self):
        return self.for_list().prefetch_related(Prefetch("aims", Aim.objects.for_field()))


class FieldOfAction(models.Model):
    """Handlungsfeld: a topic that networks work on, named alike for all of them."""

    name = models.CharField("Name", max_length=120, unique=True)
    slug = models.SlugField("Kürzel der Adresse", max_length=80, unique=True)
    description = models.TextField(
        "Worum es geht",
        blank=True,
        help_text="Ein bis drei Sätze für Bürgerinnen und Bürger. Markdown ist möglich.",
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)

    objects = FieldOfActionQuerySet.as_manager()

    class Meta:
        verbose_name = "Handlungsfeld"
        verbose_name_plural = "Handlungsfelder"
        ordering = ["slug"]  # sorts Ü as Ue, on every database

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return page_address("field-detail", self.slug)

    def natural_key(self):
        return (self.slug,)

    @property
    def recommendations(self) -> list[Recommendation]:
        """Recommendations of conferences from which an aim in this field came. Needs `aims` prefetched."""
        return list(dict.fromkeys(aim.recommendation for aim in self.aims.all() if aim.recommendation))
