from django.contrib import admin
from django.shortcuts import redirect

from networks.admin.contact import CONTACT
from networks.admin.record import PROVENANCE, RecordAdmin
from networks.models import ServiceCentre


@admin.register(ServiceCentre)
class ServiceCentreAdmin(RecordAdmin):
    """There is one: its list leads straight to its form."""

    fieldsets = [
        (None, {"fields": ["name", "host_body", "head", "tasks"]}),
        CONTACT,
        ("Anmerkung", {"fields": ["note"]}),
        PROVENANCE,
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not ServiceCentre.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if ServiceCentre.objects.exists():
            return redirect("admin:networks_servicecentre_change", ServiceCentre.ONLY)
        return super().changelist_view(request, extra_context)
