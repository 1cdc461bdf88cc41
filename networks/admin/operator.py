from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from networks.admin.contact import CONTACT
from networks.admin.record import RecordAdmin
from networks.models import Operator


@admin.register(Operator)
class OperatorAdmin(RecordAdmin):
    """There is one, empty at first: its list leads straight to its form, which says what is still missing."""

    actions = []
    fieldsets = [
        ("Impressum", {"fields": ["name", "representative", "supervising_body", "responsible", "vat_id"]}),
        CONTACT,
        (
            "Datenschutz",
            {"fields": ["data_protection_officer", "data_protection_mailbox", "processor", "log_days"]},
        ),
        (None, {"fields": ["changed_at"]}),
    ]
    list_filter = []
    watched = ["representative", "supervising_body", "responsible", "data_protection_officer", "processor"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        return Operator.objects.current() if object_id == str(Operator.ONLY) else None

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:networks_operator_change", Operator.ONLY)

    def view_on_site(self, operator: Operator) -> str:
        return operator.get_absolute_url()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        remarks = [f"Es fehlt: {name}" for name in obj.missing] if obj else []
        return super().render_change_form(request, context | {"remarks": remarks}, *args, obj=obj, **kwargs)

    def site_remarks(self, request: HttpRequest) -> list[str]:
        missing = Operator.objects.current().missing
        if not missing:
            return []
        return [
            format_html(
                'Die Website ist noch kein amtliches Angebot. Beim <a href="{}">Anbieter</a> fehlt: {}.',
                reverse("admin:networks_operator_change", args=[Operator.ONLY]),
                ", ".join(missing),
            )
        ]
