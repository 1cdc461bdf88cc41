from django.core.management import BaseCommand, call_command
from django.utils import timezone

from bildungsnetz.accounts.models import KeptInput, Submission
from bildungsnetz.duties.models import BarrierReport
from bildungsnetz.duties.models.pending_upload import forget_pending_uploads
from networks.counted import counted


class Command(BaseCommand):
    """Delete what must not be kept any longer. The name is in the timers of those who run the site."""

    help = (
        "Löscht Meldungen zu Barrieren, die vor einem Jahr oder früher beantwortet wurden, hochgeladene Dateien, die seit "
        "einem Tag auf ihr Formular warten, abgelaufene Sitzungen und, was nach deren Ende aufgehoben wurde. "
        "Einmal am Tag aufrufen."
    )

    def handle(self, *args, **options):
        count, _ = BarrierReport.objects.answered_a_year_before(timezone.localdate()).delete()
        what = {0: "Keine Meldung", 1: "Eine Meldung"}.get(count, f"{count} Meldungen")
        self.stdout.write(f"{what} gelöscht.")
        if uploads := forget_pending_uploads():
            waiting = counted(uploads, "Eine wartende Datei", "wartende Dateien")
            self.stdout.write(f"{waiting} gelöscht.")
        for model in (KeptInput, Submission):
            model.objects.forget(timezone.now())
        call_command("clearsessions")
