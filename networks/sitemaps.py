from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from networks.models import FieldOfAction, Municipality, Network, SteeringCommittee

PAGES = (
    "home",
    "network-list",
    "municipality-list",
    "conference-list",
    "committee-list",
    "office-list",
    "agreement-list",
    "field-list",
    "authority-list",
    "service-centre",
    "about",
    "source-list",
)


class PageSitemap(Sitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(f"networks:{item}")


class RecordSitemap(Sitemap):
    """Pages of records, each with the time of its last change."""

    def __init__(self, queryset):
        self.queryset = queryset

    def items(self):
        # Anew: a query set of this module would keep what its first reader saw.
        return self.queryset.all()

    def lastmod(self, item):
        return item.changed_at


class ConferenceSitemap(RecordSitemap):
    def location(self, item):
        return reverse("networks:conference-detail", args=[item.slug])


SITEMAPS = {
    "seiten": PageSitemap(),
    "netzwerke": RecordSitemap(Network.objects.real().order_by("slug")),
    "orte": RecordSitemap(Municipality.objects.order_by("slug")),
    "lenkungskreise": RecordSitemap(
        SteeringCommittee.objects.real().select_related("network").order_by("network__slug")
    ),
    "handlungsfelder": RecordSitemap(FieldOfAction.objects.order_by("slug")),
    "konferenzen": ConferenceSitemap(Network.objects.real().order_by("slug")),
}
