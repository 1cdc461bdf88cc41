from django.contrib import admin
from django.db.models import Count

from networks.admin.record.base import SlugAdmin
from networks.models import FieldOfAction


@admin.register(FieldOfAction)
class FieldOfActionAdmin(SlugAdmin):
    fields = ["name", "slug", "description", "search_words", "changed_at"]
    list_display = ["name", "how_many_networks", "changed_at"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["changed_at"]
    search_fields = ["search_text"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(how_many=Count("focuses"))

    @admin.display(description="Bildungsnetzwerke", ordering="how_many")
    def how_many_networks(self, field: FieldOfAction) -> int:
        return field.how_many
