import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from networks.models.appointment import Appointment, AppointmentQuerySet
from networks.models.date_lookups import not_over
from networks.models.derived import FoldedField, SearchField
from networks.models.numbers import SMALL_INTEGER
from networks.models.partial_date import PartialDate
from networks.models.record import Record, page_address
from networks.models.text import ProseCharField
from networks.models.web_address import WebAddressField, web_address


class EducationConferenceQuerySet(AppointmentQuerySet):
    def get_by_natural_key(self, network: str, date: str) -> "EducationConference":
        return self.get(network__slug=network, date=PartialDate.parse(date))

    def not_fictional(self):
        return self.filter(network__is_fictional=False)

    def upcoming(self, on: dt.date):
        """Conferences not over on this day, the next first. A month or a year counts up to its last day."""
        return self.filter(not_over("date", on)).select_related("network__district").order_by("date", "pk")

    def latest(self, on: dt.date, how_many: int):
        """The last ones that took place and were over on this day, the newest first."""
        return (
            self.exclude(not_over("date", on))
            .exclude(is_cancelled=True)
            .select_related("network__district")
            .order_by("-date", "pk")[:how_many]
        )

    def for_calendar(self, on: dt.date, networks: Iterable[int]):
        """Conferences of these networks that calendars show on this day."""
        return self.filter(network__in=networks).on_days(on, Q(is_cancelled=True))

    def of_district(self, district: int):
        return self.filter(network__district=district)


class EducationConference(Appointment):
    """Bildungskonferenz: gathers all who educate in a network, and recommends aims to its committee."""

    network = models.ForeignKey(
        "networks.Network",
        on_delete=models.CASCADE,
        related_name="conferences",
        verbose_name="Bildungsnetzwerk",
    )
    number = models.PositiveSmallIntegerField(
        "Nummer",
        null=True,
        blank=True,
        validators=[SMALL_INTEGER],
        help_text="Die wievielte Konferenz es ist. Leer lassen, wenn unbekannt.",
    )
    theme = ProseCharField("Thema", max_length=250, blank=True)
    documentation = WebAddressField(
        "Dokumentation", max_length=300, blank=True, help_text="Adresse der Dokumentation."
    )
    is_cancelled = models.BooleanField(
        "abgesagt",
        default=False,
        help_text="Die Konferenz findet nicht statt. Sie bleibt als abgesagt zu sehen.",
    )
    note = ProseCharField("Anmerkung", max_length=300, blank=True)
    theme_folded = FoldedField("theme")
    search_text = SearchField("theme", "place", "note", "date")

    objects = EducationConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Bildungskonferenz"
        verbose_name_plural = "Bildungskonferenzen"
        ordering = ["-date", "network_id"]
        constraints = [
            *Appointment.Meta.constraints,
            web_address("documentation"),
            models.UniqueConstraint(
                fields=["network", "date"],
                name="conference_once_per_date",
                violation_error_message="Eine Konferenz mit diesem Datum ist bei diesem Netzwerk schon eingetragen.",
            ),
            models.UniqueConstraint(
                fields=["network", "number"],
                name="conference_number_once_per_network",
                violation_error_message="Eine Konferenz mit dieser Nummer ist bei diesem Netzwerk schon eingetragen.",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.date}"

    def natural_key(self):
        return (self.network.slug, self.date.iso)

    natural_key.dependencies = ["networks.network"]

    def get_absolute_url(self):
        return page_address("conference-detail", self.network.slug)

    @property
    def title(self) -> str:
        return f"{self.number}. Bildungskonferenz" if self.number else "Bildungskonferenz"

    @property
    def facts(self) -> list[str]:
        """List what a card says below the theme: title, time, place and note, as far as they are known."""
        title = self.title if self.theme else ""
        time = f"{self.begins_at:%H:%M}\N{NO-BREAK SPACE}Uhr" if self.begins_at else ""
        return [fact for fact in (title, time, self.place, self.note) if fact]

    def records(self) -> list[Record]:
        """The conference, its recommendations with their aims and mandates, then its reports, in the page's order."""
        records = [self]
        for recommendation in self.recommendations.all():
            records.append(recommendation)
            for aim in recommendation.aims.all():
                records += [aim, *aim.mandates.all()]
        return [*records, *self.reports.all()]
