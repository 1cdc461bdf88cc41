import datetime as dt

import pytest
from django.core.checks import WARNING, run_checks
from django.db import OperationalError
from django.utils import timezone

from bildungsnetz.duties.checks import check_accessibility_statement, check_barrier_reports, check_operator
from bildungsnetz.duties.models import AccessibilityStatement, BarrierReport, Operator
from tests.factories import create_accessibility_statement, create_barrier_report, create_operator


def test_operator_that_lacks_nothing(db):
    create_operator()

    assert check_operator() == []


def test_operator_that_lacks_something(db):
    create_operator(phone="", processor="")

    [warning] = check_operator()

    assert (warning.id, warning.level) == ("networks.W001", WARNING)
    assert warning.msg == (
        "Die Website ist noch kein amtliches Angebot. Beim Anbieter fehlt: Telefon, Auftragsverarbeiter."
    )
    assert warning.hint == "Tragen Sie die Angaben in der Redaktion unter „Anbieter“ ein."


def test_operator_that_is_not_there_lacks_everything(db):
    [warning] = check_operator()

    assert warning.msg.endswith(f"Beim Anbieter fehlt: {', '.join(Operator().missing)}.")


@pytest.mark.parametrize("is_deployed", [True, False])
def test_data_are_asked_for_deployment_only(db, is_deployed):
    ids = {message.id for message in run_checks(include_deployment_checks=is_deployed)}

    assert ("networks.W001" in ids) == is_deployed


def test_no_database_and_no_tables_are_no_mistake(monkeypatch):
    def current(queryset):
        raise OperationalError("no such table: networks_operator")

    monkeypatch.setattr(Operator.objects._queryset_class, "current", current)

    assert check_operator() == []


def test_review_that_is_late(db, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: dt.date(2026, 3, 2))
    create_accessibility_statement(made_on=dt.date(2025, 3, 1))

    [warning] = check_accessibility_statement()

    assert (warning.id, warning.level) == ("networks.W002", WARNING)
    assert warning.msg.startswith(
        "Die jährliche Überprüfung der Erklärung zur Barrierefreiheit war am 1. März 2026 fällig."
    )
    assert warning.hint == "Sie pflegen sie in der Redaktion unter „Erklärung zur Barrierefreiheit“."


def test_review_that_was_in_time(db, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: dt.date(2026, 3, 2))
    create_accessibility_statement(made_on=dt.date(2026, 3, 1))

    assert check_accessibility_statement() == []


def test_review_of_a_site_that_nobody_assessed(db):
    [warning] = check_accessibility_statement()

    assert warning.msg.startswith("Die Website ist noch nicht auf Barrieren geprüft.")


def test_review_without_tables_is_no_mistake(monkeypatch):
    def current(queryset):
        raise OperationalError("no such table: networks_accessibilitystatement")

    monkeypatch.setattr(AccessibilityStatement.objects._queryset_class, "current", current)

    assert check_accessibility_statement() == []


def received(day: dt.date, **fields) -> BarrierReport:
    return create_barrier_report(
        received_at=timezone.make_aware(dt.datetime.combine(day, dt.time(12))), **fields
    )


@pytest.fixture
def second_of_march(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: dt.date(2026, 3, 2))


@pytest.mark.usefixtures("db", "second_of_march")
def test_reports_that_were_forgotten_in_time():
    received(dt.date(2024, 3, 2))
    received(dt.date(2020, 1, 1), answered_on=dt.date(2025, 1, 31))

    assert check_barrier_reports() == []


@pytest.mark.usefixtures("db", "second_of_march")
@pytest.mark.parametrize(
    ("kept", "waiting", "sentence"),
    [
        (1, 0, "Vor mehr als einem Jahr beantwortet und noch nicht gelöscht: eine Meldung zu Barrieren."),
        (0, 2, "Seit mehr als zwei Jahren nicht beantwortet: 2 Meldungen zu Barrieren."),
        (
            2,
            1,
            "Vor mehr als einem Jahr beantwortet und noch nicht gelöscht: 2 Meldungen zu Barrieren. "
            "Seit mehr als zwei Jahren nicht beantwortet: eine Meldung zu Barrieren.",
        ),
    ],
)
def test_reports_that_nobody_forgot(kept, waiting, sentence):
    for _ in range(kept):
        received(dt.date(2024, 12, 1), answered_on=dt.date(2025, 1, 30))
    for _ in range(waiting):
        received(dt.date(2024, 3, 1))

    [warning] = check_barrier_reports()

    assert (warning.id, warning.level, warning.msg) == ("networks.W003", WARNING, sentence)
    assert "forget_reports" in warning.hint


def test_reports_without_tables_are_no_mistake(monkeypatch):
    def open_for_two_years(queryset, day):
        raise OperationalError("no such table: networks_barrierreport")

    monkeypatch.setattr(BarrierReport.objects._queryset_class, "answered_a_year_before", open_for_two_years)

    assert check_barrier_reports() == []
