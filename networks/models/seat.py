import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Coalesce

from networks.models.date_lookups import begun, ends_after, not_over
from networks.models.derived import FoldedField, SearchField
from networks.models.numbers import SMALL_INTEGER
from networks.models.partial_date import PartialDate, PartialDateField
from networks.models.record import Identified, IdentifiedQuerySet, Record
from networks.models.text import PlainCharField, ProseCharField

# A seat whose beginning is unknown is certain from its Stand on.
BEGIN = Coalesce("begins", "as_of")


def holds(on: dt.date) -> Q:
    """True where a seat is known to exist on this day.

    One that is only attested exists, as far as anybody knows, until the last day of its Stand.
    """
    attested = Q(only_attested=True, as_of__isnull=False) & not_over("as_of", on)
    return begun(BEGIN, on) & (_running(on) | attested)


def _running(on: dt.date) -> Q:
    return Q(only_attested=False) & not_over("ends", on)


def attested_before(on: dt.date) -> Q:
    """True where nobody knows whether a seat still exists on this day: attested earlier, or at no known time."""
    return Q(only_attested=True) & (begun(BEGIN, on) | Q(begins__isnull=True, as_of__isnull=True))


class SeatQuerySet(IdentifiedQuerySet):
    def seated(self, on: dt.date):
        """Return the seats that are known to exist on this day, vacant ones too."""
        return self.filter(holds(on))

    def known(self, on: dt.date):
        """Return the seats that exist on this day and those last attested before, in the committee's order.

        Each has `is_seated`: true where it is known to exist on this day.
        """
        return (
            self.filter(begun(BEGIN, on) & _running(on) | attested_before(on))
            .annotate(is_seated=ExpressionWrapper(holds(on), BooleanField()))
            .select_related("authority")
            .order_by("order", "pk")
        )


