from django.contrib import admin

from networks.admin.contact import CONTACT
from networks.admin.record.base import RecordAdmin, SlugAdmin
from networks.admin.record.fields import PROVENANCE
from networks.models import SupervisoryAuthority


@admin.register(SupervisoryAuthority)
class SupervisoryAuthorityAdmin(SlugAdmin, RecordAdmin):
    fieldsets = [
        (None, {"fields": ["level", "name", "slug", "district", "parent", "remit"]}),
        CONTACT,
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
    list_display = ["name", "level", "district", "phone", "mailbox", "checked_on"]
    list_filter = ["level", *RecordAdmin.list_filter]
    list_select_related = ["district"]
    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["search_text", "district__search_text"]
