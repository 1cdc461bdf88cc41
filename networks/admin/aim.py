from django.contrib import admin

from networks.admin.mandate import MandateInline
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin
from networks.models import Aim


@admin.register(Aim)
class AimAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["committee", "text", "field", "agreed_on", "state"]}),
        ("Herkunft und Anmerkung", {"fields": ["recommendation", "note"]}),
        PROVENANCE,
    ]
    inlines = [MandateInline]
    list_display = ["text", "district", "field", "agreed_on", "state", "checked_on"]
    list_filter = ["state", *PartAdmin.list_filter, "committee__network__district", "field"]
    list_select_related = ["field"]
    network_path = "committee__network"
    ordering = ["committee__network__district__name_folded", "field__name_folded", "-agreed_on"]
    search_fields = [
        "search_text",
        "field__search_text",
        "committee__search_text",
        "committee__network__district__search_text",
    ]
    watched = ["text", "note"]

    def get_inlines(self, request, aim):
        return self.inlines if aim else []
