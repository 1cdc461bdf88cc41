from collections.abc import Iterable, Sequence

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from networks.admin.record import FORMFIELDS, PROVENANCE, PartAdmin, PartForm
from networks.composition import Composition
from networks.models import Aim, Mandate, Meeting, PartialDate, Seat, SteeringCommittee
from networks.models.partial_date import PartialDateField, PartialDateInput, not_over
from networks.models.record import Record


class OneLine(forms.CharField):
    """Wraps on the screen and not in the data."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class ShortDate(PartialDateInput):
    """In digits, which need less room: 31.07.2026 and not 31. Juli 2026."""

    def prepare_value(self, value):
        if isinstance(value, PartialDate):
            return ".".join(reversed(value.iso.split("-")))
        return value


class RowForm(forms.ModelForm):
    """Of a row, which shows some fields only: the rules about the others hold all the same."""

    def clean(self):
        cleaned_data = super().clean()
        self._validate_constraints = (
            False  # Django leaves out each rule that names a field which is not shown
        )
        return cleaned_data

    def _post_clean(self):
        super()._post_clean()
        if self.has_changed() and not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(None, error)

    def add_error(self, field, error):
        if hasattr(error, "error_dict"):
            unseen = error.error_dict.keys() - self.fields.keys() - {NON_FIELD_ERRORS}
            above = [message for name in unseen for message in error.error_dict.pop(name)]
            if above:
                super().add_error(None, above)
        super().add_error(field, error)


class RowFormSet(forms.BaseInlineFormSet):
    def full_clean(self):
        """A row that somebody deleted meanwhile does not hinder saving the others; `gone` tells of it."""
        super().full_clean()
        self.gone = [form for form in self.initial_forms if self.is_bound and not form.instance.pk]
        for form in self.gone:
            form._errors = {}
        if self.is_bound:
            # The admin pairs forms and records by their place, which a row that is gone would shift.
            self._queryset = [form.instance for form in self.initial_forms]

    def get_unique_error_message(self, unique_check):
        names = [
            self.model._meta.get_field(name).verbose_name for name in unique_check if name != self.fk.name
        ]
        return f"Zwei Zeilen haben bei „{' und '.join(names)}“ das Gleiche. Bitte berichtigen Sie eine davon."


class RowList(admin.options.InlineModelAdmin):
    """Parts that change often: a row each with the few fields that do. The others stand on each part's own form."""

    can_delete = False
    extra = 0
    form = RowForm
    formfield_overrides = FORMFIELDS | {
        models.CharField: {"form_class": OneLine, "widget": forms.Textarea(attrs={"rows": 2})},
        PartialDateField: {"form_class": ShortDate},
    }
    formset = RowFormSet
    hint = ""
    readonly_fields: Sequence[str] = ["more"]
    template = "admin/edit_inline/rows.html"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.help_text = ""  # once above all rows: `hint`
        if isinstance(field, forms.ModelChoiceField):
            # Asked for once and not for each row.
            field.widget = field.widget.widget
            field.choices = list(field.choices)
        return field

    def marks(self, part: Record) -> Iterable[str]:
        return []

    @admin.display(description="Mehr")
    def more(self, part: Record) -> str:
        """Leads to the part's own form."""
        if not part.pk:
            return ""
        url = reverse(f"admin:{part._meta.app_label}_{part._meta.model_name}_change", args=[part.pk])
        return format_html(
            '{} <a href="{}">Ändern<span class="visually-hidden">: {}</span></a>',
            format_html_join(" ", '<strong class="mark">{}</strong>', ((mark,) for mark in self.marks(part))),
            url,
            part,
        )


class SeatFormSet(RowFormSet):
    def get_form_kwargs(self, index):
        """A new seat comes last."""
        kwargs = super().get_form_kwargs(index)
        if index is None or index >= self.initial_form_count():
            kwargs["initial"] = {"order": max((seat.order for seat in self.get_queryset()), default=0) + 1}
        return kwargs

    def clean(self):
        """Each row was compared with the seats in the database, and not yet with the other rows."""
        super().clean()
        chairs = [form for form in self.forms if self._is_new_chair(form)]
        for number, form in enumerate(chairs):
            if any(form.instance.overlaps(other.instance) for other in chairs[:number]):
                form.add_error(
                    "role", "Zur gleichen Zeit gibt es nur einen Vorsitz. Eine andere Zeile hat ihn schon."
                )

    @staticmethod
    def _is_new_chair(form) -> bool:
        seat = form.instance
        return (
            form.is_valid() and form.has_changed() and seat.role == Seat.Role.CHAIR and not seat.only_attested
        )


class SeatForm(RowForm):
    class Meta:
        labels = {"order": "Nr."}


class SeatRows(RowList):
    model = Seat
    fields = ["order", "function", "institution", "side", "role", "begins", "ends", "is_vacant", "more"]
    form = SeatForm
    formset = SeatFormSet
    hint = (
        "Die kleinste Nummer steht zuerst. Tragen Sie bei „bis“ den letzten Tag ein: "
        "Danach verschwindet der Sitz von selbst von der Website und steht hier am Ende."
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
    fieldsets = [
        (None, {"fields": ["network", "name", "constituted"]}),
        ("Zusammensetzung und Arbeit", {"fields": ["composition", "rhythm", "note"]}),
        PROVENANCE,
    ]
    inlines = [SeatRows, AimRows, MeetingRows]
    list_display = ["district", "name", "tandem", "seats_today", "constituted", "rhythm", "checked_on"]
    search_fields = ["name", "network__name", "network__district__name"]
    watched = ["composition", "note"]

    def get_inlines(self, request, committee):
        return self.inlines if committee else []

    def get_queryset(self, request):
        seats = Prefetch("seats", Seat.objects.known(timezone.localdate()), to_attr="known_seats")
        return super().get_queryset(request).prefetch_related(seats)

    def view_on_site(self, committee: SteeringCommittee) -> str:
        return committee.get_absolute_url()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        remarks = self.remarks(obj, context["inline_admin_formsets"]) if obj else []
        return super().render_change_form(request, context | {"remarks": remarks}, *args, obj=obj, **kwargs)

    def remarks(self, committee: SteeringCommittee, inlines: list) -> list[str]:
        """On its composition today, and on texts in which a person could be named, as far as they are shown."""
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
        for row in formset.gone:
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
