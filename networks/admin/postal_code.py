from django.contrib import admin

from networks.admin.district import ReferenceAdmin
from networks.admin.record.part import PartList
from networks.models import PostalCode


@admin.register(PostalCode)
class PostalCodeAdmin(ReferenceAdmin):
    hint = "Postleitzahlen ändern sich mit der Datenlieferung, nicht von Hand."
    list_display = ["plz", "municipality", "kind"]
    list_filter = ["kind", "municipality__district"]
    list_select_related = ["municipality"]
    search_fields = ["plz", "municipality__search_text"]

    def has_change_permission(self, request, obj=None):
        return False


class PostalCodeInline(PartList):
    model = PostalCode
    fields = ["plz", "kind"]

    def has_add_permission(self, request, obj):
        return False
