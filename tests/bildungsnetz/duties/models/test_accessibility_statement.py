import datetime as dt

import pytest
from django.db import IntegrityError

from bildungsnetz.duties.models import AccessibilityStatement

DAY = dt.date(2024, 6, 15)


def test_statement_that_is_the_second(db, sentences, plain_update):
    first = AccessibilityStatement.objects.create()
    second = AccessibilityStatement(pk=2)

    assert sentences(first) == []
    assert sentences(second) == ["Es gibt nur eine Erklärung. Bitte ändern Sie die vorhandene."]
    with pytest.raises(IntegrityError, match="accessibilitystatement_is_one"):
        plain_update(first, id=2)
    with pytest.raises(IntegrityError, match="accessibilitystatement_is_one"):
        second.save()


@pytest.mark.parametrize(
    ("made_on", "reviewed_on", "is_right"),
    [
        (None, None, True),
        (DAY, None, True),
        (DAY, DAY, True),
        (DAY, DAY - dt.timedelta(days=1), False),
        (None, DAY, False),
    ],
)
def test_review_comes_after_the_statement(db, sentences, made_on, reviewed_on, is_right):
    statement = AccessibilityStatement(made_on=made_on, reviewed_on=reviewed_on)

    assert sentences(statement) == (
        [] if is_right else ["Die Überprüfung kann nicht vor der Erklärung liegen. Nennen Sie beide Tage."]
    )


@pytest.mark.parametrize(
    ("made_on", "reviewed_on", "due"),
    [
        (None, None, None),
        (DAY, None, dt.date(2025, 6, 15)),
        (dt.date(2020, 1, 1), DAY, dt.date(2025, 6, 15)),
        (dt.date(2024, 2, 29), None, dt.date(2025, 3, 1)),
        (dt.date(2023, 2, 28), None, dt.date(2024, 2, 28)),
    ],
)
def test_review_is_due_a_year_after_the_last_look(made_on, reviewed_on, due):
    assert AccessibilityStatement(made_on=made_on, reviewed_on=reviewed_on).review_due == due


@pytest.mark.parametrize(("days", "is_overdue"), [(0, False), (1, True)])
def test_review_is_late_from_the_day_after(days, is_overdue):
    statement = AccessibilityStatement(made_on=dt.date(2023, 6, 15))

    assert statement.is_overdue(DAY + dt.timedelta(days=days)) == is_overdue


def test_review_of_what_was_never_assessed_is_not_late():
    assert AccessibilityStatement().is_overdue(DAY) is False


@pytest.mark.parametrize(
    ("made_on", "is_assessed"), [(None, False), (DAY, True), (dt.date(2024, 6, 16), False)]
)
def test_site_is_assessed_from_the_day_of_the_statement(made_on, is_assessed):
    assert AccessibilityStatement(made_on=made_on).is_assessed(DAY) is is_assessed


def test_statement_as_text_and_address():
    statement = AccessibilityStatement()

    assert (str(statement), statement.get_absolute_url()) == (
        "Erklärung zur Barrierefreiheit",
        "/barrierefreiheit/",
    )
