from django.contrib import admin

from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartList
from networks.models import Mandate


@admin.register(Mandate)
class MandateAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["aim", "text", "addressee", "partner", "due"]}),
        ("Verlauf", {"fields": ["state", "result", "reported_to"]}),
        PROVENANCE,
    ]
    list_display = ["text", "district", "addressee", "partner", "due", "state", "checked_on"]
    list_filter = ["state", "addressee", *PartAdmin.list_filter, "aim__committee__network__district"]
    network_path = "aim__committee__network"
    ordering = ["aim__committee__network__district__name_folded", "due", "pk"]
    search_fields = ["search_text", "aim__search_text", "aim__committee__network__district__search_text"]
    watched = ["text", "partner", "result"]


class MandateInline(PartList):
    model = Mandate
    fields = ["text", "addressee", "partner", "due", "state"]
