from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from bildungsnetz.duties.models import AccessibilityStatement
from networks.admin.record.base import SingletonAdmin


@admin.register(AccessibilityStatement)
class AccessibilityStatementAdmin(SingletonAdmin):
    """Says above the form when the next review is due."""

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
    watched = ["tested_by_people"]

    def render_change_form(self, request, context, *args, **kwargs):
        remarks = AccessibilityStatement.objects.current().review_remarks(timezone.localdate())
        return super().render_change_form(request, context | {"remarks": remarks}, *args, **kwargs)

    def site_remarks(self, request: HttpRequest) -> list[str]:
        address = reverse("admin:duties_accessibilitystatement_change", args=[AccessibilityStatement.ONLY])
        return [
            format_html('{} <a href="{}">Zur Erklärung</a>', remark, address)
            for remark in AccessibilityStatement.objects.current().review_remarks(timezone.localdate())
        ]
