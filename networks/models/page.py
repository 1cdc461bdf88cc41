from django.db import models

from networks.models.derived import SearchField
from networks.models.markdown_field import MarkdownField
from networks.models.record import Record


class PageQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Page":
        return self.get(slug=slug)

    def shown_on(self, slug: str) -> "Page | None":
        return self.filter(slug=slug).first()


class Page(Record):
    """Seite: text that an editor writes, shown at the top of the page it belongs to."""

    class Slug(models.TextChoices):
        ABOUT = "ueber", "So arbeitet ein Bildungsnetzwerk (/ueber/)"
        SUPERVISION = "schulaufsicht", "Schulaufsicht (/schulaufsicht/)"

    slug = models.CharField("erscheint auf", max_length=40, choices=Slug, unique=True)
    body = MarkdownField("Text")
    search_text = SearchField("body")

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = "Seite"
        verbose_name_plural = "Seiten"
        ordering = ["slug"]

    def __str__(self):
        return self.get_slug_display()

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return f"/{self.slug}/"