class Seat(Identified, Record):
    """Sitz: a function in a committee, sent by an institution. The person who exercises it is not stored."""

    class Side(models.TextChoices):
        LAND_UPPER = "obere", "Land: obere Schulaufsicht"
        LAND_LOWER = "untere", "Land: untere Schulaufsicht"
        MUNICIPAL = "kommune", "Kommune"
        PARTNER = "partner", "weitere Partner"

    class Role(models.TextChoices):
        CHAIR = "vorsitz", "Vorsitz"
        DEPUTY = "stellvertretung", "stellvertretender Vorsitz"

    class Voting(models.TextChoices):
        YES = "ja", "mit Stimmrecht"
        NO = "nein", "beratend"
        UNKNOWN = "unbekannt", "Stimmrecht nicht bekannt"

    committee = models.ForeignKey(
        "networks.SteeringCommittee",
        on_delete=models.CASCADE,
        related_name="seats",
        verbose_name="Lenkungskreis",
    )
    function = PlainCharField(
        "Funktion", max_length=150, help_text="Z. B. „Leitung des Schulamts“. Nie der Name einer Person."
    )
    institution = PlainCharField(
        "entsendende Stelle", max_length=150, help_text="Amt, Einrichtung oder Verband, der den Sitz besetzt."
    )
    side = models.CharField("Seite", max_length=10, choices=Side)
    authority = models.ForeignKey(
        "networks.SupervisoryAuthority",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
        verbose_name="Schulaufsicht",
        help_text="Nur bei Sitzen des Landes: welche Behörde oder welches Dezernat.",
    )
    role = models.CharField("Vorsitz", max_length=15, choices=Role, blank=True)
    voting = models.CharField("Stimmrecht", max_length=10, choices=Voting, default=Voting.UNKNOWN)
    begins = PartialDateField(
        "seit", null=True, blank=True, help_text="So genau, wie es bekannt ist: 2024 oder 01.08.2024."
    )
    ends = PartialDateField(
        "bis",
        null=True,
        blank=True,
        help_text="Der letzte Tag, zum Beispiel 31.07.2026. Danach verschwindet der Sitz von selbst.",
    )
    only_attested = models.BooleanField(
        "nur für den Stand belegt",
        default=False,
        help_text=(
            "Ankreuzen, wenn niemand weiß, ob es den Sitz noch gibt. "
            "Er gilt dann nur bis zu seinem Stand und erscheint danach als zuletzt bekannt."
        ),
    )
    is_vacant = models.BooleanField("unbesetzt", default=False)
    order = models.PositiveSmallIntegerField("Reihenfolge", default=0, validators=[SMALL_INTEGER])
    note = ProseCharField("Anmerkung", max_length=200, blank=True)
    function_folded = FoldedField("function")
    institution_folded = FoldedField("institution")
    search_text = SearchField("function", "institution", "note", "begins", "ends")

    # Keys of seats that are saved in the same step: the code that saves them compares their terms itself.
    compared_elsewhere: Collection[int] = ()

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "Sitz"
        verbose_name_plural = "Sitze"
        ordering = ["committee_id", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="seat_ends_after_it_begins",
                condition=ends_after("begins", "ends"),
                violation_error_message="Das Ende des Sitzes muss nach seinem Beginn liegen.",
            ),
            models.CheckConstraint(
                name="seat_from_some_time_on",
                condition=Q(only_attested=True) | Q(begins__isnull=False) | Q(as_of__isnull=False),
                violation_error_message=(
                    "Seit wann es den Sitz gibt, ist offen. Bitte nennen Sie „seit“ oder wenigstens den Stand. "
                    "Ist beides unbekannt, kreuzen Sie „nur für den Stand belegt“ an."
                ),
            ),
            models.CheckConstraint(
                name="seat_only_attested_has_no_end",
                condition=Q(only_attested=False) | Q(ends__isnull=True),
                violation_error_message=(
                    "Ein Sitz mit bekanntem Ende ist nicht „nur für den Stand belegt“. "
                    "Bitte entfernen Sie das Häkchen oder das Ende."
                ),
            ),
            models.CheckConstraint(
                name="seat_of_an_authority_is_the_lands",
                condition=Q(authority__isnull=True) | Q(side__in=["obere", "untere"]),
                violation_error_message="Nur Sitze des Landes gehören zu einer Schulaufsicht.",
            ),
            models.UniqueConstraint(
                fields=["committee"],
                condition=Q(role="vorsitz", ends__isnull=True, only_attested=False),
                name="seat_one_open_chair_per_committee",
                violation_error_message=(
                    "Dieser Lenkungskreis hat schon einen Vorsitz ohne Ende. "
                    "Tragen Sie zuerst dort „bis“ ein und sichern Sie."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.function} ({self.institution})"

    def get_absolute_url(self):
        return self.committee.get_absolute_url()

    def clean(self):
        super().clean()
        if self.committee_id:
            self._clean_authority()
            self._clean_begin()
            self._clean_chair()

    def _clean_authority(self):
        if not self.authority or self.side not in {self.Side.LAND_UPPER, self.Side.LAND_LOWER}:
            return
        if self.authority.level != self.side:
            raise ValidationError(
                {"authority": "Diese Schulaufsicht gehört zur anderen Ebene als die Seite des Sitzes."}
            )
        district = self.authority.district_id
        if district and district != self.committee.network.district_id:
            message = "Diese Schulaufsicht gehört zu einem anderen Kreis oder einer anderen Stadt als der Lenkungskreis."
            raise ValidationError({"authority": message})

    def _clean_begin(self):
        begins = [agreement.begin.first for agreement in self.committee.network.agreements.all()]
        if self.begins and begins and self.begins.last < min(begins):
            message = (
                "Vor dem ersten Kooperationsvertrag gab es den Lenkungskreis noch nicht. "
                "Bitte prüfen Sie „seit“ oder das Datum des Vertrags."
            )
            raise ValidationError({"begins": message})

    def _clean_chair(self):
        if self.role != self.Role.CHAIR or self.only_attested:
            return
        others = self.committee.seats.filter(role=self.Role.CHAIR, only_attested=False).exclude(
            pk__in=[self.pk, *self.compared_elsewhere]
        )
        if any(self.overlaps(other) for other in others):
            message = (
                "In dieser Zeit hat der Lenkungskreis schon einen anderen Vorsitz. "
                "Bitte prüfen Sie „seit“ und „bis“ bei beiden."
            )
            raise ValidationError({"role": message})

    @property
    def vote(self) -> str:
        """Return the answer to „Stimme?“ in a word or two, for a column."""
        return {self.Voting.YES: "ja", self.Voting.NO: "beratend"}.get(self.voting, "nicht bekannt")

    @property
    def begin(self) -> PartialDate | None:
        return self.begins or self.as_of

    def overlaps(self, other: "Seat") -> bool:
        """True where both certainly exist on some day; dates known by month or year only leave that open."""
        begins = [seat.begin.last for seat in (self, other) if seat.begin]
        ends = [seat.ends.first for seat in (self, other) if seat.ends]
        return not begins or not ends or max(begins) <= min(ends)
