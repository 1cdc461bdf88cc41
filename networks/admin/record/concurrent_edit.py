"""Two people may have the same form open: saving must not undo what the other one saved meanwhile."""

import json
from typing import Any

from django import forms
from django.utils.text import Truncator, capfirst

Sent = list[str]


class Seen(forms.CharField):
    """What stood in the form when the page was made; nobody edits it."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


def sent(field: forms.Field, value: Any) -> Sent:
    """As a browser sends this value where nobody touches it."""
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    widget = getattr(field.widget, "widget", field.widget)
    value = widget.format_value(field.prepare_value(value))
    return normal(value if isinstance(value, list) else ["" if value is None else str(value)])


def normal(values: Sent) -> Sent:
    """In one order, and with the line breaks that a text has outside of HTTP."""
    return sorted(value.replace("\r\n", "\n") for value in values)


def in_words(field: forms.Field, values: Sent) -> str:
    if isinstance(field, forms.BooleanField):
        return "angekreuzt" if values else "nicht angekreuzt"
    labels = {str(value): str(label) for value, label in getattr(field, "choices", [])}
    words = ", ".join(labels.get(value, value) for value in values if value)
    return f"„{Truncator(words).chars(100)}“" if words else "leer"


class ConcurrentEditForm(forms.ModelForm):
    """What only somebody else changed is kept; where both changed something, the form says so and asks again."""

    meanwhile = "Diese Angaben hat"  # begins the sentence

    seen = Seen(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.changed_by_others: dict[str, Sent] = {}
        if not self.instance.pk:
            return
        stored = {
            name: sent(field, self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
            if name != "seen"
        }
        self.initial["seen"] = json.dumps(stored, ensure_ascii=False)
        if self.is_bound:
            self._take_over(stored, self._loaded())

    def _loaded(self) -> dict[str, Sent]:
        try:
            seen = json.loads(self.data.get(self.add_prefix("seen"), ""))
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}

    def _take_over(self, stored: dict[str, Sent], seen: dict[str, Sent]) -> None:
        """What changed meanwhile and this person did not touch; what both touched stays as it was typed."""
        others = {name: now for name, now in stored.items() if seen.get(name, now) != now}
        posted = {name: self.data.getlist(self.add_prefix(name)) for name in stored}
        typed = {
            name for name, now in stored.items() if normal(posted[name]) not in (seen.get(name, now), now)
        }
        untouched = {name: now for name, now in stored.items() if name not in typed and posted[name] != now}
        if others or untouched:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.initial["seen"]
        for name, now in untouched.items():
            self.data.setlist(self.add_prefix(name), now)
        if typed:
            self.changed_by_others = others

    def clean(self):
        cleaned_data = super().clean()
        if self.changed_by_others:
            news = "; ".join(
                f"{capfirst(self.fields[name].label)} ist jetzt {in_words(self.fields[name], now)}"
                for name, now in self.changed_by_others.items()
            )
            self.add_error(
                None,
                f"{self.meanwhile} inzwischen jemand geändert: {news}. Ihre Eingaben stehen noch da. "
                "Bitte prüfen Sie sie und sichern Sie noch einmal.",
            )
        return cleaned_data
