"""System checks of the data for `manage.py check --deploy`: may the site be published?"""

import datetime as dt
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import Error
from django.utils import timezone

from bildungsnetz.duties.models import AccessibilityStatement, BarrierReport, Operator
from networks.counted import counted

A_MONTH = dt.timedelta(days=31)


@register(Tags.models, deploy=True)
def check_operator(**kwargs: Any) -> list[CheckMessage]:
    """Warn of missing required data; no warning before the tables exist."""
    try:
        missing = Operator.objects.current().missing
    except Error:
        return []
    if not missing:
        return []
    return [
        Warning(
            f"Die Website ist noch kein amtliches Angebot. Beim Anbieter fehlt: {', '.join(missing)}.",
            hint="Tragen Sie die Angaben in der Redaktion unter „Anbieter“ ein.",
            id="duties.W001",
        )
    ]


@register(Tags.models, deploy=True)
def check_accessibility_statement(**kwargs: Any) -> list[CheckMessage]:
    """Warn of a review that is due; no warning before the tables exist."""
    try:
        remarks = AccessibilityStatement.objects.current().review_remarks(timezone.localdate())
    except Error:
        return []
    hint = "Sie pflegen sie in der Redaktion unter „Erklärung zur Barrierefreiheit“."
    return [Warning(remark, hint=hint, id="duties.W002") for remark in remarks]


@register(Tags.models, deploy=True)
def check_barrier_reports(**kwargs: Any) -> list[CheckMessage]:
    """Warn a month after the due day, so that one missed night is no warning; none before the tables exist."""
    today = timezone.localdate()
    try:
        kept = BarrierReport.objects.answered_a_year_before(today - A_MONTH).count()
        never_answered = BarrierReport.objects.open_for_two_years(today).count()
    except Error:
        return []
    sentences = []
    if kept:
        sentences.append(f"Vor mehr als einem Jahr beantwortet und noch nicht gelöscht: {_reports(kept)}.")
    if never_answered:
        sentences.append(f"Seit mehr als zwei Jahren nicht beantwortet: {_reports(never_answered)}.")
    if not sentences:
        return []
    return [
        Warning(
            " ".join(sentences),
            hint="Lassen Sie „manage.py forget_reports“ einmal am Tag laufen (docs/betrieb.md). Alte offene Meldungen "
            "beantwortet oder löscht die Redaktion.",
            id="duties.W003",
        )
    ]


def _reports(count: int) -> str:
    return counted(count, "eine Meldung zu Barrieren", "Meldungen zu Barrieren")
