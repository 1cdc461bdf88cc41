import datetime as dt

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from networks.models.date_lookups import begun, ends_after, not_over
from networks.models.derived import SearchField
from networks.models.partial_date import PartialDate, PartialDateField
from networks.models.record import Record
from networks.models.text import ProseCharField

BEGIN = Coalesce("effective", "signed")


class CooperationAgreementQuerySet(models.QuerySet):
    def get_by_natural_key(self, network: str, signed: str) -> "CooperationAgreement":
        return self.get(network__slug=network, signed=PartialDate.parse(signed))

    def in_force(self, on: dt.date):
        """Return agreements that have begun and are not over. One that ended on an unknown day is in force on no day."""
        known = Q(has_ended=False) | Q(ended__isnull=False)
        return self.filter(begun(BEGIN, on) & known & not_over("ended", on))

    def of_network(self, network: int):
        return self.filter(network=network)

    def first_year(self) -> int | None:
        """Return the year in which the first agreement was signed; None where there is none."""
        signed = self.order_by("signed").values_list("signed", flat=True).first()
        return signed and signed.year


class CooperationAgreement(Record):
    """Kooperationsvertrag: the contract between Land and Kommune that founds a network (§ 78a SchulG NRW)."""

    class Kind(models.TextChoices):
        FIRST = "erster", "erster Vertrag"
        RESUMPTION = "wiederaufnahme", "Wiederaufnahme"
        RENEWAL = "erneuerung", "Erneuerung"

    network = models.ForeignKey(
        "networks.Network",
        on_delete=models.CASCADE,
        related_name="agreements",
        verbose_name="Bildungsnetzwerk",
    )
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.FIRST)
    signed = PartialDateField(
        "unterzeichnet", help_text="So genau, wie es bekannt ist: 2008, Juni 2008 oder 23.06.2008."
    )
    effective = PartialDateField(
        "wirksam ab",
        null=True,
        blank=True,
        help_text="Zum Beispiel August 2008. Leer lassen, wenn kein eigener Beginn bekannt ist.",
    )
    ended = PartialDateField(
        "beendet",
        null=True,
        blank=True,
        help_text="Zum Beispiel 31.07.2022. Leer lassen, wenn das Ende nicht bekannt ist.",
    )
    has_ended = models.BooleanField(
        "gilt nicht mehr", default=False, help_text="Auch ankreuzen, wenn der Tag des Endes unbekannt ist."
    )
    note = ProseCharField("Anmerkung", max_length=300, blank=True)
    search_text = SearchField("note", "signed", "effective", "ended")

    objects = CooperationAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "Kooperationsvertrag"
        verbose_name_plural = "Kooperationsverträge"
        ordering = ["signed", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=ends_after(BEGIN, "ended"),
                violation_error_message="Das Ende des Vertrags muss nach seinem Beginn liegen.",
            ),
            models.CheckConstraint(
                name="agreement_with_an_end_has_ended",
                condition=Q(ended__isnull=True) | Q(has_ended=True),
                violation_error_message="Ein Vertrag mit einem Enddatum braucht auch das Häkchen „gilt nicht mehr“.",
            ),
            models.UniqueConstraint(
                fields=["network"],
                condition=Q(has_ended=False),
                name="agreement_one_open_per_network",
                violation_error_message=(
                    "Dieses Bildungsnetzwerk hat schon einen laufenden Vertrag. "
                    "Kreuzen Sie zuerst bei dem älteren „gilt nicht mehr“ an und sichern Sie."
                ),
            ),
            models.UniqueConstraint(
                fields=["network", "signed"],
                name="agreement_once_per_date",
                violation_error_message="Ein Vertrag mit diesem Datum ist bei diesem Bildungsnetzwerk schon eingetragen.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.signed}"

    def natural_key(self):
        return (self.network.slug, self.signed.iso)

    natural_key.dependencies = ["networks.network"]

    def get_absolute_url(self):
        return self.network.get_absolute_url()

    @property
    def begin(self) -> PartialDate:
        return self.effective or self.signed
