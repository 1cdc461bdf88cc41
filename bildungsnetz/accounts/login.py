from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField

from networks.models.text import CleanedInputMixin


class UsernameInput(CleanedInputMixin, UsernameField):
    pass


class LoginForm(AdminAuthenticationForm):
    """Django's login form with a shorter error message and a cleaned user name."""

    username = UsernameInput(widget=forms.TextInput(attrs={"autofocus": True}))

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen es noch einmal."
    }
