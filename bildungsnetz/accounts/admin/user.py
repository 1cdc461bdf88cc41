from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import User
from django.db import models
from django.utils.html import format_html

from bildungsnetz.accounts.login import UsernameInput
from networks.admin.record.search import SearchForm
from networks.models.folding import is_found, search_terms
from networks.models.mailbox import MailboxInput
from networks.models.text import PlainTextInput

FORMFIELDS = {
    models.CharField: {"form_class": PlainTextInput},
    models.EmailField: {"form_class": MailboxInput},
    models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
}

admin.site.unregister(User)


class AddForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        field_classes = {"username": UsernameInput}


class ChangeForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        field_classes = {"username": UsernameInput}


class AccountAdmin(admin.ModelAdmin):
    """Searches Django's own models, which have no folded columns: there are few accounts, so Python compares them."""

    formfield_overrides = FORMFIELDS

    def get_changelist(self, request, **kwargs):
        changelist = super().get_changelist(request, **kwargs)
        return type("AccountChangeList", (changelist,), {"search_form_class": SearchForm})

    def get_search_results(self, request, queryset, search_term):
        terms, names = search_terms(search_term), self.get_search_fields(request)
        if not terms:
            return queryset, False
        rows = queryset.values_list("pk", *names)
        found = [pk for pk, *texts in rows if is_found(terms, " ".join(texts))]
        return queryset.filter(pk__in=found), False


@admin.register(User)
class UserAdmin(AccountAdmin, DjangoUserAdmin):
    """Django's user admin without permissions of single users, unusable passwords and editable dates."""

    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    add_form = AddForm
    fieldsets = [
        (None, {"fields": ["username", "new_password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Rechte", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Zeiten", {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = []
    form = ChangeForm
    list_display = ["username", "email", "is_staff", "is_superuser", "is_active", "last_login"]
    readonly_fields = ["new_password", "last_login", "date_joined"]

    @admin.display(description="Passwort")
    def new_password(self, user: User) -> str:
        return format_html('<a href="{}">Neues Passwort setzen</a>', "../password/")
