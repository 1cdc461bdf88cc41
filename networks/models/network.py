import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models import Prefetch

from networks.models.agreement import CooperationAgreement
from networks.models.aim import Aim
from networks.models.conference import EducationConference
from networks.models.derived import FoldedField, SearchField, UniqueReading
from networks.models.focus import Focus
from networks.models.mandate import Mandate
from networks.models.markdown_field import MarkdownField
from networks.models.meeting import Meeting
from networks.models.reach import Reach
from networks.models.recommendation import Recommendation
from networks.models.record import Record, page_address
from networks.models.seat import Seat
from networks.models.text import PlainCharField, PlainSlugField, ProseCharField


@dataclass(frozen=True)
class WayOut:
    """Link to a Bildungsbüro: to its own page, or to its district's where that is unknown."""

    url: str
    host: str
    is_own: bool


class NetworkQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Network":
        return self.get(slug=slug)

    def not_fictional(self):
        """Networks that exist, for counts, sitemap and calendars; a fictional one is for training only."""
        return self.filter(is_fictional=False)

    def fictional(self):
        return self.filter(is_fictional=True)

    def for_list(self):
        """Fetch district and office, which the list, the outline and the way out need; a fictional network comes last."""
        return self.select_related("district", "office").order_by("is_fictional", "district__name_folded")

    def for_detail(self):
        return self.select_related("district", "office", "committee").prefetch_related(
            "agreements",
            "conferences",
            Prefetch("focuses", Focus.objects.for_network()),
            "district__municipalities",
            "district__supervisory_authorities",
        )

    def for_sheet(self, on: dt.date):
        """Fetch the same as for_detail, and the committee's `known_seats` of this day, `released_meetings` and aims."""
        return self.for_detail().prefetch_related(
            Prefetch("committee__seats", Seat.objects.known(on), to_attr="known_seats"),
            Prefetch("committee__meetings", Meeting.objects.released(), to_attr="released_meetings"),
            Prefetch("committee__aims", Aim.objects.latest_first()),
        )

    def for_comparison(self, slugs: Iterable[str], on: dt.date):
        """Fetch the networks with these slugs and what a comparison says of them and of their committees on this day."""
        return (
            self.filter(slug__in=slugs)
            .select_related("district", "office", "committee")
            .prefetch_related(
                "agreements",
                "conferences",
                Prefetch("focuses", Focus.objects.for_network()),
                Prefetch("committee__seats", Seat.objects.known(on), to_attr="known_seats"),
                Prefetch("committee__meetings", Meeting.objects.released(), to_attr="released_meetings"),
                "committee__aims",
            )
        )

    def for_timeline(self):
        return (
            self.select_related("district").prefetch_related("agreements").order_by("district__name_folded")
        )

    def for_conferences(self):
        """Fetch the same as for_timeline, and the conferences, the newest first."""
        return self.for_timeline().prefetch_related("conferences")

    def for_conference_detail(self):
        """Fetch agreements and conferences, their recommendations, and the aims and mandates that followed."""
        return self.for_conferences().prefetch_related(
            Prefetch("conferences__recommendations", Recommendation.objects.with_consequences()),
            Prefetch("conferences__reports", Mandate.objects.for_list()),
        )


class Network(Record):
    """Bildungsnetzwerk: schools, authorities and partners of one district who work together by contract."""

    district = models.OneToOneField(
        "networks.District",
        on_delete=models.PROTECT,
        related_name="network",
        verbose_name="Gebietskörperschaft",
    )
    name = PlainCharField("Name", max_length=120, help_text="Wie sich das Netzwerk vor Ort nennt.")
    slug = PlainSlugField(
        "Kürzel der Adresse",
        unique=True,
        help_text="Steht in der Internetadresse. Bitte nicht mehr ändern, sobald die Seite bekannt ist.",
    )
    introduction = MarkdownField("Einführung", blank=True, help_text="Zwei bis fünf kurze Sätze.")

    conference_rhythm = ProseCharField(
        "Turnus der Bildungskonferenz",
        max_length=200,
        blank=True,
        help_text="Was vereinbart oder üblich ist, mit Jahr der Quelle, z. B. „jährlich (2017)“.",
    )
    is_fictional = models.BooleanField(
        "erfunden", default=False, help_text="Nur für ein Muster zum Üben. Es zählt nicht mit."
    )
    name_folded = FoldedField("name")
    search_text = SearchField("name")

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = "Bildungsnetzwerk"
        verbose_name_plural = "Bildungsnetzwerke"
        ordering = ["name_folded"]
        constraints = [
            UniqueReading(
                fields=["name_folded"],
                name="network_once_per_name",
                violation_error_message="Ein Bildungsnetzwerk mit diesem Namen ist schon eingetragen.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["networks.district"]

    def get_absolute_url(self):
        return page_address("network-detail", self.slug)

    def records(self) -> list[Record | None]:
        """Records that the network's page shows, in its order."""
        return [
            self,
            getattr(self, "office", None),
            self.district,
            *self.district.supervisory_authorities.all(),
            *self.agreements.all(),
            getattr(self, "committee", None),
            *self.conferences.all(),
            *self.focuses.all(),
        ]

    @property
    def latest_conferences(self) -> list[EducationConference]:
        """The three newest conferences, for the network's page."""
        return list(self.conferences.all())[:3]

    @property
    def current_focuses(self) -> list[Focus]:
        return [focus for focus in self.focuses.all() if focus.is_current]

    def upcoming_conferences(self, on: dt.date) -> list[EducationConference]:
        """Conferences that are neither over on this day nor cancelled, the next first."""
        upcoming = [c for c in self.conferences.all() if c.date.last >= on and not c.is_cancelled]
        return sorted(upcoming, key=lambda conference: conference.date.first)

    @property
    def contract_since(self) -> str:
        """Say since when the Land and the Kommune have a contract: „seit 2008“, „seit 2022 wieder“; empty where they have none.

        A renewal continues the contract before it, a resumption does not.
        """
        since = ""
        for agreement in self.agreements.all():
            if agreement.kind == CooperationAgreement.Kind.RESUMPTION:
                since = f"seit {agreement.begin.year} wieder"
            elif not since or agreement.kind == CooperationAgreement.Kind.FIRST:
                since = f"seit {agreement.begin.year}"
        return since if any(not agreement.has_ended for agreement in self.agreements.all()) else ""

    @property
    def gaps(self) -> list[str]:
        """German names of the parts of the network's page of which nothing is known."""
        parts = {
            "Kooperationsvertrag": self.agreements.all(),
            "Lenkungskreis": hasattr(self, "committee"),
            "Handlungsfelder": self.focuses.all(),
            "Bildungskonferenzen": self.conferences.all(),
            "Schulamt": self.district.supervisory_authorities.all(),
        }
        return [name for name, known in parts.items() if not known]

    @cached_property
    def way_out(self) -> WayOut:
        """Needs `district` and `office` at hand; the url is empty where neither has a website."""
        office = getattr(self, "office", None)
        own = bool(office and office.website)
        target = office if own else self.district
        return WayOut(url=target.website, host=target.host, is_own=own)

    @cached_property
    def reach(self) -> Reach:
        """Channels of its Bildungsbüro, or of the district's administration. Needs `district` and `office` at hand."""
        return Reach.of(getattr(self, "office", None), self.district)
