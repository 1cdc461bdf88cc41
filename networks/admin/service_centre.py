from django.contrib import admin

from networks.admin.contact import CONTACT
from networks.admin.record.base import SingletonAdmin
from networks.admin.record.fields import PROVENANCE
from networks.models import ServiceCentre


@admin.register(ServiceCentre)
class ServiceCentreAdmin(SingletonAdmin):
    fieldsets = [
        (None, {"fields": ["name", "host_body", "head", "tasks"]}),
        CONTACT,
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
