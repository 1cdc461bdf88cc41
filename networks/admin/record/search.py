"""Search and sorting in changelists and autocompletes: alike on all databases, as people compare texts."""

from django.contrib import admin
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.db.models import Q

from networks.models.folding import search_terms
from networks.models.text import PlainTextInput, plain

LONGEST_QUERY = 200  # characters; the rest is ignored


class SearchForm(ChangeListSearchForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {SEARCH_VAR: PlainTextInput(required=False)}


class FoldedChangeList(ChangeList):
    search_form_class = SearchForm

    def get_filters_params(self, params=None):
        parameters = super().get_filters_params(params)
        return {name: [plain(value) for value in values] for name, values in parameters.items()}

    def get_ordering_field(self, field_name):
        """Sort a column of text by its folded column, if it has one."""
        name = super().get_ordering_field(field_name)
        columns = {field.name for field in self.lookup_opts.concrete_fields}
        return f"{name}_folded" if f"{name}_folded" in columns else name


class SearchAdmin(admin.ModelAdmin):
    """Searches `search_fields`: SearchFields of the model and of related ones, or columns that hold digits only."""

    def get_changelist(self, request, **kwargs):
        return FoldedChangeList

    def get_search_results(self, request, queryset, search_term):
        terms, fields = search_terms(search_term[:LONGEST_QUERY]), self.get_search_fields(request)
        if not all(terms):
            return queryset.none(), False
        conditions = [
            Q.create([(f"{field}__contains", word) for field in fields for word in spellings], Q.OR)
            for spellings in terms
        ]
        duplicates = any(lookup_spawns_duplicates(self.opts, field) for field in fields)
        return queryset.filter(*conditions), bool(terms) and duplicates
