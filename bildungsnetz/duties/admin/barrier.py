from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from bildungsnetz.duties.models import Barrier
from networks.admin.record.base import RecordAdmin


class PresentFilter(admin.SimpleListFilter):
    title = "Bestehen"
    parameter_name = "besteht"

    def lookups(self, request, model_admin):
        return [("heute", "besteht heute"), ("behoben", "behoben")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        match self.value():
            case "heute":
                return queryset.present(today)
            case "behoben":
                return queryset.filter(mended_on__lte=today)
        return queryset


@admin.register(Barrier)
class BarrierAdmin(RecordAdmin):
    """The register. Each change of it is a change of the statement, of which the monitoring body is told."""

    actions = []
    fieldsets = [
        (None, {"fields": ["where", "description", "requirement", "since"]}),
        ("Begründung", {"fields": ["reason", "explanation", "alternative"]}),
        (
            "Ende",
            {
                "fields": ["mended_on", "changed_at"],
                "description": "Löschen Sie eine behobene Barriere nicht, sondern nennen Sie den Tag.",
            },
        ),
    ]
    list_display = ["where", "requirement", "reason", "since", "mended_on"]
    list_filter = [PresentFilter, "reason"]
    search_fields = ["where", "description", "requirement", "explanation", "alternative"]
    watched = ["where", "description", "explanation", "alternative"]

    def view_on_site(self, barrier: Barrier) -> str:
        return reverse("duties:accessibility-statement")
