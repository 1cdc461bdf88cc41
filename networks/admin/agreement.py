from django.contrib import admin

from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartList
from networks.models import CooperationAgreement


@admin.register(CooperationAgreement)
class CooperationAgreementAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["network", "kind"]}),
        ("Laufzeit", {"fields": ["signed", "effective", "ended", "has_ended"]}),
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
    list_display = ["district", "kind", "signed", "effective", "state", "checked_on"]
    list_filter = ["has_ended", "kind", *PartAdmin.list_filter, "network__district"]
    ordering = ["network__district__name_folded", "signed"]
    search_fields = ["search_text", "network__search_text", "network__district__search_text"]

    @admin.display(description="gilt", ordering="has_ended")
    def state(self, agreement: CooperationAgreement) -> str:
        if agreement.ended:
            return f"bis {agreement.ended}"
        return "nicht mehr" if agreement.has_ended else "ja"


class CooperationAgreementInline(PartList):
    model = CooperationAgreement
    fields = ["signed", "kind", "effective", "ended", "has_ended"]
