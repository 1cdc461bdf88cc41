"""Admin classes for records that belong to one network, and two kinds of inlines: a list and a short form."""

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
    """Edits a record that belongs to one network; the changelist shows the name of the network's district."""

    list_select_related: Sequence[str] = ()
    network_path = "network"  # the lookup that leads from the record to its network

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.district = admin.display(
            lambda record: self.network_of(record).district,
            description="Gebietskörperschaft",
            ordering=f"{self.network_path}__district__name_folded",
        )

    def network_of(self, record: Record) -> Network:
        return attrgetter(self.network_path.replace("__", "."))(record)

    def get_list_select_related(self, request):
        return [f"{self.network_path}__district", *self.list_select_related]

    def get_ordering(self, request):
        return self.ordering or [f"{self.network_path}__district__name_folded"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Offer only parts of the same network where it is known; otherwise all, sorted by district."""
        form = super().get_form(request, obj, change, **kwargs)
        network = self.network_of(obj) if obj else self._network_from_query(request, form.base_fields)
        for field in form.base_fields.values():
            parts = isinstance(field, forms.ModelChoiceField) and self.admin_site.get_model_admin(
                field.queryset.model
            )
            if isinstance(parts, PartAdmin):
                field.choices = [("", field.empty_label), *parts.choices(network)]
        return form

    def _network_from_query(self, request: HttpRequest, fields: dict[str, forms.Field]) -> Network | None:
        """Return the network of the record that the link to the add form names („?aim=7“)."""
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
        """Return the choices of a select: each label begins with the district, since many parts have the same name."""
        district = f"{self.network_path}__district"
        parts = self.model._default_manager.select_related(district).order_by(
            f"{district}__name_folded", *self.opts.ordering
        )
        if network:
            parts = parts.filter(**{self.network_path: network})
        return [(part.pk, Truncator(self.choice(part)).chars(110)) for part in parts]

    def choice(self, part: Record) -> str:
        return f"{self.network_of(part).district}: {part}"


class PartList(admin.options.InlineModelAdmin):
    """A read-only inline: lists the parts of a record with links to their own forms."""

    extra = 0
    template = "admin/edit_inline/list.html"
    view_on_site = False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartForm(admin.StackedInline):
    """A stacked inline for a part that a record has once, with the fields that change most often."""

    can_delete = False
    extra = 1
    formfield_overrides = FORMFIELDS
    show_change_link = True
    view_on_site = False
