"""The list of the site's pages: header, footer, sitemap and finder derive from it.

`networks` lists its own pages; another app adds its pages in its `ready()`.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode


@dataclass(frozen=True)
class SitePage:
    """A page with an address of its own.

    `url_name` includes the namespace. The finder lists a page that has `search_words`: it matches all of them, shows the
    first as the title and `detail` beside it. `asks_for_page` marks a form whose link carries the address of the page
    that the visitor comes from.
    """

    label: str
    url_name: str
    in_header: bool = False
    in_sitemap: bool = True
    asks_for_page: bool = False
    detail: str = ""
    search_words: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def url_from(self, path: str) -> str:
        """Return the address to link to from the page at `path`, which may be empty."""
        if self.asks_for_page and path and path != self.url:
            return f"{self.url}?{urlencode({'seite': path})}"
        return self.url


_pages = [
    SitePage("Start", "networks:home"),
    SitePage("Suche", "networks:search", in_sitemap=False),
    SitePage("Orte", "networks:municipality-list", in_header=True),
    SitePage("Bildungsnetzwerke", "networks:network-list", in_header=True),
    SitePage("Bildungsbüros", "networks:office-list", in_header=True),
    SitePage(
        "Konferenzen",
        "networks:conference-list",
        in_header=True,
        detail="alle Netzwerke",
        search_words=("Bildungskonferenzen", "Bildungskonferenz"),
    ),
    SitePage(
        "Lenkungskreise",
        "networks:committee-list",
        in_header=True,
        detail="alle nebeneinander",
        search_words=("Lenkungskreise", "Lenkungskreis"),
    ),
    SitePage("So arbeitet ein Netzwerk", "networks:about", in_header=True),
    SitePage("Handlungsfelder", "networks:field-list"),
    SitePage("Kooperationsverträge", "networks:agreement-list"),
    SitePage(
        "Schulaufsicht",
        "networks:authority-list",
        detail="Bezirksregierung und Schulämter",
        search_words=("Schulaufsicht", "Schulamt", "Schulämter"),
    ),
    SitePage(
        "Servicestelle",
        "networks:service-centre",
        detail="bei der Bezirksregierung",
        search_words=("Servicestelle",),
    ),
    SitePage("Quellen und Lizenzen", "networks:source-list"),
]


def add(*pages: SitePage) -> None:
    """Append another app's pages; call it in that app's `ready()`."""
    _pages.extend(pages)


def site_pages() -> tuple[SitePage, ...]:
    """Return all pages, in the order of the footer."""
    return tuple(_pages)
