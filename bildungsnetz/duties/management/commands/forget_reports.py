from django.core.management import BaseCommand, call_command
from django.utils import timezone

from bildungsnetz.accounts.models import KeptInput, Submission
from bildungsnetz.duties.models import BarrierReport


class Command(BaseCommand):
    """Delete what must not be kept any longer. The name is in the timers of those who run the site."""

    help = (
        "Löscht Meldungen zu Barrieren, die vor einem Jahr oder früher beantwortet wurden, außerdem abgelaufene Sitzungen "
        "und, was nach dem Ende einer Sitzung aufgehoben wurde. Einmal am Tag aufrufen."
    )

    def handle(self, *args, **options):
        count, _ = BarrierReport.objects.answered_a_year_before(timezone.localdate()).delete()
        what = {0: "Keine Meldung", 1: "Eine Meldung"}.get(count, f"{count} Meldungen")
        self.stdout.write(f"{what} gelöscht.")
        for model in (KeptInput, Submission):
            model.objects.forget(timezone.now())
        call_command("clearsessions")
