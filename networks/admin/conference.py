from django.contrib import admin
from django.urls import reverse

from networks.admin.record import PROVENANCE, PartAdmin, PartList
from networks.models import EducationConference


@admin.register(EducationConference)
class EducationConferenceAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["network", "date", "number"]}),
        ("Inhalt", {"fields": ["theme", "place", "documentation", "note"]}),
        PROVENANCE,
    ]
    list_display = ["date", "district", "number", "theme", "place", "checked_on"]
    list_filter = [*PartAdmin.list_filter, "network__district"]
    ordering = ["-date", "network__district__name"]
    search_fields = ["theme", "place", "note", "date", "network__name", "network__district__name"]

    def view_on_site(self, conference: EducationConference) -> str:
        return reverse("networks:conference-detail", args=[conference.network.slug])


class EducationConferenceInline(PartList):
    model = EducationConference
    fields = ["date", "number", "theme", "place"]
