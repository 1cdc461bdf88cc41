from importlib import import_module

from django.apps import AppConfig

from networks import site_pages
from networks.site_pages import EVERYBODY, LEGAL, SitePage


class DutiesConfig(AppConfig):
    name = "bildungsnetz.duties"
    verbose_name = "Pflichten"

    def ready(self):
        import_module("bildungsnetz.duties.checks")
        site_pages.add(*DUTY_PAGES)
        # Reports and notices appear on no page.
        shown = ("AccessibilityStatement", "Barrier", "Film", "Operator")
        import_module("networks.content").watch(*map(self.get_model, shown))


DUTY_PAGES = (
    SitePage(
        "Leichte Sprache",
        "duties:easy-language",
        EVERYBODY,
        in_menu=True,
        detail="diese Website leicht erklärt",
        search_words=("Leichte Sprache", "Einfache Sprache", "Leicht lesen"),
    ),
    SitePage(
        "Gebärdensprache",
        "duties:sign-language",
        EVERYBODY,
        in_menu=True,
        detail="Filme in Deutscher Gebärdensprache",
        search_words=(
            "Gebärdensprache",
            "Deutsche Gebärdensprache",
            "DGS",
            "Gebärden",
            "Gehörlos",
            "Filme",
            "Video",
        ),
    ),
    SitePage(
        "Barrierefreiheit",
        "duties:accessibility-statement",
        EVERYBODY,
        detail="Erklärung zur Barrierefreiheit",
        search_words=(
            "Barrierefreiheit",
            "Erklärung zur Barrierefreiheit",
            "Barrieren",
            "Schlichtungsstelle",
        ),
    ),
    SitePage(
        "Barriere melden",
        "duties:barrier-report",
        EVERYBODY,
        asks_for_page=True,
        detail="Formular",
        search_words=("Barriere melden", "Fehler melden", "Meldung", "Feedback", "Kontaktformular"),
    ),
    SitePage(
        "Impressum",
        "duties:imprint",
        LEGAL,
        detail="wer diese Website anbietet",
        search_words=("Impressum", "Anbieter", "Betreiber", "Verantwortlich", "Herausgeber"),
    ),
    SitePage(
        "Datenschutz",
        "duties:privacy",
        LEGAL,
        detail="welche Daten anfallen",
        search_words=("Datenschutz", "Datenschutzerklärung", "DSGVO", "Cookies"),
    ),
)
