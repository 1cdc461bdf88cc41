"""List filters that the changelists of all records share, and their base class."""

import datetime as dt
from collections.abc import Callable

from django.contrib import admin
from django.db.models import QuerySet
from django.utils import timezone

A_YEAR = dt.timedelta(days=365)

Condition = Callable[[QuerySet, dt.date], QuerySet]


class ChoiceFilter(admin.SimpleListFilter):
    """A list filter built from a table of choices.

    `choices_table` maps each value of the parameter to its label and to its condition: a function that narrows
    the queryset and gets today's date. An unknown value shows everything.
    """

    choices_table: dict[str, tuple[str, Condition]]

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _) in self.choices_table.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.choices_table:
            return queryset
        _, condition = self.choices_table[self.value()]
        return condition(queryset, timezone.localdate())


class CheckedFilter(ChoiceFilter):
    title = "letzter Prüfung"
    parameter_name = "geprueft"
    choices_table = {
        "nie": ("noch nie geprüft", lambda records, today: records.filter(checked_on=None)),
        "alt": (
            "vor mehr als einem Jahr",
            lambda records, today: records.filter(checked_on__lt=today - A_YEAR),
        ),
        "neu": ("im letzten Jahr", lambda records, today: records.filter(checked_on__gte=today - A_YEAR)),
    }


class MissingFilter(ChoiceFilter):
    """Offers only the fields that the model has; the values of the table are their names."""

    title = "fehlender Angabe"
    parameter_name = "fehlt"
    choices_table = {
        "website": ("ohne eigene Website", lambda records, today: records.filter(website="")),
        "phone": ("ohne Telefon", lambda records, today: records.filter(phone="")),
        "mailbox": ("ohne Funktionspostfach", lambda records, today: records.filter(mailbox="")),
        "address": ("ohne Anschrift", lambda records, today: records.filter(address="")),
        "as_of": ("ohne Stand", lambda records, today: records.filter(as_of=None)),
        "sources": ("ohne Quelle", lambda records, today: records.filter(sources=None)),
    }

    def lookups(self, request, model_admin):
        names = {field.name for field in model_admin.opts.get_fields()}
        return [choice for choice in super().lookups(request, model_admin) if choice[0] in names]
