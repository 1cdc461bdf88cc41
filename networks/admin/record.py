"""What the forms and lists of all records share: their provenance, when they were checked, what they lack."""

import datetime as dt

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelectMultiple
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst

from networks.models import District

# The browser's own calendar is in the reader's language and works without script.
DATE_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

FORMFIELDS = {
    models.DateField: {"widget": DATE_INPUT},
    models.URLField: {"assume_scheme": "https"},
}

PROVENANCE = (
    "Herkunft der Angaben",
    {
        "fields": ["as_of", "checked_on", "sources", "changed_at"],
        "description": "Stand, Prüfung und Quellen erscheinen auf der Website bei diesen Angaben.",
    },
)


class SourceSelect(AutocompleteSelectMultiple):
    """Select2 with a name for its search field, and without its button that removes all sources at once."""

    @property
    def media(self):
        # After Django's own, whose work it completes.
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "js/admin-autocomplete.js"])

    def build_attrs(self, base_attrs, extra_attrs=None):
        options = {
            "data-allow-clear": "false",
            "data-dropdown-parent": "#content",  # inside of the page's main landmark
            "data-placeholder": "Quelle suchen",
        }
        return super().build_attrs(base_attrs, extra_attrs) | options


class CheckedFilter(admin.SimpleListFilter):
    title = "letzter Prüfung"
    parameter_name = "geprueft"

    def lookups(self, request, model_admin):
        return [
            ("nie", "noch nie geprüft"),
            ("alt", "vor mehr als einem Jahr"),
            ("neu", "im letzten Jahr"),
        ]

    def queryset(self, request, queryset):
        a_year_ago = timezone.localdate() - dt.timedelta(days=365)
        conditions = {
            "nie": Q(checked_on=None),
            "alt": Q(checked_on__lt=a_year_ago),
            "neu": Q(checked_on__gte=a_year_ago),
        }
        return queryset.filter(conditions.get(self.value(), Q()))


class MissingFilter(admin.SimpleListFilter):
    title = "fehlender Angabe"
    parameter_name = "fehlt"

    MISSING = {
        "website": ("ohne eigene Website", Q(website="")),
        "phone": ("ohne Telefon", Q(phone="")),
        "mailbox": ("ohne Funktionspostfach", Q(mailbox="")),
        "address": ("ohne Anschrift", Q(address="")),
        "as_of": ("ohne Stand", Q(as_of=None)),
        "sources": ("ohne Quelle", Q(sources=None)),
    }

    def lookups(self, request, model_admin):
        names = {field.name for field in model_admin.opts.get_fields()}
        return [(name, label) for name, (label, _) in self.MISSING.items() if name in names]

    def queryset(self, request, queryset):
        _, condition = self.MISSING.get(self.value(), ("", Q()))
        return queryset.filter(condition)


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

    @admin.action(description="Heute geprüft", permissions=["change"])
    def mark_checked(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Saves one by one, so that `changed_at` moves and each record's history tells of it."""
        label = self.opts.get_field("checked_on").verbose_name
        records = list(queryset)
        with transaction.atomic():
            for record in records:
                record.checked_on = timezone.localdate()
                record.save(update_fields=["checked_on", "changed_at"])
                self.log_change(request, record, [{"changed": {"fields": [label]}}])
        what = f"„{records[0]}“ ist" if len(records) == 1 else f"{len(records)} Einträge sind"
        self.message_user(request, f"{what} jetzt als heute geprüft vermerkt.")


class PartAdmin(RecordAdmin):
    """Of a record that belongs to one network, which a list calls by its short name, the district's."""

    list_select_related = ["network__district"]
    ordering = ["network__district__name"]

    def view_on_site(self, record: models.Model) -> str:
        return record.network.get_absolute_url()

    @admin.display(description="Gebietskörperschaft", ordering="network__district__name")
    def district(self, record: models.Model) -> District:
        return record.network.district


class PartList(admin.options.InlineModelAdmin):
    """What belongs to a record, as a list: each part is changed, and its sources are named, on its own form."""

    extra = 0
    template = "admin/edit_inline/list.html"

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartForm(admin.StackedInline):
    """The one part of its kind, with the few fields that change most often."""

    can_delete = False
    extra = 1
    formfield_overrides = FORMFIELDS
    show_change_link = True
    view_on_site = False
