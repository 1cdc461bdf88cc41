from django.core.management import BaseCommand
from django.utils import timezone

from bildungsnetz.duties.models import BarrierReport
from bildungsnetz.duties.models.pending_upload import forget_pending_uploads
from networks.counted import counted


class Command(BaseCommand):
    help = (
        "Löscht Meldungen zu Barrieren, die vor einem Jahr oder früher beantwortet wurden, und hochgeladene Dateien, die "
        "seit einem Tag auf ihr Formular warten. Einmal am Tag aufrufen."
    )

    def handle(self, *args, **options):
        count, _ = BarrierReport.objects.answered_a_year_before(timezone.localdate()).delete()
        what = {0: "Keine Meldung", 1: "Eine Meldung"}.get(count, f"{count} Meldungen")
        self.stdout.write(f"{what} gelöscht.")
        if uploads := forget_pending_uploads():
            self.stdout.write(f"{counted(uploads, 'Eine wartende Datei', 'wartende Dateien')} gelöscht.")
