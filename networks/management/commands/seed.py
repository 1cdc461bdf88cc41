from django.apps import apps
from django.core.management import BaseCommand, call_command
from django.db import transaction

FIXTURES = ["reference", "networks"]


class Command(BaseCommand):
    help = "Lädt die mitgelieferten Daten, wenn die Datenbank noch keine hat. Vorhandenes bleibt unberührt."

    @transaction.atomic
    def handle(self, *args, **options):
        if any(model._base_manager.exists() for model in apps.get_app_config("networks").get_models()):
            self.stdout.write("Die Datenbank enthält schon Daten; sie bleiben, wie sie sind.")
            return
        call_command("loaddata", *FIXTURES, verbosity=0)
        self.stdout.write("Die mitgelieferten Daten sind geladen.")
