from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone

from networks.admin.record.base import save_each
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.filters import ChoiceFilter
from networks.admin.record.part import PartAdmin
from networks.counted import counted
from networks.models import PartialDate, Seat, SteeringCommittee
from networks.models.date_lookups import not_over


class TermFilter(ChoiceFilter):
    title = "Bestehen"
    parameter_name = "besteht"
    choices_table = {
        "heute": ("besteht heute", lambda seats, today: seats.seated(today)),
        "beendet": ("beendet", lambda seats, today: seats.exclude(not_over("ends", today))),
        "belegt": ("nur für den Stand belegt", lambda seats, today: seats.filter(only_attested=True)),
    }


def end_form(data: dict[str, Any] | None = None) -> forms.Form:
    """Return the form with the one field „Letzter Tag“, filled in with today; it reads dates as the seat's own „bis“."""
    today = timezone.localdate()
    field = Seat._meta.get_field("ends").formfield(
        required=True, label="Letzter Tag", initial=PartialDate(today.year, today.month, today.day)
    )
    form = forms.Form(data)
    form.fields["ends"] = field
    return form


@admin.register(Seat)
class SeatAdmin(PartAdmin):
    actions = [*PartAdmin.actions, "end_seats"]
    fieldsets = [
        (None, {"fields": ["committee", "function", "institution", "side", "authority", "order"]}),
        ("Aufgabe", {"fields": ["role", "voting", "is_vacant"]}),
        ("Dauer", {"fields": ["begins", "ends", "only_attested"]}),
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
    list_display = ["function", "institution", "district", "ends", "remark"]
    list_filter = [
        TermFilter,
        "is_vacant",
        "side",
        "role",
        *PartAdmin.list_filter,
        "committee__network__district",
    ]
    network_path = "committee__network"
    ordering = ["committee__network__district__name_folded", "order", "pk"]
    search_fields = [
        "search_text",
        "authority__search_text",
        "committee__search_text",
        "committee__network__district__search_text",
    ]
    watched = ["function", "institution", "note"]

    def get_changeform_initial_data(self, request):
        """Place a new seat last."""
        initial = super().get_changeform_initial_data(request)
        asked_for = initial.get("committee", "")
        committee = asked_for.isdecimal() and SteeringCommittee.objects.filter(pk=asked_for).first()
        if committee:
            last = committee.seats.aggregate(last=Max("order"))["last"]
            initial.setdefault("order", (last or 0) + 1)
        return initial

    @admin.display(description="Vermerk")
    def remark(self, seat: Seat) -> str | None:
        remarks = {
            seat.get_role_display(): seat.role,
            "unbesetzt": seat.is_vacant,
            "nur belegt": seat.only_attested,
            "beendet": seat.ends and seat.ends.last < timezone.localdate(),
        }
        return ", ".join(remark for remark, applies in remarks.items() if applies) or None

    @admin.action(description="Sitz beenden zum …", permissions=["change"])
    def end_seats(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        """Ask for the last day, then end all selected seats, or none: the page then names the reasons."""
        seats = list(queryset.select_related("committee__network__district"))
        if not seats:
            self.message_user(request, "Diese Sitze gibt es nicht mehr.", messages.WARNING)
            return None
        form = end_form(request.POST if "ends" in request.POST else None)
        refused = self._end(request, seats, form.cleaned_data["ends"]) if form.is_valid() else []
        if form.is_valid() and not refused:
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": counted(len(seats), "Sitz beenden", "Sitze beenden"),
            "opts": self.opts,
            "seats": seats,
            "form": form,
            "refused": refused,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/networks/seat/end.html", context)

    def _end(
        self, request: HttpRequest, seats: list[Seat], ends: PartialDate
    ) -> list[tuple[Seat, list[str]]]:
        """End all seats; return those that cannot be ended, with the reasons, and change nothing if there are any."""
        refused = [(seat, reasons) for seat in seats if (reasons := self._reasons_against(seat, ends))]
        if not refused:
            with transaction.atomic():
                for seat in seats:
                    self._save_ended(request, seat, ends)
            what = counted(len(seats), f"„{seats[0]}“ endet", "Sitze enden")
            self.message_user(request, f"{what} {ends.phrase}.", messages.SUCCESS)
        return refused

    def _save_ended(self, request: HttpRequest, seat: Seat, ends: PartialDate) -> None:
        """Save the end; a seat with a known end is no longer „only attested“."""
        names = ["ends", "only_attested"] if seat.only_attested else ["ends"]
        seat.ends, seat.only_attested = ends, False
        save_each(self, request, [seat], *names)

    def _reasons_against(self, seat: Seat, ends: PartialDate) -> list[str]:
        if seat.ends and seat.ends.last < timezone.localdate():
            return [f"Er ist schon zu Ende: {seat.ends}. Ein falsches Datum berichtigen Sie am Sitz selbst."]
        if not seat.begin:
            return [
                "Seit wann es ihn gibt, ist nicht eingetragen. Tragen Sie am Sitz selbst zuerst „seit“ ein."
            ]
        if seat.only_attested and seat.as_of and ends.last < seat.as_of.first:
            return [
                f"Für eine spätere Zeit ist er noch belegt: {seat.as_of}. Bitte prüfen Sie den letzten Tag."
            ]
        ended = copy(seat)  # the page still shows the seat as it is stored
        ended.ends, ended.only_attested = ends, False
        try:
            ended.full_clean()
        except ValidationError as error:
            return error.messages
        return []
