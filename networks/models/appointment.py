"""Fields and rules that conferences and meetings share: both appear in calendars."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Length
from django.db.models.lookups import Exact, LessThan
from django.utils import timezone

from networks.models.content_version import ContentVersion
from networks.models.derived import FoldedField
from networks.models.partial_date import NO_BREAK_SPACE, PartialDate, PartialDateField
from networks.models.record import Identified, IdentifiedQuerySet, Record
from networks.models.text import PlainCharField
from networks.models.time_of_day import is_skipped

SKIPPED = (
    "Diese Uhrzeit gibt es an dem Tag nicht: Die Sommerzeit beginnt, die Uhren springen von 2 auf 3 Uhr. "
    "Bitte prüfen Sie Tag und Uhrzeit."
)


class AppointmentQuerySet(IdentifiedQuerySet):
    def update(self, **values):
        """Count the change, as each save does: calendars and cached pages must notice it."""
        ContentVersion.objects.renew(self.db)
        return super().update(**{"sequence": F("sequence") + 1, "changed_at": timezone.now()} | values)

    def on_days(self, on: dt.date, cancelled: Q):
        """Return those with a known day, in the order of time; cancelled ones until twelve months after it."""
        day = Cast(F("date"), models.CharField())
        # Compared as text, because "2023-02-29" is no date but sorts between 28 February and 1 March.
        long_ago = LessThan(day, Value(f"{on.year - 1:04}-{on:%m-%d}"))
        return (
            self.filter(Exact(Length(day), 10))
            .exclude(cancelled & Q(long_ago))
            .order_by("date", "begins_at", "pk")
        )


class Appointment(Identified, Record):
    """Termin: calendars identify it by its UID and count its changes (RFC 5545, 3.8.4.7 and 3.8.7.4)."""

    date = PartialDateField(
        "Datum", help_text="So genau, wie es bekannt ist: 2017, Mai 2014 oder 14.09.2022."
    )
    begins_at = models.TimeField(
        "Beginn", null=True, blank=True, help_text="Z. B. 14:00 oder 9 Uhr. Nur, wenn der Tag bekannt ist."
    )
    ends_at = models.TimeField("Ende", null=True, blank=True)
    place = PlainCharField(
        "Ort", max_length=150, blank=True, help_text="Haus und Ort, oder „online“. Keine Zugangsdaten."
    )
    sequence = models.PositiveIntegerField("Änderungen", default=0, editable=False)
    place_folded = FoldedField("place")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_time_needs_its_day",
                condition=Q(begins_at__isnull=True)
                | Q(Exact(Length(Cast(F("date"), models.CharField())), 10)),
                violation_error_message="Eine Uhrzeit braucht einen Tag. Bitte geben Sie das Datum mit Tag an.",
            ),
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(ends_at__isnull=True) | Q(begins_at__isnull=False, ends_at__gt=F("begins_at")),
                violation_error_message="Das Ende muss nach dem Beginn liegen. Bitte geben Sie beide Uhrzeiten an.",
            ),
        ]

    def clean(self):
        super().clean()
        day = self.date.first if isinstance(self.date, PartialDate) and self.date.day else None
        times = {name: getattr(self, name) for name in ("begins_at", "ends_at")}
        skipped = [name for name, time in times.items() if day and time and is_skipped(day, time)]
        if skipped:
            raise ValidationError(dict.fromkeys(skipped, SKIPPED))

    def save(self, *, update_fields=None, **kwargs):
        if self._state.adding or update_fields == []:
            super().save(update_fields=update_fields, **kwargs)
            return
        if update_fields is not None:
            update_fields = {*update_fields, "sequence", "changed_at"}
        with transaction.atomic():
            # In the database: two editors who save at the same time must not count as one change.
            type(self)._base_manager.filter(pk=self.pk).update(sequence=F("sequence") + 1)
            self.refresh_from_db(fields=["sequence"])
            super().save(update_fields=update_fields, **kwargs)

    @property
    def hours(self) -> str:
        """Return the time of day in words: „14:00 bis 16:30 Uhr“; empty where it is not known."""
        if not self.begins_at:
            return ""
        hours = " bis ".join(f"{time:%H:%M}" for time in (self.begins_at, self.ends_at) if time)
        return f"{hours}{NO_BREAK_SPACE}Uhr"

    @property
    def details(self) -> str:
        """Return title and time of day, as a card shows them below the date."""
        return ", ".join(filter(None, [self.title, self.hours]))
