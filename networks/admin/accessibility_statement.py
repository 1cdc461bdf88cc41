from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from networks.accessibility import review_remarks
from networks.admin.record import RecordAdmin
from networks.models import AccessibilityStatement


@admin.register(AccessibilityStatement)
class AccessibilityStatementAdmin(RecordAdmin):
    """There is one: its list leads straight to its form, which says when it is to be looked at again."""

    actions = []
    fieldsets = [
        (
            None,
            {
                "fields": ["made_on", "reviewed_on", "method", "tested_by_people"],
                "description": "Alles Weitere schreibt die Website selbst: den Stand aus den Barrieren, die Prüfungen "
                "durch Programme, die Adressen des Anbieters. Jede Änderung ergibt eine Mitteilung an die "
                "Überwachungsstelle.",
            },
        ),
        ("Ombudsverfahren", {"fields": ["ombuds_contact"]}),
        (None, {"fields": ["changed_at"]}),
    ]
    list_filter = []
    watched = ["tested_by_people"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        """Also before anything is entered: then an empty one."""
        is_it = object_id == str(AccessibilityStatement.ONLY)
        return AccessibilityStatement.objects.current() if is_it else None

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:networks_accessibilitystatement_change", AccessibilityStatement.ONLY)

    def view_on_site(self, statement: AccessibilityStatement) -> str:
        return statement.get_absolute_url()

    def render_change_form(self, request, context, *args, **kwargs):
        remarks = review_remarks(timezone.localdate())
        return super().render_change_form(request, context | {"remarks": remarks}, *args, **kwargs)

    def site_remarks(self, request: HttpRequest) -> list[str]:
        address = reverse("admin:networks_accessibilitystatement_change", args=[AccessibilityStatement.ONLY])
        return [
            format_html('{} <a href="{}">Zur Erklärung</a>', remark, address)
            for remark in review_remarks(timezone.localdate())
        ]
