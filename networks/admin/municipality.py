from django.contrib import admin

from networks.admin.district import ReferenceAdmin
from networks.admin.locality import LocalityInline
from networks.admin.postal_code import PostalCodeInline
from networks.models import Municipality


@admin.register(Municipality)
class MunicipalityAdmin(ReferenceAdmin):
    hint = "Gemeinden ändern sich mit der Datenlieferung, nicht von Hand. Ortsteile pflegen Sie selbst."
    fieldsets = [
        (None, {"fields": ["name", "official_name", "kind", "district", "slug", "ags"]}),
        ("Lage", {"fields": ["longitude", "latitude"]}),
        (
            "Bevölkerung und Schulen",
            {"fields": ["population", "area_km2", "counted_on", "pupils", "school_year"]},
        ),
        ("Herkunft der Angaben", {"fields": ["as_of", "sources"]}),
    ]
    inlines = [LocalityInline, PostalCodeInline]
    list_display = ["name", "kind", "district", "ags"]
    list_filter = ["kind", "district"]
    list_select_related = ["district"]
    search_fields = ["search_text", "postal_codes__plz"]

    def has_change_permission(self, request, obj=None):
        return False
