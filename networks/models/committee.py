import datetime as dt

from django.db import models
from django.db.models import Prefetch, Q, Subquery

from networks.models.aim import Aim
from networks.models.authority import SupervisoryAuthority
from networks.models.derived import FoldedField, SearchField
from networks.models.markdown_field import MarkdownField
from networks.models.meeting import Meeting
from networks.models.partial_date import PartialDateField
from networks.models.record import Record, page_address
from networks.models.seat import Seat
from networks.models.text import PlainCharField, ProseCharField


class SteeringCommitteeQuerySet(models.QuerySet):
    def get_by_natural_key(self, network: str) -> "SteeringCommittee":
        return self.get(network__slug=network)

    def not_fictional(self):
        return self.filter(network__is_fictional=False)

    def fictional(self):
        return self.filter(network__is_fictional=True)

    def for_list(self, on: dt.date):
        """Return all, by district, each with the `known_seats` of this day and its `released_meetings`."""
        return (
            self.select_related("network__district")
            .prefetch_related(
                Prefetch("seats", Seat.objects.known(on), to_attr="known_seats"),
                Prefetch("meetings", Meeting.objects.released(), to_attr="released_meetings"),
            )
            .order_by("network__district__name_folded")
        )

    def for_detail(self, on: dt.date):
        """Fetch all that a committee's own page shows, and as `example` the slug of the fictional network, if it is loaded."""
        return (
            self.select_related("network__district", "network__office")
            .annotate(example=Subquery(SteeringCommittee.objects.fictional().values("network__slug")[:1]))
            .prefetch_related(
                Prefetch("seats", Seat.objects.known(on), to_attr="known_seats"),
                Prefetch("meetings", Meeting.objects.released(), to_attr="released_meetings"),
                Prefetch("aims", Aim.objects.for_committee()),
                "network__conferences",
            )
        )

    def for_authority(self, authority: SupervisoryAuthority, on: dt.date):
        """Fetch the authority's committees with their seats, meetings, aims and their networks' conferences."""
        return (
            self.of_authority(authority, on)
            .for_list(on)
            .prefetch_related(Prefetch("aims", Aim.objects.for_committee()), "network__conferences")
        )

    def of_authority(self, authority: SupervisoryAuthority, on: dt.date):
        """Return the committees in which the authority, or a department of it, has a seat on this day.

        A Schulamt belongs to its district's committee and the Bezirksregierung to all, even if no seat is
        entered: upper and lower Schulaufsicht sit in every committee. A fictional network does not count.
        """
        seats = Seat.objects.seated(on).filter(Q(authority=authority) | Q(authority__parent=authority))
        condition = Q(pk__in=seats.values("committee"))
        if authority.is_of_all:
            condition |= Q(network__is_fictional=False)
        elif authority.district_id:
            condition |= Q(network__district=authority.district_id)
        return (
            self.filter(condition)
            .select_related("network__district")
            .order_by("network__district__name_folded")
        )


class SteeringCommittee(Record):
    """Lenkungskreis: steers a network, agrees its aims and gives mandates."""

    network = models.OneToOneField(
        "networks.Network",
        on_delete=models.CASCADE,
        related_name="committee",
        verbose_name="Bildungsnetzwerk",
        error_messages={"unique": "Dieses Bildungsnetzwerk hat schon einen Lenkungskreis."},
    )
    name = PlainCharField(
        "Name vor Ort",
        max_length=80,
        blank=True,
        help_text="Z. B. „Lenkungsgruppe“ in Gelsenkirchen. Leer lassen, wenn er nicht bekannt ist.",
    )
    constituted = PartialDateField(
        "konstituiert",
        null=True,
        blank=True,
        help_text="Tag der ersten Sitzung, so genau er bekannt ist: 2009, April 2009 oder 24.04.2009.",
    )
    composition_rule = MarkdownField(
        "Regel der Zusammensetzung",
        blank=True,
        help_text="Welche Stellen und Gruppen nach dem Vertrag vertreten sind. Keine Namen.",
    )
    rhythm = ProseCharField(
        "Sitzungsturnus", max_length=120, blank=True, help_text="Z. B. „zweimal im Jahr“."
    )
    note = MarkdownField("Anmerkung", blank=True, help_text="Z. B. weitere Gremien.")
    name_folded = FoldedField("name")
    rhythm_folded = FoldedField("rhythm")
    search_text = SearchField("name", "constituted")

    objects = SteeringCommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "Lenkungskreis"
        verbose_name_plural = "Lenkungskreise"
        ordering = ["network_id"]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.network.slug,)

    natural_key.dependencies = ["networks.network"]

    def get_absolute_url(self):
        return page_address("committee-detail", self.network.slug)

    def records(self) -> list[Record]:
        """List the records of its own page, in the page's order; needs `for_detail`. Itself and its agreement are left out."""
        aims = list(self.aims.all())
        return [
            *self.known_seats,
            *(record for aim in aims for record in (aim, *aim.mandates.all())),
            *self.released_meetings,
            *self.network.latest_conferences,
        ]

    @property
    def title(self) -> str:
        return self.name or "Lenkungskreis"
