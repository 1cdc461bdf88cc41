import datetime as dt
import json

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

KEPT_FOR = dt.timedelta(days=1)


def digest(*parts: object) -> str:
    """Return a keyed hash of these JSON values, 64 characters: nobody can guess from it what was typed."""
    text = json.dumps(parts, sort_keys=True)
    return salted_hmac("bildungsnetz.accounts", text, algorithm="sha256").hexdigest()


class SubmissionManager(models.Manager):
    def first_or_repeated(self, *parts: object) -> tuple["Submission", bool]:
        """Return the submission with these contents, and whether it is the first one of the last 24 hours.

        Call it in the transaction that saves: a second one at the same time waits here until the first one is committed
        or rolled back.
        """
        key = digest(*parts)
        self.filter(digest=key, sent_at__lte=timezone.now() - KEPT_FOR).delete()
        return self.get_or_create(digest=key)

    def forget(self, now: dt.datetime) -> None:
        self.filter(sent_at__lte=now - KEPT_FOR).delete()


class Submission(models.Model):
    """Abgeschicktes Formular: remembered for a day, so that a second click or a reload does not save twice."""

    digest = models.CharField("Prüfsumme", max_length=64, primary_key=True, editable=False)
    answer = models.TextField(
        "Antwort", blank=True, editable=False, help_text="Wohin die erste Antwort führte."
    )
    sent_at = models.DateTimeField("abgeschickt", default=timezone.now, editable=False)

    objects = SubmissionManager()

    class Meta:
        verbose_name = "Abgeschicktes Formular"
        verbose_name_plural = "Abgeschickte Formulare"
        default_permissions = ()

    def __str__(self):
        return self.digest

    def finish(self, answer: str) -> None:
        """Remember the answer; an empty one means that nothing was done, so the same may be sent again."""
        self.answer = answer
        if answer:
            self.save()
        else:
            self.delete()
