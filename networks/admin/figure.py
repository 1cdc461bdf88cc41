from django.contrib import admin

from networks.admin.record.base import RecordAdmin
from networks.admin.record.fields import PROVENANCE
from networks.models import Figure


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["key", "value", "is_current", "note"]}),
        PROVENANCE,
    ]
    list_display = ["key", "value", "is_current", "as_of", "note", "checked_on"]
    search_fields = ["search_text"]
