from collections.abc import Iterable

from django.contrib import admin, messages
from django.db.models import BooleanField, ExpressionWrapper, Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from networks.admin.record.concurrent_edit import ConcurrentEditForm
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartForm
from networks.admin.record.row import RowForm, RowFormSet, RowList
from networks.models import Aim, Mandate, Meeting, Seat, SteeringCommittee
from networks.models.composition import Composition
from networks.models.date_lookups import not_over


class SeatFormSet(RowFormSet):
    def get_form_kwargs(self, index):
        """Place a new seat last."""
        kwargs = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            kwargs["initial"] = {"order": max((seat.order for seat in self.get_queryset()), default=0) + 1}
        return kwargs

    def full_clean(self):
        rows = [form.instance.pk for form in self.initial_forms]
        for form in self.forms:
            form.instance.compared_elsewhere = rows
        super().full_clean()

    def clean(self):
        """Refuse two chairs at the same time among the rows; Seat.clean() compares only with seats without a row."""
        super().clean()
        message = (
            "Zur gleichen Zeit gibt es nur einen Vorsitz. Eine andere Zeile hat ihn schon. "
            "Bitte prüfen Sie „seit“ und „bis“ bei beiden."
        )
        chairs = [form for form in self.forms if self._is_chair(form)]
        for number, form in enumerate(chairs):
            for other in chairs[:number]:
                changed = form if form.has_changed() else other
                if changed.has_changed() and form.instance.overlaps(other.instance):
                    changed.add_error("role", message)

    def save(self, commit=True):
        """Save the row that gives up the chair first: the database allows one chair without an end."""
        count = self.initial_form_count()
        self.forms[:count] = sorted(self.initial_forms, key=self._is_open_chair)
        return super().save(commit)

    @staticmethod
    def _is_chair(form) -> bool:
        seat = form.instance
        return form.is_valid() and seat.role == Seat.Role.CHAIR and not seat.only_attested

    @staticmethod
    def _is_open_chair(form) -> bool:
        return form.instance.role == Seat.Role.CHAIR and not form.instance.ends


class SeatForm(RowForm):
    compared_by_formset = ["committee"]

    class Meta:
        labels = {"order": "Nr."}

    def clean(self):
        """A seat with a known end is no longer „only attested“."""
        cleaned_data = super().clean()
        if cleaned_data.get("ends"):
            self.instance.only_attested = False
        return cleaned_data


class SeatRows(RowList):
    model = Seat
    fields = ["order", "function", "institution", "side", "role", "begins", "ends", "is_vacant", "more"]
    form = SeatForm
    formset = SeatFormSet
    hint = (
        "Die kleinste Nummer steht zuerst. Tragen Sie bei „bis“ den letzten Tag ein: "
        "Danach verschwindet der Sitz von selbst von der Website und steht hier am Ende. "
        "Stand, „nur für den Stand belegt“ und Schulaufsicht stehen bei „Ändern“, "
        "bei einem neuen Sitz unter „Sitz hinzufügen (alle Angaben)“."
    )

    def get_queryset(self, request):
        is_over = ExpressionWrapper(~not_over("ends", timezone.localdate()), BooleanField())
        seats = super().get_queryset(request).annotate(is_over=is_over)
        return seats.order_by("is_over", "only_attested", "order", "pk")

    def marks(self, seat: Seat) -> Iterable[str]:
        if getattr(seat, "is_over", False):
            yield "beendet"
        if seat.only_attested:
            yield f"nur belegt: {seat.as_of}" if seat.as_of else "nur belegt"


class AimRows(RowList):
    model = Aim
    fields = ["text", "field", "agreed_on", "state", "mandates", "more"]
    hint = "Woher ein Ziel kommt und die Anmerkung dazu stehen bei „Ändern“."
    readonly_fields = ["mandates", "more"]

    def get_formset(self, request, obj=None, **kwargs):
        self.may_add_mandates = self.admin_site.get_model_admin(Mandate).has_add_permission(request)
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).for_committee()

    @admin.display(description="Arbeitsaufträge")
    def mandates(self, aim: Aim) -> str:
        if not aim.pk:
            return "nach dem Sichern"
        change = "admin:networks_mandate_change"
        links = format_html_join(
            "",
            '<li><a href="{}">{}</a> ({})</li>',
            (
                (reverse(change, args=[mandate.pk]), mandate, mandate.get_state_display())
                for mandate in aim.mandates.all()
            ),
        )
        add = format_html(
            '<a class="addlink" href="{}?aim={}">Auftrag hinzufügen<span class="visually-hidden">: {}</span></a>',
            reverse("admin:networks_mandate_add"),
            aim.pk,
            aim,
        )
        return format_html('<ul class="mandates">{}</ul>{}', links, add if self.may_add_mandates else "")


class MeetingRows(RowList):
    model = Meeting
    fields = ["date", "begins_at", "ends_at", "number", "place", "state", "is_released", "more"]
    hint = "Erst eine freigegebene Sitzung erscheint auf der Website und in Kalendern."

    def marks(self, meeting: Meeting) -> Iterable[str]:
        if not meeting.is_released:
            yield "nicht freigegeben"


@admin.register(SteeringCommittee)
class SteeringCommitteeAdmin(PartAdmin):
    form = ConcurrentEditForm
    fieldsets = [
        (None, {"fields": ["network", "name", "constituted"]}),
        ("Zusammensetzung und Arbeit", {"fields": ["composition_rule", "rhythm", "note"]}),
        PROVENANCE,
    ]
    inlines = [SeatRows, AimRows, MeetingRows]
    list_display = ["district", "name", "tandem", "seats_today", "constituted", "rhythm", "checked_on"]
    search_fields = ["search_text", "network__search_text", "network__district__search_text"]
    watched = ["composition_rule", "note"]

    def get_inlines(self, request, committee):
        return self.inlines if committee else []

    def get_queryset(self, request):
        seats = Prefetch("seats", Seat.objects.known(timezone.localdate()), to_attr="known_seats")
        return super().get_queryset(request).prefetch_related(seats)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        remarks = self.remarks(obj, context["inline_admin_formsets"]) if obj else []
        return super().render_change_form(request, context | {"remarks": remarks}, *args, obj=obj, **kwargs)

    def remarks(self, committee: SteeringCommittee, inlines: list) -> list[str]:
        """Return remarks on its composition today and on persons' names in the texts that the page shows."""
        parts = [part for inline in inlines for part in inline.formset.get_queryset() if part.pk]
        mandates = [mandate for part in parts if isinstance(part, Aim) for mandate in part.mandates.all()]
        return [
            *Composition.of(committee.known_seats).remarks(timezone.localdate()),
            *(
                suspicion
                for record in [committee, *parts, *mandates]
                for suspicion in self.admin_site.get_model_admin(type(record)).suspicions(record)
            ),
        ]

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for row in formset.deleted_by_others:
            what = f"{formset.model._meta.verbose_name} „{row.instance}“"
            message = f"{what} hat inzwischen jemand gelöscht. Alles andere ist gesichert."
            self.message_user(request, message, messages.WARNING)

    @admin.display(description="Tandem der Schulaufsicht")
    def tandem(self, committee: SteeringCommittee) -> str:
        return Composition.of(committee.known_seats).tandem.state.label

    @admin.display(description="Sitze heute")
    def seats_today(self, committee: SteeringCommittee) -> int | None:
        return len(Composition.of(committee.known_seats).seats) or None


class SteeringCommitteeInline(PartForm):
    model = SteeringCommittee
    fields = ["name", "constituted", "rhythm"]
