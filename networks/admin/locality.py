from django.contrib import admin

from networks.admin.record.part import PartList
from networks.admin.record.search import SearchAdmin
from networks.models import Locality


@admin.register(Locality)
class LocalityAdmin(SearchAdmin):
    autocomplete_fields = ["municipality"]
    fields = ["name", "municipality", "is_better_known_elsewhere", "reference"]
    list_display = ["name", "municipality", "is_better_known_elsewhere"]
    list_filter = ["is_better_known_elsewhere", "municipality__district"]
    list_select_related = ["municipality"]
    search_fields = ["search_text", "municipality__search_text"]
    view_on_site = False


class LocalityInline(PartList):
    model = Locality
    fields = ["name", "is_better_known_elsewhere"]
