import datetime as dt

import pytest
from django.db import IntegrityError

from bildungsnetz.duties.models import AccessibilityStatement

DAY = dt.date(2024, 6, 15)
A_DAY = dt.timedelta(days=1)
NOT_ASSESSED = (
    "Die Website ist noch nicht auf Barrieren geprüft. Bitte tragen Sie nach der Prüfung in der Erklärung zur "
    "Barrierefreiheit ein, wann sie war."
)
DUE = "Die Erklärung zur Barrierefreiheit ist bis zum {} wieder zu überprüfen."
OVERDUE = (
    "Die jährliche Überprüfung der Erklärung zur Barrierefreiheit war am 14. Juni 2024 fällig. Bitte prüfen Sie die "
    "Website, berichtigen Sie die Barrieren und tragen Sie den Tag der Überprüfung ein."
)


def test_there_is_one_statement(db, sentences):
    first, second = AccessibilityStatement.objects.create(), AccessibilityStatement(pk=2)

    assert sentences(first) == []
    assert sentences(second) == ["Es gibt nur eine Erklärung. Bitte ändern Sie die vorhandene."]
    with pytest.raises(IntegrityError, match="accessibilitystatement_is_one"):
        second.save()


@pytest.mark.parametrize("made_on", [DAY + A_DAY, None])
def test_review_is_not_before_the_statement(db, sentences, made_on):
    too_early = AccessibilityStatement(made_on=made_on, reviewed_on=DAY)

    assert sentences(AccessibilityStatement(made_on=DAY, reviewed_on=DAY)) == []
    assert sentences(too_early) == [
        "Die Überprüfung kann nicht vor der Erklärung liegen. Nennen Sie beide Tage."
    ]
    with pytest.raises(IntegrityError, match="accessibilitystatement_reviewed_after_it_was_made"):
        too_early.save()


@pytest.mark.parametrize(
    ("made_on", "reviewed_on", "due", "remarks"),
    [
        (None, None, None, [NOT_ASSESSED]),
        (DAY, None, dt.date(2025, 6, 15), []),
        (dt.date(2020, 1, 1), DAY, dt.date(2025, 6, 15), []),
        (dt.date(2023, 7, 16), None, dt.date(2024, 7, 16), []),
        (dt.date(2023, 7, 15), None, dt.date(2024, 7, 15), [DUE.format("15. Juli 2024")]),
        (dt.date(2023, 6, 15), None, DAY, [DUE.format("15. Juni 2024")]),
        (dt.date(2023, 6, 14), None, DAY - A_DAY, [OVERDUE]),
    ],
    ids=str,
)
def test_review_is_due_a_year_after_the_last_one(made_on, reviewed_on, due, remarks):
    statement = AccessibilityStatement(made_on=made_on, reviewed_on=reviewed_on)

    assert (statement.review_due, statement.review_remarks(DAY)) == (due, remarks)
    assert statement.is_overdue(DAY) == (remarks == [OVERDUE])


def test_current_statement_is_the_stored_one_or_empty(db):
    current = AccessibilityStatement.objects.current
    empty, stored = current(), AccessibilityStatement.objects.create(made_on=DAY)

    assert (empty.made_on, current()) == (None, stored)
    assert stored.get_absolute_url() == "/barrierefreiheit/"
