from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest

# In the order of an editor's week: what changes often comes first, official data and users last.
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
    "Website": ["Page", "FieldOfAction", "Figure", "Source"],
    "Stammdaten": ["District", "Municipality", "PostalCode"],
    "Zugänge": ["User", "Group"],
}


class LoginForm(AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen es noch einmal."
    }


class Site(AdminSite):
    login_form = LoginForm
    site_header = "Bildungsnetz – Redaktion"
    site_title = "Bildungsnetz – Redaktion"
    index_title = "Was möchten Sie ändern?"
    empty_value_display = "–"
    enable_nav_sidebar = False

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """What the user may see, in GROUPS; a model that stands in none keeps its app's name, at the end."""
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
