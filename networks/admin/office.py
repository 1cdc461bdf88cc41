from django.contrib import admin

from networks.admin.contact import CONTACT, host
from networks.admin.record.fields import PROVENANCE
from networks.admin.record.part import PartAdmin, PartForm
from networks.models import EducationOffice


@admin.register(EducationOffice)
class EducationOfficeAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["network", "name", "host_body"]}),
        CONTACT,
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
    list_display = ["district", "name", host, "phone", "mailbox", "checked_on"]
    search_fields = ["search_text", "network__search_text", "network__district__search_text"]


class EducationOfficeInline(PartForm):
    model = EducationOffice
    fields = ["name", "website", "phone", "mailbox", "address", "as_of", "checked_on"]
