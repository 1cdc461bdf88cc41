import ast
import datetime as dt

import pytest
from django.conf import settings

from bildungsnetz.duties.models import AccessibilityStatement
from bildungsnetz.duties.models.accessibility_statement import Conformity
from bildungsnetz.duties.views.accessibility_statement import AUTOMATIC
from tests.factories import create_barrier

DAY = dt.date(2024, 6, 15)
NOT_ASSESSED = [
    "Die Website ist noch nicht auf Barrieren geprüft. Bitte tragen Sie nach der Prüfung in der Erklärung zur "
    "Barrierefreiheit ein, wann sie war."
]


@pytest.mark.parametrize("check", AUTOMATIC, ids=lambda check: check.test)
def test_what_the_statement_says_is_tested_is_tested(check):
    file, _, name = check.test.partition("::")

    tree = ast.parse((settings.BASE_DIR / file).read_text(encoding="utf-8"))

    assert [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name] == [
        name
    ]


def test_nothing_is_said_twice_to_be_tested():
    assert (
        len({check.what for check in AUTOMATIC}) == len({check.test for check in AUTOMATIC}) == len(AUTOMATIC)
    )


@pytest.mark.parametrize(
    ("made_on", "barriers", "expected"),
    [
        (None, 0, Conformity.UNKNOWN),
        (None, 1, Conformity.UNKNOWN),
        (DAY + dt.timedelta(days=1), 0, Conformity.UNKNOWN),
        (DAY, 0, Conformity.FULL),
        (DAY, 1, Conformity.PARTIAL),
        (DAY, 3, Conformity.PARTIAL),
    ],
)
def test_conformity(db, made_on, barriers, expected):
    statement = AccessibilityStatement(made_on=made_on)

    assert Conformity.of(statement, [create_barrier() for _ in range(barriers)], DAY) == expected


def test_remarks_where_nobody_has_assessed_the_site(db):
    without = AccessibilityStatement.objects.current().review_remarks(DAY)
    AccessibilityStatement.objects.create()

    assert without == AccessibilityStatement.objects.current().review_remarks(DAY) == NOT_ASSESSED


@pytest.mark.parametrize(
    ("made_on", "remarks"),
    [
        (dt.date(2024, 6, 15), []),
        (dt.date(2023, 7, 16), []),
        (
            dt.date(2023, 7, 15),
            ["Die Erklärung zur Barrierefreiheit ist bis zum 15. Juli 2024 wieder zu überprüfen."],
        ),
        (
            dt.date(2023, 6, 15),
            ["Die Erklärung zur Barrierefreiheit ist bis zum 15. Juni 2024 wieder zu überprüfen."],
        ),
        (
            dt.date(2023, 6, 14),
            [
                "Die jährliche Überprüfung der Erklärung zur Barrierefreiheit war am 14. Juni 2024 fällig. Bitte prüfen "
                "Sie die Website, berichtigen Sie die Barrieren und tragen Sie den Tag der Überprüfung ein."
            ],
        ),
    ],
    ids=str,
)
def test_remarks_on_the_yearly_review(db, made_on, remarks):
    AccessibilityStatement.objects.create(made_on=made_on)

    assert AccessibilityStatement.objects.current().review_remarks(DAY) == remarks


def test_remarks_go_by_the_last_review(db):
    AccessibilityStatement.objects.create(made_on=dt.date(2020, 1, 1), reviewed_on=dt.date(2024, 1, 1))

    assert AccessibilityStatement.objects.current().review_remarks(DAY) == []


def test_levels_are_not_torn_from_their_letters():
    said = " ".join(check.what for check in AUTOMATIC)

    assert ("Stufen\N{NO-BREAK SPACE}A und AA" in said, "Stufen A" in said) == (True, False)
