from django.contrib import admin

from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartList
from networks.models import Recommendation


@admin.register(Recommendation)
class RecommendationAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["conference", "number", "text"]}),
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
    list_display = ["text", "district", "conference", "number", "checked_on"]
    list_filter = [*PartAdmin.list_filter, "conference__network__district"]
    network_path = "conference__network"
    ordering = ["conference__network__district__name_folded", "-conference__date", "number"]
    search_fields = ["search_text", "conference__search_text", "conference__network__district__search_text"]
    watched = ["text", "note"]

    def choice(self, recommendation: Recommendation) -> str:
        district = self.network_of(recommendation).district
        return f"{district}, {recommendation.conference}: {recommendation}"


class RecommendationInline(PartList):
    model = Recommendation
    fields = ["text", "number"]
