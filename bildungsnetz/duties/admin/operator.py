from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from bildungsnetz.duties.models import Operator
from networks.admin.contact import CONTACT
from networks.admin.record.base import SingletonAdmin


@admin.register(Operator)
class OperatorAdmin(SingletonAdmin):
    """Lists above the form what is still missing."""

    fieldsets = [
        ("Impressum", {"fields": ["name", "representative", "supervising_body", "responsible", "vat_id"]}),
        CONTACT,
        (
            "Datenschutz",
            {"fields": ["data_protection_officer", "data_protection_mailbox", "processor", "log_days"]},
        ),
        (None, {"fields": ["changed_at"]}),
    ]
    watched = ["representative", "supervising_body", "responsible", "data_protection_officer", "processor"]

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
                reverse("admin:duties_operator_change", args=[Operator.ONLY]),
                ", ".join(missing),
            )
        ]
