"""Forms and lists of records that belong to one network."""

from collections.abc import Sequence
from operator import attrgetter

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import Truncator

from networks.admin.record.base import RecordAdmin
from networks.admin.record.fields import FORMFIELDS
from networks.models import Network
from networks.models.record import Record


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
