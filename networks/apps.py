from importlib import import_module

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "networks"
    verbose_name = "Inhalte"

    def ready(self):
        import_module("networks.checks")
        # Only now are there models to import.
        content = import_module("networks.content")
        content.watch(*(model for model in self.get_models() if model.__name__ != "ContentVersion"))
