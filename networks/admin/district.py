from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from networks.admin.contact import CONTACT, host
from networks.admin.record.base import RecordAdmin
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.search import SearchAdmin
from networks.models import District


class ReferenceAdmin(SearchAdmin):
    """Shows official data, which change with a data delivery and not by hand; `hint` says so on each page."""

    hint: str

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, (extra_context or {}) | {"hint": self.hint})

    def render_change_form(self, request, context, *args, **kwargs):
        return super().render_change_form(request, context | {"hint": self.hint}, *args, **kwargs)


@admin.register(District)
class DistrictAdmin(ReferenceAdmin, RecordAdmin):
    hint = (
        "Name und Schlüssel ändern sich mit der Datenlieferung. Den Kontakt der Verwaltung pflegen Sie hier."
    )
    fieldsets = [
        (None, {"fields": ["name", "kind", "seat", "ags", "nuts"]}),
        CONTACT,
        PROVENANCE,
    ]
    list_display = ["name", host, "phone", "mailbox", "checked_on"]
    list_filter = ["kind", *RecordAdmin.list_filter]
    readonly_fields = ["name", "kind", "seat", "ags", "nuts", *RecordAdmin.readonly_fields]
    search_fields = ["search_text"]
