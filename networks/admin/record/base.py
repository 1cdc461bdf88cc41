"""The admin of all records: provenance, checks, warnings about persons' names."""

from collections.abc import Sequence

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst

from networks.admin.record.fields import FORMFIELDS, SourceSelect
from networks.admin.record.filters import CheckedFilter, MissingFilter
from networks.admin.record.personal_names import suspicions
from networks.models.record import Record


class SlugAdmin(admin.ModelAdmin):
    """Of a record whose address is made from its name while an editor types it, umlauts written out."""

    class Media:
        js = ["admin/js/urlify.js", "js/admin-slug.js"]


def without(labels: tuple[str, ...], tree: list) -> list:
    """The nested list of what would be deleted, without the lines that begin with one of these labels."""
    pruned = [without(labels, item) if isinstance(item, list) else item for item in tree]
    return [item for item in pruned if item and (isinstance(item, list) or not item.startswith(labels))]


class RecordAdmin(admin.ModelAdmin):
    actions = ["mark_checked"]
    formfield_overrides = FORMFIELDS
    list_filter = [CheckedFilter, MissingFilter]
    readonly_fields = ["changed_at"]
    watched: Sequence[str] = ()  # texts in which a person could be named

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        # A sentence or two: a single line would show its beginning only.
        if db_field.name == "note":
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "sources":
            kwargs["widget"] = SourceSelect(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Without the rows that tie records to sources: their names say nothing to an editor."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        ties = [
            model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created
        ]
        labels = tuple(f"{capfirst(tie.verbose_name)}: " for tie in ties)
        for tie in ties:
            counts.pop(tie.verbose_name_plural, None)
        return without(labels, to_delete), counts, perms_needed, protected

    def suspicions(self, record: Record) -> list[str]:
        """What in its watched texts looks like a person, each with the name of the field."""
        return [
            f"{self.opts.verbose_name} „{Truncator(record).chars(60)}“, {field.verbose_name}: {suspicion}"
            for field in map(self.opts.get_field, self.watched)
            for suspicion in suspicions(getattr(record, field.name))
        ]

    def save_model(self, request, obj, form, change):
        """What nobody changed keeps its date, and its place in calendars that people subscribed to."""
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Warns of persons, also in parts that were saved along."""
        super().save_related(request, form, formsets, change)
        parts = [
            part
            for formset in formsets
            for part in [*formset.new_objects, *(part for part, _ in formset.changed_objects)]
        ]
        for record in [form.instance, *parts]:
            for suspicion in self.admin_site.get_model_admin(type(record)).suspicions(record):
                self.message_user(request, f"{suspicion} Gesichert ist es trotzdem.", messages.WARNING)

    @admin.action(description="Heute geprüft", permissions=["change"])
    def mark_checked(self, request: HttpRequest, queryset: QuerySet) -> None:
        records = list(queryset)
        for record in records:
            record.checked_on = timezone.localdate()
        save_each(self, request, records, "checked_on")
        what = f"„{records[0]}“ ist" if len(records) == 1 else f"{len(records)} Einträge sind"
        self.message_user(request, f"{what} jetzt als heute geprüft vermerkt.")


class SingletonAdmin(RecordAdmin):
    """Of a model with one record: its list leads straight to the form, which is empty at first."""

    actions = []
    list_filter = []

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        if object_id != str(self.model.ONLY):
            return None
        return super().get_object(request, object_id, from_field) or self.model()

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", self.model.ONLY)


class ReleasedAdmin(admin.ModelAdmin):
    """Of records that appear once they are released."""

    @admin.display(description="Veröffentlichung", ordering="is_released")
    def release(self, record: models.Model) -> str:
        if record.is_released:
            return "freigegeben"
        return format_html('<strong class="mark">{}</strong>', "nicht freigegeben")


def save_each(
    model_admin: admin.ModelAdmin, request: HttpRequest, records: list[models.Model], *names: str
) -> None:
    """These fields of all of them or of none, one by one, so that each record's history tells of it."""
    labels = [model_admin.opts.get_field(name).verbose_name for name in names]
    stamp = {field.name for field in model_admin.opts.concrete_fields} & {"changed_at"}
    with transaction.atomic():
        for record in records:
            record.save(update_fields={*names, *stamp})
            model_admin.log_change(request, record, [{"changed": {"fields": labels}}])
