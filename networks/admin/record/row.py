"""Inlines whose rows are edited in the form of the record they belong to, such as the seats of a committee."""

from collections.abc import Collection, Iterable, Sequence

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from networks.admin.record.concurrent_edit import ConcurrentEditForm
from networks.admin.record.fields import FORMFIELDS
from networks.models import PartialDate
from networks.models.partial_date import PartialDateField, PartialDateInput
from networks.models.record import Record
from networks.models.text import ProseLineInput


class ShortDate(PartialDateInput):
    """Shows a partial date in digits, which need less room: 31.07.2026 instead of 31. Juli 2026."""

    def prepare_value(self, value):
        if isinstance(value, PartialDate):
            return ".".join(reversed(value.iso.split("-")))
        return value


class RowForm(ConcurrentEditForm):
    """The form of a row: checks all constraints of the model, also those about fields that the row does not show."""

    conflict_subject = "Diese Zeile hat"
    compared_by_formset: Collection[str] = ()  # the formset checks unique constraints about these fields

    def _post_clean(self):
        super()._post_clean()
        if self.has_changed() and not self.errors:
            try:
                self.instance.validate_constraints(exclude=set(self.compared_by_formset))
            except ValidationError as error:
                self.add_error(None, error)

    def add_error(self, field, error):
        if hasattr(error, "error_dict"):
            not_shown = error.error_dict.keys() - self.fields.keys() - {NON_FIELD_ERRORS}
            messages = [message for name in not_shown for message in error.error_dict.pop(name)]
            if messages:
                super().add_error(None, messages)
        super().add_error(field, error)


class RowFormSet(forms.BaseInlineFormSet):
    def full_clean(self):
        """Ignore rows that somebody deleted since the page was made, and keep them in `deleted_by_others`."""
        super().full_clean()
        self.deleted_by_others = [
            form for form in self.initial_forms if self.is_bound and not form.instance.pk
        ]
        for form in self.deleted_by_others:
            form._errors = {}
        if self.is_bound:
            # The admin pairs forms and records by position, which a deleted row would shift.
            self._queryset = [form.instance for form in self.initial_forms]

    def get_unique_error_message(self, unique_check):
        names = [
            self.model._meta.get_field(name).verbose_name for name in unique_check if name != self.fk.name
        ]
        return f"Zwei Zeilen haben bei „{' und '.join(names)}“ das Gleiche. Bitte berichtigen Sie eine davon."


class RowList(admin.options.InlineModelAdmin):
    """An inline with one editable row a part. The row shows the fields that change often, the part's form all."""

    can_delete = False
    extra = 0
    form = RowForm
    formfield_overrides = FORMFIELDS | {
        models.CharField: {"form_class": ProseLineInput, "widget": forms.Textarea(attrs={"rows": 2})},
        PartialDateField: {"form_class": ShortDate},
    }
    formset = RowFormSet
    hint = ""
    readonly_fields: Sequence[str] = ["more"]
    template = "admin/edit_inline/rows.html"
    view_on_site = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.help_text = ""  # `hint` stands above the rows instead
        if isinstance(field, forms.ModelChoiceField):
            # Evaluated once instead of once a row.
            field.widget = field.widget.widget
            field.choices = list(field.choices)
        return field

    def marks(self, part: Record) -> Iterable[str]:
        return []

    @admin.display(description="Mehr")
    def more(self, part: Record) -> str:
        """Link to the part's own form."""
        if not part.pk:
            return ""
        url = reverse(f"admin:{part._meta.app_label}_{part._meta.model_name}_change", args=[part.pk])
        return format_html(
            '{} <a href="{}">Ändern<span class="visually-hidden">: {}</span></a>',
            format_html_join(" ", '<strong class="mark">{}</strong>', ((mark,) for mark in self.marks(part))),
            url,
            part,
        )
