import datetime as dt

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from bildungsnetz.accounts.models.submission import KEPT_FOR, digest


class KeptInputQuerySet(models.QuerySet):
    def of(self, user: User):
        """Return what is kept for this user, the newest first, and nothing that is older than 24 hours."""
        return self.filter(user=user, kept_at__gt=timezone.now() - KEPT_FOR).order_by("-kept_at")

    def at(self, user: User, path: str, *, without: str = "") -> "KeptInput | None":
        """Return the newest input for the form at this path, leaving out the one with this digest."""
        return next((kept for kept in self.of(user).filter(path=path) if kept.digest != without), None)

    def keep(self, user: User, path: str, body: str) -> None:
        """Keep a body; the same body sent twice is kept once."""
        values = {"user": user, "path": path, "body": body, "kept_at": timezone.now()}
        self.update_or_create(digest=digest(user.pk, path, body), defaults=values)

    def forget(self, now: dt.datetime) -> None:
        self.filter(kept_at__lte=now - KEPT_FOR).delete()


class KeptInput(models.Model):
    """Aufgehobene Eingabe: a form that could not be saved, because the session had ended; shown again after login.

    It is deleted when its owner saves the form, or after 24 hours.
    """

    digest = models.CharField("Prüfsumme", max_length=64, primary_key=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, verbose_name="Zugang", related_name="+")
    path = models.TextField("Adresse", editable=False)
    body = models.TextField("Eingaben", editable=False, help_text="Wie ein Browser sie sendet.")
    kept_at = models.DateTimeField("aufgehoben", default=timezone.now, editable=False)

    objects = KeptInputQuerySet.as_manager()

    class Meta:
        verbose_name = "Aufgehobene Eingabe"
        verbose_name_plural = "Aufgehobene Eingaben"
        default_permissions = ()

    def __str__(self):
        return self.path
