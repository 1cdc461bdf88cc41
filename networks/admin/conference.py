from django.contrib import admin

from networks.admin.recommendation import RecommendationInline
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartList
from networks.models import EducationConference


@admin.register(EducationConference)
class EducationConferenceAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["network", "number", "date", "begins_at", "ends_at", "place", "is_cancelled"]}),
        ("Inhalt", {"fields": ["theme", "documentation", "note"]}),
        PROVENANCE,
    ]
    inlines = [RecommendationInline]
    list_display = ["date", "district", "number", "theme", "place", "is_cancelled", "checked_on"]
    list_filter = ["is_cancelled", *PartAdmin.list_filter, "network__district"]
    ordering = ["-date", "network__district__name_folded"]
    search_fields = ["search_text", "network__search_text", "network__district__search_text"]

    def get_inlines(self, request, conference):
        return self.inlines if conference else []


class EducationConferenceInline(PartList):
    model = EducationConference
    fields = ["date", "number", "theme", "place"]
