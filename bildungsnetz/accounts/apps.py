from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "bildungsnetz.accounts"
    verbose_name = "Zugänge"
