from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.models import Group, Permission

from bildungsnetz.accounts.admin.user import AccountAdmin

EDITABLE_APPS = ["auth", "networks", "duties"]
VERBS = {"add": "hinzufügen", "change": "ändern", "delete": "löschen", "view": "ansehen"}

admin.site.unregister(Group)


class PermissionField(forms.ModelMultipleChoiceField):
    """Shows permissions in German: Django stores English names."""

    def label_from_instance(self, permission: Permission) -> str:
        verb, _, _ = permission.codename.partition("_")
        return f"{permission.content_type.name}: {VERBS.get(verb, verb)}"


@admin.register(Group)
class GroupAdmin(AccountAdmin, DjangoGroupAdmin):
    filter_horizontal = []

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        editable = Permission.objects.filter(content_type__app_label__in=EDITABLE_APPS).exclude(
            content_type__model="permission"
        )
        return super().formfield_for_manytomany(
            db_field, request, form_class=PermissionField, queryset=editable, **kwargs
        )
