from django.contrib import admin

from networks.admin.contact import CONTACT
from networks.admin.record import PROVENANCE, SingletonAdmin
from networks.models import ServiceCentre


@admin.register(ServiceCentre)
class ServiceCentreAdmin(SingletonAdmin):
    fieldsets = [
        (None, {"fields": ["name", "host_body", "head", "tasks"]}),
        CONTACT,
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]
