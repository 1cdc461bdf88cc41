from django import forms
from django.contrib import admin
from django.db import models

from networks.admin.record.base import RecordAdmin
from networks.admin.record.fields import FORMFIELDS, PROVENANCE
from networks.models import Page


@admin.register(Page)
class PageAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["slug", "body"]}),
        PROVENANCE,
    ]
    formfield_overrides = FORMFIELDS | {
        models.TextField: {"widget": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 25})}
    }
    list_display = ["slug", "as_of", "checked_on", "changed_at"]
    search_fields = ["search_text"]
