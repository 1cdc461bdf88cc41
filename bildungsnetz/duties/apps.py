from importlib import import_module

from django.apps import AppConfig

from networks import site_pages


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
    site_pages.SitePage("Leichte Sprache", "duties:easy-language", site_pages.EVERYBODY, in_menu=True),
    site_pages.SitePage("Gebärdensprache", "duties:sign-language", site_pages.EVERYBODY, in_menu=True),
    site_pages.SitePage("Barrierefreiheit", "duties:accessibility-statement", site_pages.EVERYBODY),
    site_pages.SitePage("Barriere melden", "duties:barrier-report", site_pages.EVERYBODY, asks_for_page=True),
    site_pages.SitePage("Impressum", "duties:imprint", site_pages.LEGAL),
    site_pages.SitePage("Datenschutz", "duties:privacy", site_pages.LEGAL),
)
