from django.apps import apps
from django.core.management import BaseCommand, call_command
from django.db import transaction

from networks.models import Network

FIXTURES = ["reference", "localities", "networks"]
DEMO = "musterkreis"


class Command(BaseCommand):
    help = "Lädt die mitgelieferten Daten, wenn die Datenbank noch keine hat. Vorhandenes bleibt unberührt."

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo",
            action="store_true",
            help="Lädt auch den Musterkreis, ein erfundenes Netzwerk zum Üben. Nicht für die öffentliche Website.",
        )

    @transaction.atomic
    def handle(self, *args, demo, **options):
        self._seed()
        if demo:
            self._seed_demo()

    def _seed(self):
        if any(model._base_manager.exists() for model in apps.get_app_config("networks").get_models()):
            self.stdout.write("Die Datenbank enthält schon Daten; sie bleiben, wie sie sind.")
            return
        call_command("loaddata", *FIXTURES, verbosity=0)
        self.stdout.write("Die mitgelieferten Daten sind geladen.")

    def _seed_demo(self):
        if Network.objects.filter(is_fictional=True).exists():
            self.stdout.write("Der Musterkreis ist schon da; er bleibt, wie er ist.")
            return
        call_command("loaddata", DEMO, verbosity=0)
        self.stdout.write("Der Musterkreis ist geladen, ein erfundenes Netzwerk zum Üben.")
