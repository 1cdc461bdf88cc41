from importlib import import_module

from django.apps import apps
from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import module_has_submodule


class SiteAdminConfig(SimpleAdminConfig):
    """Django's admin. It imports `<app>.admin` of every app except leaflet, whose admin needs GDAL."""

    default_site = "bildungsnetz.admin_site.Site"

    def ready(self):
        super().ready()
        for app in apps.get_app_configs():
            if app.name != "leaflet" and module_has_submodule(app.module, "admin"):
                import_module(f"{app.name}.admin")
