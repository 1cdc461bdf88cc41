"""The list of the site's pages: header, menu, footer, sitemap and finder derive from it.

`networks` lists its own pages; another app adds its pages in its `ready()`.
"""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

# The titled groups of the footer; LEGAL stands in its last line.
FIND = "Finden"
BODIES = "Netzwerk und Gremien"
WORK = "Für die Arbeit"
EVERYBODY = "Für alle"
LEGAL = "Rechtliches"


@dataclass(frozen=True)
class SitePage:
    """A page with an address of its own.

    `url_name` includes the namespace. `group` is its place in the footer, `header` its short name in the header; both may
    be empty. `in_menu` adds it to the menu of small screens. The finder lists a page that has `search_words`: it matches
    all of them, shows the first as the title and `detail` beside it. `asks_for_page` marks a form whose link carries the
    address of the page that the visitor comes from.
    """

    label: str
    url_name: str
    group: str = ""
    header: str = ""
    in_menu: bool = False
    in_sitemap: bool = True
    asks_for_page: bool = False
    detail: str = ""
    search_words: tuple[str, ...] = ()

    @cached_property
    def url(self) -> str:
        return reverse(self.url_name)

    def url_from(self, path: str) -> str:
        """Return the address to link to from the page at `path`, which may be empty."""
        if self.asks_for_page and path and path != self.url:
            return f"{self.url}?{urlencode({'seite': path})}"
        return self.url


_pages = [
    SitePage(
        "Start",
        "networks:home",
        detail="Karte und Suche",
        search_words=("Start", "Startseite", "Home", "Karte", "Landkarte"),
    ),
    SitePage(
        "Orte",
        "networks:municipality-list",
        FIND,
        header="Orte",
        detail="alle Städte und Gemeinden",
        search_words=(
            "Orte",
            "Alle Orte",
            "Ortsliste",
            "Städte",
            "Gemeinden",
            "Städte und Gemeinden",
            "Kommunen",
        ),
    ),
    SitePage("Suche", "networks:search", FIND, in_sitemap=False, search_words=("Suche", "Suchen")),
    SitePage(
        "Netzwerke und Bildungsbüros",
        "networks:network-list",
        BODIES,
        header="Netzwerke",
        detail="alle im Regierungsbezirk",
        search_words=(
            "Netzwerke und Bildungsbüros",
            "Netzwerke",
            "Bildungsnetzwerke",
            "Regionale Bildungsnetzwerke",
            "Bildungsbüros",
            "Bildungsnetz",
            "Steckbriefe",
            "Ansprechpartner",
            "Kontakt",
        ),
    ),
    SitePage(
        "Bildungskonferenzen",
        "networks:conference-list",
        BODIES,
        header="Konferenzen",
        detail="alle Netzwerke",
        search_words=(
            "Bildungskonferenzen",
            "Bildungskonferenz",
            "Konferenzen",
            "Kalender",
            "Termine",
            "Veranstaltungen",
            "Empfehlungen",
        ),
    ),
    SitePage(
        "Lenkungskreise",
        "networks:committee-list",
        BODIES,
        header="Lenkungskreise",
        detail="alle nebeneinander",
        search_words=(
            "Lenkungskreise",
            "Lenkungskreis",
            "Lenkungsgruppe",
            "Gremien",
            "Sitzungen",
            "Ziele",
            "Arbeitsaufträge",
        ),
    ),
    SitePage(
        "Handlungsfelder",
        "networks:field-list",
        BODIES,
        detail="woran die Netzwerke arbeiten",
        search_words=("Handlungsfelder", "Handlungsfeld", "Themen", "Schwerpunkte"),
    ),
    SitePage(
        "Kooperationsverträge",
        "networks:agreement-list",
        BODIES,
        detail="zwischen Land und Kommunen",
        search_words=("Kooperationsverträge", "Kooperationsvertrag", "Vertrag", "Verträge", "Vereinbarung"),
    ),
    SitePage(
        "Schulaufsicht",
        "networks:authority-list",
        WORK,
        header="Schulaufsicht",
        detail="Bezirksregierung und Schulämter",
        search_words=(
            "Schulaufsicht",
            "Schulamt",
            "Schulämter",
            "Schulrat",
            "Schulrätin",
            "Schulräte",
            "Untere Schulaufsicht",
            "Regionalkoordination",
        ),
    ),
    SitePage(
        "Servicestelle",
        "networks:service-centre",
        WORK,
        detail="bei der Bezirksregierung",
        search_words=("Servicestelle", "Servicestelle Bildungsnetzwerke"),
    ),
    SitePage(
        "So arbeitet ein Netzwerk",
        "networks:about",
        WORK,
        header="Über",
        detail="Aufbau und Aufgaben",
        search_words=(
            "So arbeitet ein Netzwerk",
            "Über",
            "Über uns",
            "Was ist ein Bildungsnetzwerk",
            "Was ist ein Bildungsbüro",
            "Was macht ein Bildungsbüro",
            "Aufgaben",
        ),
    ),
    SitePage(
        "Quellen und Lizenzen",
        "networks:source-list",
        WORK,
        detail="woher die Angaben stammen",
        search_words=("Quellen und Lizenzen", "Quellen", "Lizenzen", "Belege", "Open Data"),
    ),
]


def add(*pages: SitePage) -> None:
    """Append another app's pages; call it in that app's `ready()`."""
    _pages.extend(pages)


def site_pages() -> tuple[SitePage, ...]:
    """Return all pages, in the order of header and footer."""
    return tuple(_pages)


def footer_groups() -> dict[str, list[SitePage]]:
    """Return the footer's titled groups with their pages."""
    return {
        group: [page for page in _pages if page.group == group] for group in (FIND, BODIES, WORK, EVERYBODY)
    }
