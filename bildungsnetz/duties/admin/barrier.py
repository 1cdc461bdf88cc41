from django.contrib import admin

from bildungsnetz.duties.models import Barrier
from networks.admin.record.base import RecordAdmin
from networks.admin.record.filters import ChoiceFilter


class PresentFilter(ChoiceFilter):
    title = "Bestehen"
    parameter_name = "besteht"
    choices_table = {
        "heute": ("besteht heute", lambda barriers, today: barriers.present(today)),
        "behoben": ("behoben", lambda barriers, today: barriers.filter(mended_on__lte=today)),
    }


@admin.register(Barrier)
class BarrierAdmin(RecordAdmin):
    """The register of barriers. Each change makes a notice to the monitoring body, since it changes the statement."""

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
    search_fields = ["search_text"]
    watched = ["where", "description", "explanation", "alternative"]
