import datetime as dt

from django.db import models
from django.db.models import Case, DateTimeField, F, Q, When
from django.utils import timezone

from networks.models.derived import Derived, FoldedField, SearchField
from networks.models.mailbox import MailboxField
from networks.models.partial_date import years_later
from networks.models.text import PlainCharField, ProseTextField

ANSWER_WITHIN = dt.timedelta(weeks=2)
ANSWER_AT_LATEST = dt.timedelta(weeks=6)
AN_HOUR = dt.timedelta(hours=1)
A_DAY = dt.timedelta(days=1)
MOST_AN_HOUR = 200  # from everybody together: many more than come, far fewer than a flooding program sends


class BarrierReportQuerySet(models.QuerySet):
    def open(self):
        """Return the reports without an answer, the oldest first."""
        return self.filter(answered_on__isnull=True).order_by("received_at", "pk")

    def with_due(self):
        """Annotate `due_at`, the moment an answer or an interim notice is due; None for answered reports."""
        return self.annotate(
            due_at=Case(
                When(answered_on__isnull=False, then=None),
                When(interim_on__isnull=False, then=F("received_at") + ANSWER_AT_LATEST),
                default=F("received_at") + ANSWER_WITHIN,
                output_field=DateTimeField(),
            )
        )

    def overdue(self, on: dt.date):
        """Return the open reports that were due before this day."""
        no_notice = Q(interim_on__isnull=True, received_at__lt=_midnight(on - ANSWER_WITHIN))
        with_notice = Q(interim_on__isnull=False, received_at__lt=_midnight(on - ANSWER_AT_LATEST))
        return self.open().filter(no_notice | with_notice)

    def are_too_many(self, now: dt.datetime) -> bool:
        """Return whether the form is closed because MOST_AN_HOUR reports came within the last hour."""
        return self.filter(received_at__gt=now - AN_HOUR).count() >= MOST_AN_HOUR

    def flood(self, now: dt.datetime) -> int:
        """Return the number of reports of the last 24 hours if the form was closed meanwhile, otherwise 0."""
        since = now - A_DAY
        times = list(
            self.filter(received_at__gt=since).order_by("received_at").values_list("received_at", flat=True)
        )
        first_and_last = zip(times, times[MOST_AN_HOUR - 1 :], strict=False)
        return len(times) if any(last - first < AN_HOUR for first, last in first_and_last) else 0

    def answered_a_year_before(self, day: dt.date):
        """Return the reports to delete on this day: the privacy notice promises a year after the answer."""
        return self.filter(answered_on__lte=years_later(day, -1))

    def open_for_two_years(self, day: dt.date):
        return self.open().filter(received_at__lt=_midnight(years_later(day, -2)))


class BarrierReport(Derived):
    """Meldung: a message from the form for barriers; the answer is due in two to six weeks (§ 5 BITVNRW)."""

    class Kind(models.TextChoices):
        BARRIER = "barriere", "Ich melde eine Barriere"
        CONTENT = "inhalt", "Ich brauche einen Inhalt, der nicht zugänglich ist"

    kind = models.CharField("Worum es geht", max_length=10, choices=Kind, default=Kind.BARRIER)
    page = PlainCharField(
        "Auf welcher Seite",
        max_length=300,
        blank=True,
        help_text="Die Adresse oder ihr Name. Darf leer bleiben.",
    )
    message = ProseTextField("Ihre Nachricht", max_length=4000, help_text="Was geht nicht? Was brauchen Sie?")
    reply_to = MailboxField(
        "Ihre E-Mail-Adresse", blank=True, help_text="Nur, wenn Sie eine Antwort möchten. Darf leer bleiben."
    )
    received_at = models.DateTimeField("eingegangen", default=timezone.now, editable=False)
    interim_on = models.DateField("Zwischennachricht am", null=True, blank=True)
    answered_on = models.DateField("beantwortet am", null=True, blank=True)
    note = ProseTextField("interner Vermerk", blank=True)
    page_folded = FoldedField("page")
    search_text = SearchField("message", "page", "note", "received_at")

    objects = BarrierReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {timezone.localtime(self.received_at):%d.%m.%Y}"

    @property
    def received_on(self) -> dt.date:
        return timezone.localdate(self.received_at)

    @property
    def due(self) -> dt.date:
        """The last day for the answer or an interim notice; after an interim notice, the last day for the answer."""
        return self.received_on + (ANSWER_AT_LATEST if self.interim_on else ANSWER_WITHIN)

    def clock(self, on: dt.date) -> str:
        """Say in German how much time is left on this day."""
        if self.answered_on:
            return f"beantwortet am {self.answered_on:%d.%m.%Y}"
        what = "Antwort" if self.interim_on else "Antwort oder Zwischennachricht"
        days = (self.due - on).days
        if days == 0:
            return f"{what} heute fällig"
        if days < 0:
            late = "seit einem Tag" if days == -1 else f"seit {-days} Tagen"
            return f"{what} {late} überfällig (fällig am {self.due:%d.%m.%Y})"
        left = "noch ein Tag" if days == 1 else f"noch {days} Tage"
        return f"{left} bis zur {what} (fällig am {self.due:%d.%m.%Y})"


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
