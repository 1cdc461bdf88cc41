from django.core.management import BaseCommand
from django.utils import timezone

from bildungsnetz.duties.models import BarrierReport


class Command(BaseCommand):
    help = "Löscht Meldungen zu Barrieren, die vor einem Jahr oder früher beantwortet wurden. Einmal am Tag aufrufen."

    def handle(self, *args, **options):
        count, _ = BarrierReport.objects.answered_a_year_before(timezone.localdate()).delete()
        what = {0: "Keine Meldung", 1: "Eine Meldung"}.get(count, f"{count} Meldungen")
        self.stdout.write(f"{what} gelöscht.")
