"""What the forms and lists of all records share: their provenance, when they were checked, what they lack."""

import datetime as dt
from collections.abc import Sequence
from operator import attrgetter

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import Truncator, capfirst

from networks.admin.record.history import save_each
from networks.models import Network
from networks.models.record import Record
from networks.personal import suspicions

# The browser's own calendar is in the reader's language and works without script.
DATE_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIME_INPUT = forms.TimeInput(format="%H:%M", attrs={"type": "time"})

FORMFIELDS = {
    models.DateField: {"widget": DATE_INPUT},
    models.TimeField: {"widget": TIME_INPUT},
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
        return redirect(f"admin:networks_{self.opts.model_name}_change", self.model.ONLY)


class PartAdmin(RecordAdmin):
    """Of a record that belongs to one network, which a list calls by its short name, the district's."""

    list_select_related: Sequence[str] = ()
    network_path = "network"  # how queries get from the record to its network

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.district = admin.display(
            lambda record: self.network_of(record).district,
            description="Gebietskörperschaft",
            ordering=f"{self.network_path}__district__name",
        )

    def network_of(self, record: Record) -> Network:
        return attrgetter(self.network_path.replace("__", "."))(record)

    def view_on_site(self, record: Record) -> str:
        return self.network_of(record).get_absolute_url()

    def get_list_select_related(self, request):
        return [f"{self.network_path}__district", *self.list_select_related]

    def get_ordering(self, request):
        return self.ordering or [f"{self.network_path}__district__name"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Offers only parts of the same network, as far as that is known, and otherwise by district."""
        form = super().get_form(request, obj, change, **kwargs)
        network = self.network_of(obj) if obj else self._network_asked_for(request, form.base_fields)
        for field in form.base_fields.values():
            parts = isinstance(field, forms.ModelChoiceField) and self.admin_site.get_model_admin(
                field.queryset.model
            )
            if isinstance(parts, PartAdmin):
                field.choices = [("", field.empty_label), *parts.choices(network)]
        return form

    def _network_asked_for(self, request: HttpRequest, fields: dict[str, forms.Field]) -> Network | None:
        """Of what the link to the empty form names („?aim=7“)."""
        name, _, rest = self.network_path.partition("__")
        if not rest or name not in fields:
            return None
        try:
            part = fields[name].clean(request.GET.get(name))
        except ValidationError:
            return None
        return attrgetter(rest.replace("__", "."))(part)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        subtitle = {"subtitle": self.choice(obj)} if obj else {}
        return super().render_change_form(request, context | subtitle, *args, obj=obj, **kwargs)

    def choices(self, network: Network | None) -> list[tuple[int, str]]:
        """For a select, by district: its name alone does not tell whose „Lenkungskreis“ or aim a part is."""
        district = f"{self.network_path}__district"
        parts = self.model._default_manager.select_related(district).order_by(
            f"{district}__name", *self.opts.ordering
        )
        if network:
            parts = parts.filter(**{self.network_path: network})
        return [(part.pk, Truncator(self.choice(part)).chars(110)) for part in parts]

    def choice(self, part: Record) -> str:
        return f"{self.network_of(part).district}: {part}"


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
