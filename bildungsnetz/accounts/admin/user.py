from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.db import models
from django.utils.html import format_html

from networks.models.mailbox import MailboxInput

CHECKBOXES = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}

admin.site.unregister(User)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Django's user admin without permissions of single users, unusable passwords and editable dates."""

    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    add_form = UserCreationForm
    fieldsets = [
        (None, {"fields": ["username", "new_password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Rechte", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Zeiten", {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = []
    formfield_overrides = CHECKBOXES | {models.EmailField: {"form_class": MailboxInput}}
    list_display = ["username", "email", "is_staff", "is_superuser", "is_active", "last_login"]
    readonly_fields = ["new_password", "last_login", "date_joined"]

    @admin.display(description="Passwort")
    def new_password(self, user: User) -> str:
        return format_html('<a href="{}">Neues Passwort setzen</a>', "../password/")
