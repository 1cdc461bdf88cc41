"""Who may edit: Django's own users and groups, in German and with plain checkboxes."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.utils.html import format_html

VERBS = {"add": "hinzufügen", "change": "ändern", "delete": "löschen", "view": "ansehen"}

CHECKBOXES = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}

admin.site.unregister([Group, User])


class PermissionField(forms.ModelMultipleChoiceField):
    """Names a permission in German: Django stores the English name."""

    def label_from_instance(self, permission: Permission) -> str:
        verb, _, _ = permission.codename.partition("_")
        return f"{permission.content_type.name}: {VERBS.get(verb, verb)}"


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Rights come from groups alone, everyone has a password, and the two dates are Django's to write."""

    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    add_form = UserCreationForm
    fieldsets = [
        (None, {"fields": ["username", "new_password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Rechte", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Zeiten", {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = []
    formfield_overrides = CHECKBOXES
    list_display = ["username", "email", "is_staff", "is_superuser", "is_active", "last_login"]
    readonly_fields = ["new_password", "last_login", "date_joined"]

    @admin.display(description="Passwort")
    def new_password(self, user: User) -> str:
        return format_html('<a href="{}">Neues Passwort setzen</a>', "../password/")


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin):
    filter_horizontal = []
    formfield_overrides = CHECKBOXES

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        editable = Permission.objects.filter(content_type__app_label__in=["auth", "networks"]).exclude(
            content_type__model="permission"
        )
        return super().formfield_for_manytomany(
            db_field, request, form_class=PermissionField, queryset=editable, **kwargs
        )
