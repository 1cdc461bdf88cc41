from collections.abc import Iterable

from django.db import connection, models
from django.db.models import Q
from django.urls import reverse

from networks.models.derived import Derived, FoldedField, SearchField
from networks.models.partial_date import PartialDateField, not_in_future
from networks.models.text import PlainCharField, PlainSlugField, ProseCharField, ProseTextField
from networks.models.web_address import WebAddressField, web_address

OLDEST_SOURCE = 1800  # a law can be much older than the networks


class SourceQuerySet(models.QuerySet):
    def get_by_natural_key(self, key: str) -> "Source":
        return self.get(key=key)

    def licensed(self):
        """Data sets whose licence asks for a note, or recommends one."""
        return self.exclude(licence="")

    def unlicensed(self):
        return self.filter(licence="")

    def cited_by(self, records: Iterable[models.Model]) -> list["Source"]:
        """The sources of these records, numbered from 1 in the records' order.

        Each record gets `cited`: its own sources out of that list, in the order in which they were entered. Two queries,
        however many records.
        """
        records = [record for record in records if record is not None]
        for record in records:
            record.cited = []
        citations = _citations(records)
        sources = self.in_bulk({source for found in citations.values() for source in found})
        numbered: dict[int, Source] = {}
        for record in records:
            for pk in citations.get((type(record), record.pk), []):
                if pk not in numbered:
                    numbered[pk] = sources[pk]
                    numbered[pk].number = len(numbered)
                record.cited.append(numbered[pk])
        return list(numbered.values())


def _citations(records: list[models.Model]) -> dict[tuple[type[models.Model], int], list[int]]:
    """Return the primary keys of the sources of each record, by its model and primary key. One query.

    In plain SQL: to build the union of querysets takes several times as long as to run it, and every page does.
    """
    pks_by_model: dict[type[models.Model], set[int]] = {}
    for record in records:
        pks_by_model.setdefault(type(record), set()).add(record.pk)
    kinds = list(pks_by_model)
    citations: dict[tuple[type[models.Model], int], list[int]] = {}
    if kinds:
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(
                    _select(number, kind, pks_by_model[kind]) for number, kind in enumerate(kinds)
                )
            )
            for number, owner, source in sorted(cursor.fetchall()):
                citations.setdefault((kinds[number], owner), []).append(source)
    return citations


def _select(number: int, model: type[models.Model], pks: set[int]) -> str:
    """Return the query for the sources of these records of one model; `number` stands in its first column."""
    relation, quote = model.sources.field, connection.ops.quote_name
    owner, source = quote(relation.m2m_column_name()), quote(relation.m2m_reverse_name())
    table, keys = quote(relation.m2m_db_table()), ", ".join(map(str, pks))
    return f"SELECT {number}, {owner}, {source} FROM {table} WHERE {owner} IN ({keys})"  # noqa: S608 - numbers only


class Source(Derived):
    """Quelle: where a fact comes from."""

    key = PlainSlugField(
        "Kürzel", unique=True, help_text="Kurzer, fester Name in Kleinbuchstaben, z. B. „bezreg-netzwerke“."
    )
    publisher = PlainCharField(
        "herausgebende Stelle",
        max_length=200,
        help_text="Behörde, Einrichtung oder Zeitung; keine Namen von Personen.",
    )
    title = ProseCharField("Titel", max_length=300)
    url = WebAddressField("Adresse", max_length=600, blank=True)
    is_linked = models.BooleanField(
        "öffentlich verlinken",
        default=False,
        help_text="Nur ankreuzen, wenn die Seite keine Namen oder Durchwahlen von Privatpersonen nennt.",
    )
    dated = PartialDateField(
        "Stand der Quelle",
        null=True,
        blank=True,
        earliest=OLDEST_SOURCE,
        validators=[not_in_future],
        help_text="So genau, wie die Quelle es angibt: 2008, Juni 2008 oder 23.06.2008. Undatiert: leer lassen.",
    )
    dated_note = ProseCharField(
        "Anmerkung zum Stand", max_length=120, blank=True, help_text="Z. B. „undatiert, 2024 oder später“."
    )
    retrieved_on = models.DateField("abgerufen am", null=True, blank=True, validators=[not_in_future])
    licence = PlainCharField("Lizenz", max_length=120, blank=True)
    licence_url = WebAddressField("Adresse der Lizenz", blank=True)
    attribution = ProseTextField(
        "Quellenvermerk", blank=True, help_text="Der Wortlaut, den die Lizenz verlangt oder empfiehlt."
    )
    publisher_folded = FoldedField("publisher")
    title_folded = FoldedField("title")
    search_text = SearchField("title", "publisher", "key", "url", "dated", "dated_note")

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = "Quelle"
        verbose_name_plural = "Quellen"
        ordering = ["publisher_folded", "title_folded"]
        constraints = [
            web_address("url"),
            web_address("licence_url"),
            models.CheckConstraint(
                name="source_linked_has_address",
                condition=Q(is_linked=False) | ~Q(url=""),
                violation_error_message="Zum Verlinken fehlt die Adresse der Quelle.",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}: {self.title}"

    def get_absolute_url(self):
        return reverse("networks:source-list")

    def natural_key(self):
        return (self.key,)
