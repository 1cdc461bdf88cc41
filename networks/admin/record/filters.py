"""Filters that the lists of all records share."""

import datetime as dt

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone


class CheckedFilter(admin.SimpleListFilter):
    title = "letzter Prüfung"
    parameter_name = "geprueft"

    def lookups(self, request, model_admin):
        return [
            ("nie", "noch nie geprüft"),
            ("alt", "vor mehr als einem Jahr"),
            ("neu", "im letzten Jahr"),
        ]

    def queryset(self, request, queryset):
        a_year_ago = timezone.localdate() - dt.timedelta(days=365)
        conditions = {
            "nie": Q(checked_on=None),
            "alt": Q(checked_on__lt=a_year_ago),
            "neu": Q(checked_on__gte=a_year_ago),
        }
        return queryset.filter(conditions.get(self.value(), Q()))


class MissingFilter(admin.SimpleListFilter):
    title = "fehlender Angabe"
    parameter_name = "fehlt"

    MISSING = {
        "website": ("ohne eigene Website", Q(website="")),
        "phone": ("ohne Telefon", Q(phone="")),
        "mailbox": ("ohne Funktionspostfach", Q(mailbox="")),
        "address": ("ohne Anschrift", Q(address="")),
        "as_of": ("ohne Stand", Q(as_of=None)),
        "sources": ("ohne Quelle", Q(sources=None)),
    }

    def lookups(self, request, model_admin):
        names = {field.name for field in model_admin.opts.get_fields()}
        return [(name, label) for name, (label, _) in self.MISSING.items() if name in names]

    def queryset(self, request, queryset):
        _, condition = self.MISSING.get(self.value(), ("", Q()))
        return queryset.filter(condition)
