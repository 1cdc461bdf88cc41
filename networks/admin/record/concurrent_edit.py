"""Concurrent edits: two people have the same form open, and the second one to save must not undo the first one's work.

docs/adr/0008-concurrent-editing.md says how this works and which inner methods of Django it relies on.
"""

import json
from typing import Any

from django import forms
from django.utils.text import Truncator, capfirst

from networks.models.text import prose

FieldValues = list[str]  # the values of one field as a browser submits them


class OriginalValues(forms.CharField):
    """A hidden field with the values that the form showed when the page was made, as JSON."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


def submitted_values(field: forms.Field, value: Any) -> FieldValues:
    """Return what a browser submits for this value when nobody edits it."""
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    widget = getattr(field.widget, "widget", field.widget)
    value = widget.format_value(field.prepare_value(value))
    return normalised(field, value if isinstance(value, list) else ["" if value is None else str(value)])


def normalised(field: forms.Field, values: FieldValues) -> FieldValues:
    """Sort the values and clean them as the field does, so that input that is stored alike compares equal."""
    return sorted(map(getattr(field, "clean_text", prose), values))


def display_text(field: forms.Field, values: FieldValues) -> str:
    """Return the values as an editor reads them: labels of choices, „angekreuzt“, „leer“."""
    if isinstance(field, forms.BooleanField):
        return "angekreuzt" if values else "nicht angekreuzt"
    labels = {str(value): str(label) for value, label in getattr(field, "choices", [])}
    text = ", ".join(labels.get(value, value) for value in values if value)
    return f"„{Truncator(text).chars(100)}“" if text else "leer"


class ConcurrentEditForm(forms.ModelForm):
    """Merges concurrent edits: keeps what only the other person changed, and reports a conflict otherwise."""

    conflict_subject = "Diese Angaben hat"  # begins the error message

    original_values = OriginalValues(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts: dict[str, FieldValues] = {}
        if not self.instance.pk:
            return
        stored = {
            name: submitted_values(field, self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
            if name != "original_values"
        }
        self.initial["original_values"] = json.dumps(stored, ensure_ascii=False)
        if self.is_bound:
            self._merge(stored, self._submitted_original_values())

    def _submitted_original_values(self) -> dict[str, FieldValues]:
        """Read the hidden field; an empty dict where it is missing or damaged."""
        try:
            original = json.loads(self.data.get(self.add_prefix("original_values"), ""))
        except ValueError:
            return {}
        return original if isinstance(original, dict) else {}

    def _merge(self, stored: dict[str, FieldValues], original: dict[str, FieldValues]) -> None:
        """Take over stored values of fields that this person did not edit; note conflicts where they edited any."""
        changed_by_others = {name: now for name, now in stored.items() if original.get(name, now) != now}
        submitted = {name: self.data.getlist(self.add_prefix(name)) for name in stored}
        edited = {
            name
            for name, now in stored.items()
            if normalised(self.fields[name], submitted[name]) not in (original.get(name, now), now)
        }
        taken_over = {
            name: now for name, now in stored.items() if name not in edited and submitted[name] != now
        }
        if changed_by_others or taken_over:
            self.data = self.data.copy()
            self.data[self.add_prefix("original_values")] = self.initial["original_values"]
        for name, now in taken_over.items():
            self.data.setlist(self.add_prefix(name), now)
        if edited:
            self.conflicts = changed_by_others

    def clean(self):
        cleaned_data = super().clean()
        if self.conflicts:
            changes = "; ".join(
                f"{capfirst(self.fields[name].label)} ist jetzt {display_text(self.fields[name], now)}"
                for name, now in self.conflicts.items()
            )
            self.add_error(
                None,
                f"{self.conflict_subject} inzwischen jemand geändert: {changes}. Ihre Eingaben stehen noch da. "
                "Bitte prüfen Sie sie und sichern Sie noch einmal.",
            )
        return cleaned_data
