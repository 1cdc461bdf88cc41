from django.contrib import admin

from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartList
from networks.models import Focus


@admin.register(Focus)
class FocusAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["network", "field", "is_current"]}),
        ("Vor Ort", {"fields": ["local_name", "note"]}),
        PROVENANCE,
    ]
    list_display = ["district", "field", "local_name", "is_current", "as_of"]
    list_filter = ["is_current", *PartAdmin.list_filter, "network__district", "field"]
    list_select_related = ["network__district", "field"]
    ordering = ["network__district__name_folded", "-is_current", "field__name_folded"]
    search_fields = [
        "search_text",
        "field__search_text",
        "network__search_text",
        "network__district__search_text",
    ]


class FocusInline(PartList):
    model = Focus
    fields = ["field_name", "is_current", "local_name"]
    readonly_fields = ["field_name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("field")

    @admin.display(description="Handlungsfeld")
    def field_name(self, focus: Focus) -> str:
        return focus.field.name
