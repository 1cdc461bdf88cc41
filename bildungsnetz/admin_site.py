from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from bildungsnetz.accounts.login import LoginForm
from bildungsnetz.accounts.views import kept_input
from bildungsnetz.accounts.views.submission import View, once
from bildungsnetz.errors import input_refused
from bildungsnetz.well_known import security_remark

# The groups on the index page: models that change often come first, official data and users last.
GROUPS = {
    "Bildungsnetzwerke": [
        "Network",
        "EducationOffice",
        "SteeringCommittee",
        "Seat",
        "Meeting",
        "Aim",
        "Mandate",
        "EducationConference",
        "Recommendation",
        "CooperationAgreement",
        "Focus",
    ],
    "Land": ["SupervisoryAuthority", "ServiceCentre"],
    "Pflichten": [
        "BarrierReport",
        "Barrier",
        "AccessibilityStatement",
        "MonitoringNotice",
        "Film",
        "Operator",
    ],
    "Website": ["Page", "FieldOfAction", "Figure", "Source"],
    "Stammdaten": ["District", "Municipality", "Locality", "PostalCode", "SchoolCount"],
    "Zugänge": ["User", "Group"],
}


class Site(AdminSite):
    login_form = LoginForm
    site_header = "Bildungsnetz – Redaktion"
    site_title = "Bildungsnetz – Redaktion"
    index_title = "Was möchten Sie ändern?"
    empty_value_display = "–"
    enable_nav_sidebar = False

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Save nothing twice, and keep what is typed into a form whose session has ended."""
        checked = super().admin_view(once(kept_input.with_kept_input(view)), cacheable)

        @wraps(checked)
        def kept_before_login(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            is_admitted = self.has_permission(request)
            if kept_input.is_form(request) and not is_admitted and not kept_input.keep(request):
                return input_refused(request)
            return checked(request, *args, **kwargs)

        return kept_before_login

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show remarks on open tasks above the list; each model admin may return some in `site_remarks(request)`."""
        remarks = [
            remark
            for admin in self._registry.values()
            if hasattr(admin, "site_remarks") and admin.has_view_permission(request)
            for remark in admin.site_remarks(request)
        ]
        remarks += kept_input.remarks(request)
        if request.user.is_superuser:
            remarks += filter(None, [security_remark(timezone.now())])
        return super().index(request, {"remarks": remarks} | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Sort the models that the user may see into GROUPS; other models follow at the end under their app's name."""
        apps = super().get_app_list(request, app_label)
        models = {model["object_name"]: (model, app) for app in apps for model in app["models"]}
        groups = [
            (name, [models.pop(model) for model in members if model in models])
            for name, members in GROUPS.items()
        ]
        groups += [(app["name"], [(model, app)]) for model, app in models.values()]
        return [
            members[0][1] | {"name": name, "models": [model for model, _ in members]}
            for name, members in groups
            if members
        ]
