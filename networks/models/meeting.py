import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from networks.models.appointment import Appointment, AppointmentQuerySet
from networks.models.derived import SearchField
from networks.models.markdown_field import MarkdownField
from networks.models.numbers import SMALL_INTEGER


class MeetingQuerySet(AppointmentQuerySet):
    def released(self):
        """Meetings that everybody may see, the latest first."""
        return self.filter(is_released=True).order_by("-date", F("begins_at").desc(nulls_last=True), "pk")

    def for_calendar(self, on: dt.date, committees: Iterable[int]):
        """Released meetings of these committees that calendars show on this day."""
        cancelled = Q(state=Meeting.State.CANCELLED)
        return self.released().filter(committee__in=committees).on_days(on, cancelled)


class Meeting(Appointment):
    """Sitzung: a meeting of a committee; only editors see it until it is released."""

    class State(models.TextChoices):
        PLANNED = "geplant", "geplant"
        HELD = "gehalten", "gehalten"
        CANCELLED = "abgesagt", "abgesagt"

    committee = models.ForeignKey(
        "networks.SteeringCommittee",
        on_delete=models.CASCADE,
        related_name="meetings",
        verbose_name="Lenkungskreis",
    )
    number = models.PositiveSmallIntegerField(
        "Nummer",
        null=True,
        blank=True,
        validators=[SMALL_INTEGER],
        help_text="Die wievielte Sitzung es ist. Leer lassen, wenn unbekannt.",
    )
    state = models.CharField("Stand der Dinge", max_length=10, choices=State, default=State.PLANNED)
    is_released = models.BooleanField(
        "freigegeben",
        default=False,
        help_text="Erst mit diesem Häkchen erscheint die Sitzung auf der Website und in Kalendern.",
    )
    summary = MarkdownField(
        "öffentliche Zusammenfassung",
        blank=True,
        help_text="Was alle wissen dürfen. Keine Namen von Personen.",
    )
    search_text = SearchField("place", "summary", "date")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"
        ordering = ["-date", "-begins_at", "pk"]
        constraints = [
            *Appointment.Meta.constraints,
            models.UniqueConstraint(
                fields=["committee", "number"],
                name="meeting_number_once_per_committee",
                violation_error_message="Eine Sitzung mit dieser Nummer ist bei diesem Lenkungskreis schon eingetragen.",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.date}"

    def get_absolute_url(self):
        return self.committee.get_absolute_url()

    def clean(self):
        super().clean()
        if self.state == self.State.HELD and self.date and self.date.first > timezone.localdate():
            message = (
                "Eine gehaltene Sitzung kann nicht in der Zukunft liegen. "
                "Bitte prüfen Sie das Datum, oder wählen Sie „geplant“."
            )
            raise ValidationError({"state": message})

    @property
    def title(self) -> str:
        return f"{self.number}. Sitzung" if self.number else "Sitzung"

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED
