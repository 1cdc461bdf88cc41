import datetime as dt
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.template.defaultfilters import date as formatted
from django.urls import reverse
from django.utils import timezone

from networks.models.derived import Derived, SearchField
from networks.models.partial_date import not_in_future

SUBJECT = "Betreff: Erklärung zur Barrierefreiheit – "
LETTER = """An die Überwachungsstelle für Barrierefreiheit NRW bei IT.NRW

{subject}

Guten Tag,

die Erklärung zur Barrierefreiheit der Website „Bildungsnetz Regierungsbezirk Münster“ hat sich am {day} geändert. \
Sie steht unter dieser Adresse:
{address}

{change}

Freundliche Grüße
{operator}
"""


class MonitoringNoticeQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_on__isnull=True)

    def create_for(self, change: str) -> "MonitoringNotice":
        """Write the letter about today's change and store it; `change` is one or several lines of German."""
        # Not imported, because Operator is itself monitored and imports this module.
        operator = apps.get_model("duties", "Operator").objects.current()
        text = LETTER.format(
            subject=SUBJECT + change.splitlines()[0].removesuffix("."),
            day=formatted(timezone.localdate(), "j. F Y"),
            address=statement_address(),
            change=change,
            operator=operator.name or "[Der Anbieter ist noch nicht eingetragen.]",
        )
        return self.create(text=text)


def statement_address() -> str:
    """Return the address of the statement; the first allowed host is the site's own name (docs/betrieb.md)."""
    host = next((host.removeprefix(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    return f"https://{host}{reverse('duties:accessibility-statement')}"


class MonitoringNotice(Derived):
    """Mitteilung: a letter to the monitoring body about a change of the statement (§ 10b BGG NRW).

    The program writes one for each change; an editor sends it and enters the day.
    """

    made_at = models.DateTimeField("entstanden", auto_now_add=True)
    text = models.TextField("Text", editable=False)
    sent_on = models.DateField("gesendet am", null=True, blank=True, validators=[not_in_future])
    search_text = SearchField("text", "made_at", "sent_on")

    objects = MonitoringNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitteilung"
        verbose_name_plural = "Mitteilungen an die Überwachungsstelle"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"Mitteilung vom {timezone.localtime(self.made_at):%d.%m.%Y}"

    @property
    def subject(self) -> str:
        lines = self.text.splitlines()
        return next((line.removeprefix(SUBJECT) for line in lines if line.startswith(SUBJECT)), "")


class Monitored(Derived):
    """Base of the models that the statement is written from: a change and its notice are saved in one transaction.

    Query sets' `update` and `bulk_create` make no notice; nothing here uses them on such records.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            before = self._stored()
            super().save(*args, **kwargs)
            _notify(before, self._stored())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            before = self._stored()
            deleted = super().delete(*args, **kwargs)
            _notify(before, None)
        return deleted

    @classmethod
    def stated_fields(cls) -> list[models.Field]:
        """Return the fields that the statement shows; by default those that an editor fills in."""
        return [field for field in cls._meta.concrete_fields if field.editable and not field.primary_key]

    def is_stated(self, on: dt.date) -> bool:
        """Return whether the statement of this day shows the record."""
        return True

    def _stored(self) -> "Monitored | None":
        return type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None


def _notify(before: Monitored | None, after: Monitored | None) -> None:
    today = timezone.localdate()
    was_or_is_stated = any(state.is_stated(today) for state in (before, after) if state)
    if was_or_is_stated and (change := describe_change(before, after)):
        MonitoringNotice.objects.create_for(change)


def describe_change(before: Monitored | None, after: Monitored | None) -> str:
    """Say in German what changed between the two states of a record; empty where nothing did."""
    record = after or before
    name = (
        f"{record._meta.verbose_name} „{record}“" if str(record) != record._meta.verbose_name else str(record)
    )
    if after is None:
        return f"Aus der Erklärung gestrichen: {name}."
    values = {field: _value(after, field) for field in after.stated_fields()}
    if before is None:
        lines = [f"– {field.verbose_name}: {value}" for field, value in values.items() if value]
        return "\n".join([f"Neu: {name}.", *lines])
    lines = [
        f"– {field.verbose_name}: {value or 'keine Angabe'} (bisher: {old or 'keine Angabe'})"
        for field, value in values.items()
        if (old := _value(before, field)) != value
    ]
    return "\n".join([f"Geändert: {name}.", *lines]) if lines else ""


def _value(record: models.Model, field: models.Field) -> str:
    """Return the value as the statement shows it, in one line."""
    value = getattr(record, field.name)
    if field.choices:
        value = getattr(record, f"get_{field.name}_display")()
    elif isinstance(field, models.DateField):
        value = formatted(value, "j. F Y") if value else ""
    return " ".join(str(value or "").split())
