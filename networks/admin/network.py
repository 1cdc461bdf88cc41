from django.contrib import admin

from networks.admin.agreement import CooperationAgreementInline
from networks.admin.committee import SteeringCommitteeInline
from networks.admin.conference import EducationConferenceInline
from networks.admin.focus import FocusInline
from networks.admin.office import EducationOfficeInline
from networks.admin.record.base import RecordAdmin, SlugAdmin
from networks.admin.record.fields import PROVENANCE
from networks.models import Network


@admin.register(Network)
class NetworkAdmin(SlugAdmin, RecordAdmin):
    fieldsets = [
        (None, {"fields": ["district", "name", "slug", "introduction", "conference_rhythm"]}),
        PROVENANCE,
    ]
    inlines = [
        EducationOfficeInline,
        SteeringCommitteeInline,
        CooperationAgreementInline,
        EducationConferenceInline,
        FocusInline,
    ]
    list_display = ["name", "district", "office", "committee", "checked_on"]
    list_select_related = ["district", "office", "committee"]
    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["search_text", "district__search_text"]

    def get_inlines(self, request, network):
        return self.inlines if network else [EducationOfficeInline, SteeringCommitteeInline]

    @admin.display(description="Bildungsbüro", ordering="office__name_folded")
    def office(self, network: Network) -> str:
        return str(network.office)

    @admin.display(description="Lenkungskreis", ordering="committee__name_folded")
    def committee(self, network: Network) -> str:
        return str(network.committee)
