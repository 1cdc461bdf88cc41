import re

from django.db import models
from django.db.models import Prefetch

from networks.models.aim import Aim
from networks.models.derived import Derived, FoldedField, SearchField, UniqueReading
from networks.models.focus import Focus
from networks.models.markdown_field import MarkdownField
from networks.models.recommendation import Recommendation
from networks.models.record import page_address
from networks.models.text import PlainCharField, PlainSlugField, ProseTextField


class FieldOfActionQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "FieldOfAction":
        return self.get(slug=slug)

    def for_list(self):
        return self.prefetch_related(Prefetch("focuses", Focus.objects.for_field()))

    def for_detail(self):
        return self.for_list().prefetch_related(Prefetch("aims", Aim.objects.for_field()))


class FieldOfAction(Derived):
    """Handlungsfeld: a topic that networks work on, named alike for all of them."""

    name = PlainCharField("Name", max_length=120)
    slug = PlainSlugField("Kürzel der Adresse", max_length=80, unique=True)
    description = MarkdownField(
        "Worum es geht",
        blank=True,
        help_text="Ein bis drei Sätze für Bürgerinnen und Bürger.",
    )
    search_words = ProseTextField(
        "Suchwörter",
        blank=True,
        help_text="Was Menschen tippen, die dieses Thema meinen, z. B. Nachhilfe. Ein Begriff je Zeile oder mit Komma "
        "getrennt. Die Suche findet ihn unter jeder Schreibweise von Groß- und Kleinbuchstaben und Umlauten.",
    )
    changed_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    name_folded = FoldedField("name")
    search_text = SearchField("name", "description")

    objects = FieldOfActionQuerySet.as_manager()

    class Meta:
        verbose_name = "Handlungsfeld"
        verbose_name_plural = "Handlungsfelder"
        ordering = ["name_folded"]
        constraints = [
            UniqueReading(
                fields=["name_folded"],
                name="fieldofaction_once_per_name",
                violation_error_message="Ein Handlungsfeld mit diesem Namen ist schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return page_address("field-detail", self.slug)

    def natural_key(self):
        return (self.slug,)

    @property
    def search_terms(self) -> list[str]:
        """The search words, one a line or comma, without empty ones."""
        terms = (term.strip() for term in re.split("[\n,;]", self.search_words))
        return [term for term in terms if term]

    @property
    def recommendations(self) -> list[Recommendation]:
        """Recommendations of conferences from which an aim in this field came. Needs `aims` prefetched."""
        return list(dict.fromkeys(aim.recommendation for aim in self.aims.all() if aim.recommendation))
