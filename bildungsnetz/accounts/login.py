from django.contrib.admin.forms import AdminAuthenticationForm


class LoginForm(AdminAuthenticationForm):
    """Django's login form with a shorter error message."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen es noch einmal."
    }
