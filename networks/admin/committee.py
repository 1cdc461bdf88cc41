from django.contrib import admin

from networks.admin.record import PROVENANCE, PartAdmin, PartForm
from networks.models import SteeringCommittee


@admin.register(SteeringCommittee)
class SteeringCommitteeAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["network", "name", "constituted"]}),
        ("Zusammensetzung und Arbeit", {"fields": ["composition", "rhythm", "note"]}),
        PROVENANCE,
    ]
    list_display = ["district", "name", "constituted", "rhythm", "checked_on"]
    search_fields = ["name", "network__name", "network__district__name"]


class SteeringCommitteeInline(PartForm):
    model = SteeringCommittee
    fields = ["name", "constituted", "rhythm"]
