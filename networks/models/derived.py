"""Columns that hold what search, sorting and uniqueness compare, computed from other fields of the same record.

They are columns because the databases do not fold alike: SQLite lowers ASCII only, and PostgreSQL sorts by its locale.
"""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.query_utils import DeferredAttribute
from django.utils import timezone

from networks.models.folding import folded, search_words
from networks.models.partial_date import PartialDate


class DerivedAttribute(DeferredAttribute):
    """Computes the value each time it is asked for, so that no way to the database can miss it.

    `loaddata` calls neither `save()` nor `pre_save()`, but reads the attribute.
    """

    def __get__(self, instance, cls=None):
        return self if instance is None else self.field.derive(instance)

    def __set__(self, instance, value):
        # Django takes a field without an entry for one that is not loaded, and does not save it.
        instance.__dict__[self.field.attname] = value


class DerivedField(models.TextField):
    """A text computed from the fields named `sources`. Fixtures do not hold it."""

    descriptor_class = DerivedAttribute

    def __init__(self, *sources: str, **kwargs):
        self.sources = sources
        super().__init__(**{"default": "", "editable": False, "serialize": False} | kwargs)

    def deconstruct(self):
        name, path, _, kwargs = super().deconstruct()
        for same_for_all in ("default", "editable", "serialize"):
            kwargs.pop(same_for_all, None)
        return name, path, self.sources, kwargs

    def db_parameters(self, connection):
        """Sort by code points on both databases."""
        collation = {"postgresql": "C"}.get(connection.vendor)
        return super().db_parameters(connection) | {"collation": collation}

    def derive(self, record: models.Model) -> str:
        raise NotImplementedError

    def values(self, record: models.Model) -> list[str]:
        fields = map(record._meta.get_field, self.sources)
        return [_text(field.to_python(getattr(record, field.attname))) for field in fields]


class FoldedField(DerivedField):
    """Sorts a text as German does; a constraint on it refuses what reads the same."""

    def derive(self, record):
        return folded(*self.values(record))


class SearchField(DerivedField):
    """Holds the words and dates under which the admin's search finds a record."""

    def derive(self, record):
        return search_words("\n".join(self.values(record)))


class UniqueReading(models.UniqueConstraint):
    """Refuses a text that reads like another record's; the form shows the sentence at the field that the text stands in.

    The last of its `fields` is a FoldedField.
    """

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        column = model._meta.get_field(self.fields[-1])
        [source] = column.sources
        excluded = set(exclude or ())
        if source in excluded:
            return
        try:
            super().validate(model, instance, excluded - {column.name}, using)
        except ValidationError as error:
            raise ValidationError({source: error.messages}) from None


class Derived(models.Model):
    """Base of the models with derived columns: `update_fields` need not name them."""

    class Meta:
        abstract = True

    def save(self, *, update_fields: Collection[str] | None = None, **kwargs):
        if update_fields:
            columns = [field for field in self._meta.concrete_fields if isinstance(field, DerivedField)]
            update_fields = {
                *update_fields,
                *(column.name for column in columns if not set(update_fields).isdisjoint(column.sources)),
            }
        super().save(update_fields=update_fields, **kwargs)


def _text(value: object) -> str:
    """Return a date as pages show it, and any other value as text."""
    if isinstance(value, dt.datetime):
        value = timezone.localdate(value)
    if isinstance(value, dt.date):
        value = PartialDate(value.year, value.month, value.day)
    return "" if value is None else str(value)
