from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Q, QuerySet

from networks.models import FieldOfAction, Municipality, Network, SteeringCommittee, SupervisoryAuthority
from networks.models.record import page_address
from networks.site_pages import site_pages

RELEASED_MEETINGS = Max("meetings__changed_at", filter=Q(meetings__is_released=True))


def newest(*paths: str) -> list[Max]:
    """Return for each path the time of the last change of the records at its end."""
    return [Max(f"{path}__changed_at") for path in paths]


class PageSitemap(Sitemap):
    def items(self):
        return [page for page in site_pages() if page.in_sitemap]

    def location(self, item):
        return item.url


class RecordSitemap(Sitemap):
    """Pages of records, each with the time of the last change of anything it shows.

    A record that was deleted or is over leaves no time.
    """

    def __init__(self, queryset: QuerySet, shows: list[Max]):
        self.queryset = queryset
        self.shows = [Max("changed_at"), *shows]

    def items(self):
        # A queryset of this module lives as long as the process and would keep its first result.
        records = list(self.queryset.all())
        changes = self._last_changes()
        for record in records:
            record.page_changed_at = changes[record.pk]
        return records

    def lastmod(self, item):
        return item.page_changed_at

    def _last_changes(self) -> dict[int, datetime]:
        """Return the times by primary key, in one query: a union, because joins of several relations would multiply rows."""
        rows = self.queryset.order_by().values_list("pk")
        first, *others = [rows.annotate(newest=newest) for newest in self.shows]
        changes: dict[int, datetime] = {}
        for pk, changed_at in first.union(*others, all=True):
            if changed_at is not None:
                changes[pk] = max(changed_at, changes.get(pk, changed_at))
        return changes


class ConferenceSitemap(RecordSitemap):
    def location(self, item):
        return page_address("conference-detail", item.slug)


SITEMAPS = {
    "seiten": PageSitemap(),
    "netzwerke": RecordSitemap(
        Network.objects.not_fictional().order_by("slug"),
        newest(
            "district",
            "district__municipalities",
            "district__supervisory_authorities",
            "office",
            "committee",
            "agreements",
            "conferences",
            "focuses",
            "focuses__field",
        ),
    ),
    "orte": RecordSitemap(
        Municipality.objects.order_by("slug"),
        newest(
            "district",
            "district__supervisory_authorities",
            "district__network__office",
            "district__network__committee",
            "district__network__agreements",
            "district__network__conferences",
        ),
    ),
    "lenkungskreise": RecordSitemap(
        SteeringCommittee.objects.not_fictional().select_related("network").order_by("network__slug"),
        [
            *newest(
                "network__district",
                "network__office",
                "network__agreements",
                "network__conferences",
                "seats",
                "seats__authority",
                "aims",
                "aims__field",
                "aims__recommendation",
                "aims__mandates",
            ),
            RELEASED_MEETINGS,
        ],
    ),
    "schulaufsicht": RecordSitemap(
        SupervisoryAuthority.objects.not_fictional().order_by("slug"),
        [
            *newest(
                "parent",
                "district",
                "seats",
                "seats__committee",
                "district__network__conferences",
                "district__network__committee__seats",
                "district__network__committee__aims",
                "district__network__committee__aims__mandates",
            ),
            Max(
                "district__network__committee__meetings__changed_at",
                filter=Q(district__network__committee__meetings__is_released=True),
            ),
        ],
    ),
    "handlungsfelder": RecordSitemap(
        FieldOfAction.objects.order_by("slug"),
        newest("focuses", "focuses__network__district", "aims", "aims__committee"),
    ),
    "konferenzen": ConferenceSitemap(
        Network.objects.not_fictional().order_by("slug"),
        newest(
            "district",
            "committee",
            "conferences",
            "conferences__recommendations",
            "conferences__recommendations__aims",
            "conferences__recommendations__aims__mandates",
            "conferences__reports",
        ),
    ),
}
