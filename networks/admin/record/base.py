"""The base classes of each record's admin: provenance, the bulk action „Heute geprüft“, warnings about persons' names."""

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
from networks.admin.record.search import SearchAdmin
from networks.counted import counted
from networks.models.record import Record


class SlugAdmin(SearchAdmin):
    """Makes the slug from the name while an editor types it, with umlauts written out."""

    class Media:
        js = ["admin/js/urlify.js", "js/admin-slug.js"]


def without(labels: tuple[str, ...], tree: list) -> list:
    """Remove the lines that begin with one of these labels from the nested list of a delete page."""
    pruned = [without(labels, item) if isinstance(item, list) else item for item in tree]
    return [item for item in pruned if item and (isinstance(item, list) or not item.startswith(labels))]


class RecordAdmin(SearchAdmin):
    actions = ["mark_checked"]
    formfield_overrides = FORMFIELDS
    list_filter = [CheckedFilter, MissingFilter]
    readonly_fields = ["changed_at"]
    watched: Sequence[str] = ()  # text fields that could name a person

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        # A note has a sentence or two; a single-line input would cut it off.
        if db_field.name == "note":
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "sources":
            kwargs["widget"] = SourceSelect(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Leave out the rows of the many-to-many tables: their names mean nothing to an editor."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        through_tables = [
            model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created
        ]
        labels = tuple(f"{capfirst(table.verbose_name)}: " for table in through_tables)
        for table in through_tables:
            counts.pop(table.verbose_name_plural, None)
        return without(labels, to_delete), counts, perms_needed, protected

    def suspicions(self, record: Record) -> list[str]:
        """Return a warning, with the name of the field, for each person that its watched texts seem to name."""
        return [
            f"{self.opts.verbose_name} „{Truncator(record).chars(60)}“, {field.verbose_name}: {suspicion}"
            for field in map(self.opts.get_field, self.watched)
            for suspicion in suspicions(getattr(record, field.name))
        ]

    def save_model(self, request, obj, form, change):
        """Do not save what nobody changed: it keeps its date of change and its number of changes in calendars."""
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Warn of persons' names in the record and in the inline rows saved with it."""
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
        if not records:
            self.message_user(request, "Diese Einträge gibt es nicht mehr.", messages.WARNING)
            return
        for record in records:
            record.checked_on = timezone.localdate()
        save_each(self, request, records, "checked_on")
        what = counted(len(records), f"„{records[0]}“ ist", "Einträge sind")
        self.message_user(request, f"{what} jetzt als heute geprüft vermerkt.")


class SingletonAdmin(RecordAdmin):
    """Edits a model with a single record: the changelist redirects to its form, which is empty at first."""

    actions = []
    list_filter = []

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, record: models.Model) -> str:
        # Django's redirect would not find a record that is not saved yet.
        return record.get_absolute_url()

    def get_object(self, request, object_id, from_field=None):
        if object_id != str(self.model.ONLY):
            return None
        return super().get_object(request, object_id, from_field) or self.model()

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", self.model.ONLY)


class ReleasedAdmin(admin.ModelAdmin):
    """Marks in the changelist what is not released and so not public."""

    @admin.display(description="Veröffentlichung", ordering="is_released")
    def release(self, record: models.Model) -> str:
        if record.is_released:
            return "freigegeben"
        return format_html('<strong class="mark">{}</strong>', "nicht freigegeben")


def save_each(
    model_admin: admin.ModelAdmin, request: HttpRequest, records: list[models.Model], *names: str
) -> None:
    """Save these fields of all records in one transaction, one by one, each with an entry in its history."""
    labels = [model_admin.opts.get_field(name).verbose_name for name in names]
    change_date = {field.name for field in model_admin.opts.concrete_fields} & {"changed_at"}
    with transaction.atomic():
        for record in records:
            record.save(update_fields={*names, *change_date})
            model_admin.log_change(request, record, [{"changed": {"fields": labels}}])
