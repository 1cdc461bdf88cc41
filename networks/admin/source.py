from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from networks.admin.record.base import SlugAdmin
from networks.admin.record.fields import FORMFIELDS
from networks.models import Source
from networks.models.folding import folded
from networks.models.record import Record


def citation(record: Record) -> str:
    """Return a link to the form of a record that cites the source."""
    url = reverse(f"admin:networks_{record._meta.model_name}_change", args=[record.pk])
    return format_html('{}: <a href="{}">{}</a>', capfirst(record._meta.verbose_name), url, record)


@admin.register(Source)
class SourceAdmin(SlugAdmin):
    fieldsets = [
        (None, {"fields": ["publisher", "title", "key"]}),
        ("Adresse", {"fields": ["url", "is_linked", "retrieved_on"]}),
        ("Stand", {"fields": ["dated", "dated_note"]}),
        ("Lizenz", {"fields": ["licence", "licence_url", "attribution"]}),
    ]
    formfield_overrides = FORMFIELDS
    list_display = ["title", "publisher", "dated", "retrieved_on", "is_linked"]
    list_filter = ["is_linked"]
    prepopulated_fields = {"key": ["publisher", "title"]}
    search_fields = ["search_text"]

    def get_deleted_objects(self, objs, request):
        """Protect cited sources from deletion: a record without its source must not be published."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        citing = [
            citation(record)
            for model in apps.get_models()
            if issubclass(model, Record)
            for record in model.objects.filter(sources__in=objs).distinct()
        ]
        return to_delete, counts, perms_needed, [*protected, *sorted(citing, key=folded)]
