import datetime as dt

import pytest
from django.core.checks import WARNING, run_checks
from django.utils import timezone

from bildungsnetz.duties.checks import check_accessibility_statement, check_barrier_reports, check_operator
from bildungsnetz.duties.models import Operator
from tests.factories import create_accessibility_statement, create_barrier_report, create_operator

pytestmark = pytest.mark.usefixtures("db", "today")  # 15 June 2024

CHECKS = [check_operator, check_accessibility_statement, check_barrier_reports]


def test_complete_data_give_no_warning():
    create_operator()
    create_accessibility_statement(made_on=dt.date(2024, 6, 1))
    received(dt.date(2022, 6, 15))
    received(dt.date(2020, 1, 1), answered_on=dt.date(2023, 5, 16))

    assert [check() for check in CHECKS] == [[], [], []]


def test_missing_tables_give_no_warning(broken_database):
    assert [check() for check in CHECKS] == [[], [], []]


@pytest.mark.parametrize("is_deployed", [True, False])
def test_data_are_checked_for_deployment_only(is_deployed):
    ids = {message.id for message in run_checks(include_deployment_checks=is_deployed)}

    assert ("duties.W001" in ids) == is_deployed


def test_incomplete_operator_gives_a_warning():
    [absent] = check_operator()
    create_operator(phone="", processor="")
    [incomplete] = check_operator()

    assert absent.msg.endswith(f"Beim Anbieter fehlt: {', '.join(Operator().missing)}.")
    assert (incomplete.id, incomplete.level) == ("duties.W001", WARNING)
    assert incomplete.msg.endswith("Beim Anbieter fehlt: Telefon, Auftragsverarbeiter.")
    assert "„Anbieter“" in incomplete.hint


def test_statement_gives_each_of_its_remarks_as_a_warning():
    statement = create_accessibility_statement(made_on=dt.date(2023, 6, 14))

    [warning] = check_accessibility_statement()

    assert (warning.id, warning.level) == ("duties.W002", WARNING)
    assert [warning.msg] == statement.review_remarks(dt.date(2024, 6, 15))
    assert "„Erklärung zur Barrierefreiheit“" in warning.hint


def received(day: dt.date, **fields) -> None:
    create_barrier_report(received_at=timezone.make_aware(dt.datetime.combine(day, dt.time(12))), **fields)


KEPT = "Vor mehr als einem Jahr beantwortet und noch nicht gelöscht: {} zu Barrieren."
WAITING = "Seit mehr als zwei Jahren nicht beantwortet: {} zu Barrieren."


@pytest.mark.parametrize(
    ("kept", "waiting", "sentence"),
    [
        (1, 0, KEPT.format("eine Meldung")),
        (0, 2, WAITING.format("2 Meldungen")),
        (2, 1, f"{KEPT.format('2 Meldungen')} {WAITING.format('eine Meldung')}"),
    ],
)
def test_reports_kept_too_long_give_a_warning(kept, waiting, sentence):
    for _ in range(kept):
        received(dt.date(2023, 4, 1), answered_on=dt.date(2023, 5, 15))
    for _ in range(waiting):
        received(dt.date(2022, 6, 14), interim_on=dt.date(2022, 6, 20))

    [warning] = check_barrier_reports()

    assert (warning.id, warning.level, warning.msg) == ("duties.W003", WARNING, sentence)
    assert "forget_reports" in warning.hint
