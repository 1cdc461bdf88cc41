from django.contrib import admin

from networks.admin.district import ReferenceAdmin
from networks.models import SchoolCount


@admin.register(SchoolCount)
class SchoolCountAdmin(ReferenceAdmin):
    hint = "Schulzahlen ändern sich mit der Datenlieferung, nicht von Hand."
    list_display = ["municipality", "form", "count"]
    list_filter = ["form", "municipality__district"]
    list_select_related = ["municipality"]
    search_fields = ["municipality__search_text"]

    def has_change_permission(self, request, obj=None):
        return False
