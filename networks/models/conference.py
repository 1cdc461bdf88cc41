import datetime as dt

from django.db import models

from networks.models.contact import WEB, web_address
from networks.models.partial_date import PartialDate, PartialDateField, not_over, well_formed
from networks.models.record import Record


class EducationConferenceQuerySet(models.QuerySet):
    def get_by_natural_key(self, network: str, date: str) -> "EducationConference":
        return self.get(network__slug=network, date=PartialDate.parse(date))

    def upcoming(self, on: dt.date):
        """Not over on this day, the next first. A month or a year counts up to its last day."""
        return self.filter(not_over("date", on)).select_related("network__district").order_by("date", "pk")

    def latest(self, on: dt.date, how_many: int):
        """The last ones that were over on this day, the newest first."""
        return (
            self.exclude(not_over("date", on))
            .select_related("network__district")
            .order_by("-date", "pk")[:how_many]
        )

    def of_district(self, district: int):
        return self.filter(network__district=district)


class EducationConference(Record):
    """Bildungskonferenz: gathers everyone who educates in a network and recommends."""

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
        help_text="Die wievielte Konferenz es ist. Leer lassen, wenn unbekannt.",
    )
    date = PartialDateField(
        "Datum", help_text="So genau, wie es bekannt ist: 2017, Mai 2014 oder 14.09.2022."
    )
    place = models.CharField("Ort", max_length=150, blank=True)
    theme = models.CharField("Thema", max_length=250, blank=True)
    documentation = models.URLField(
        "Dokumentation", max_length=300, blank=True, validators=[WEB], help_text="Adresse der Dokumentation."
    )
    note = models.CharField("Anmerkung", max_length=300, blank=True)

    objects = EducationConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Bildungskonferenz"
        verbose_name_plural = "Bildungskonferenzen"
        ordering = ["-date", "network_id"]
        constraints = [
            *Record.Meta.constraints,
            *well_formed("date"),
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

    @property
    def title(self) -> str:
        return f"{self.number}. Bildungskonferenz" if self.number else "Bildungskonferenz"
