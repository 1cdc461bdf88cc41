from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from networks.admin.record.base import ReleasedAdmin, save_each
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin
from networks.counted import counted
from networks.models import Meeting


@admin.register(Meeting)
class MeetingAdmin(ReleasedAdmin, PartAdmin):
    actions = [*PartAdmin.actions, "mark_held"]
    fieldsets = [
        (None, {"fields": ["committee", "number", "date", "begins_at", "ends_at", "place"]}),
        ("Verlauf", {"fields": ["state", "is_released", "summary"]}),
        PROVENANCE,
    ]
    list_display = ["date", "district", "number", "state", "release", "place", "checked_on"]
    list_filter = ["state", "is_released", *PartAdmin.list_filter, "committee__network__district"]
    network_path = "committee__network"
    ordering = ["-date", "-begins_at", "committee__network__district__name_folded"]
    search_fields = ["search_text", "committee__search_text", "committee__network__district__search_text"]
    watched = ["place", "summary"]

    @admin.action(description="Als gehalten markieren", permissions=["change"])
    def mark_held(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Mark all selected meetings as held, or none: an error message then names the reason."""
        meetings = list(
            queryset.exclude(state=Meeting.State.HELD).select_related("committee__network__district")
        )
        refused = [(meeting, reasons) for meeting in meetings if (reasons := self._reasons_against(meeting))]
        for meeting, reasons in refused:
            name = f"„{meeting}“ ({self.network_of(meeting).district})"
            message = f"{name}: {' '.join(reasons)} Es wurde nichts geändert."
            self.message_user(request, message, messages.ERROR)
        if not meetings:
            self.message_user(request, "Diese Sitzungen sind schon als gehalten markiert.", messages.INFO)
        elif not refused:
            self._hold(request, meetings)

    def _hold(self, request: HttpRequest, meetings: list[Meeting]) -> None:
        save_each(self, request, meetings, "state")
        what = counted(len(meetings), f"„{meetings[0]}“ ist", "Sitzungen sind")
        self.message_user(request, f"{what} jetzt als gehalten markiert.", messages.SUCCESS)

    def _reasons_against(self, meeting: Meeting) -> list[str]:
        if meeting.is_cancelled:
            return [
                "Eine abgesagte Sitzung wurde nicht gehalten. Fand sie doch statt, ändern Sie zuerst ihren Stand."
            ]
        meeting.state = Meeting.State.HELD
        try:
            meeting.full_clean()
        except ValidationError as error:
            return error.messages
        return []
