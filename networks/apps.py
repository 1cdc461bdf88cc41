from importlib import import_module

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "networks"
    verbose_name = "Inhalte"

    def ready(self):
        import_module("networks.checks")
