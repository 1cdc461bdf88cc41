"""Widgets, form fields and fieldsets that the forms of all records share."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db import models

from networks.models.partial_date import DayInput
from networks.models.text import ascii_digits, plain
from networks.models.time_of_day import TimeInput

# Text fields: a browser's pickers take no pasted date, neither „14. September 2022“ nor „9 Uhr“.
DATE_INPUT = forms.DateInput(format="%d.%m.%Y", attrs={"size": 12})
TIME_INPUT = forms.TimeInput(format="%H:%M", attrs={"size": 8})


class NumberInput(forms.IntegerField):
    """Reads digits of all scripts, and no invisible signs around them."""

    def to_python(self, value):
        return super().to_python(ascii_digits(plain(value)) if isinstance(value, str) else value)


FORMFIELDS = {
    models.DateField: {"form_class": DayInput, "widget": DATE_INPUT},
    models.IntegerField: {"form_class": NumberInput},
    models.TimeField: {"form_class": TimeInput, "widget": TIME_INPUT},
}

PROVENANCE = (
    "Herkunft der Angaben",
    {
        "fields": ["as_of", "checked_on", "sources", "changed_at"],
        "description": "Stand, Prüfung und Quellen erscheinen auf der Website bei diesen Angaben.",
    },
)


class SourceSelect(AutocompleteSelectMultiple):
    """Autocomplete for sources: names its search field for screen readers and has no button that removes all."""

    @property
    def media(self):
        # Must load after Django's own script.
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "js/admin-autocomplete.js"])

    def build_attrs(self, base_attrs, extra_attrs=None):
        options = {
            "data-allow-clear": "false",
            "data-dropdown-parent": "#content",  # inside the main landmark
            "data-placeholder": "Quelle suchen",
        }
        return super().build_attrs(base_attrs, extra_attrs) | options
