from importlib import import_module

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "bildungsnetz.accounts"
    verbose_name = "Zugänge"

    def ready(self):
        user_logged_in.connect(import_module("bildungsnetz.accounts.session").start)
