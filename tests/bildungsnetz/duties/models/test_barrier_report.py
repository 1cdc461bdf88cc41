import datetime as dt

import pytest
from django.utils import timezone

from bildungsnetz.duties.models import BarrierReport
from bildungsnetz.duties.models.barrier_report import MOST_AN_HOUR
from tests.factories import create_barrier_report

DAY = dt.date(2024, 6, 15)


def at(day: dt.date, time: dt.time = dt.time(12)) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


def received(days_ago: int, **fields) -> BarrierReport:
    return create_barrier_report(received_at=at(DAY - dt.timedelta(days=days_ago)), **fields)


@pytest.mark.parametrize(
    ("days_ago", "fields", "words", "is_overdue"),
    [
        (0, {}, "noch 14 Tage bis zur Antwort oder Zwischennachricht (fällig am 29.06.2024)", False),
        (13, {}, "noch ein Tag bis zur Antwort oder Zwischennachricht (fällig am 16.06.2024)", False),
        (14, {}, "Antwort oder Zwischennachricht heute fällig", False),
        (15, {}, "Antwort oder Zwischennachricht seit einem Tag überfällig (fällig am 14.06.2024)", True),
        (20, {}, "Antwort oder Zwischennachricht seit 6 Tagen überfällig (fällig am 09.06.2024)", True),
        (20, {"interim_on": DAY}, "noch 22 Tage bis zur Antwort (fällig am 07.07.2024)", False),
        (42, {"interim_on": DAY}, "Antwort heute fällig", False),
        (43, {"interim_on": DAY}, "Antwort seit einem Tag überfällig (fällig am 14.06.2024)", True),
        (99, {"answered_on": dt.date(2024, 6, 1)}, "beantwortet am 01.06.2024", False),
        (99, {"answered_on": DAY, "interim_on": DAY}, "beantwortet am 15.06.2024", False),
    ],
)
def test_answer_is_due_in_two_weeks_and_after_an_interim_notice_in_six(
    db, days_ago, fields, words, is_overdue
):
    report = received(days_ago, **fields)

    assert report.clock(DAY) == words
    assert list(BarrierReport.objects.overdue(DAY)) == ([report] if is_overdue else [])


@pytest.mark.parametrize("day", [dt.date(2024, 3, 31), dt.date(2024, 10, 27)])
@pytest.mark.parametrize("time", [dt.time(0), dt.time(23, 59)])
def test_change_of_the_hour_does_not_move_the_due_day(db, day, time):
    report = create_barrier_report(received_at=at(day - dt.timedelta(days=7), time))
    days = (report.due, report.due + dt.timedelta(days=1))

    assert [list(BarrierReport.objects.overdue(day)) for day in days] == [[], [report]]


def test_day_of_receipt_is_the_local_day():
    report = BarrierReport(received_at=dt.datetime(2024, 6, 14, 22, 30, tzinfo=dt.UTC))

    assert (report.received_on, report.due) == (DAY, dt.date(2024, 6, 29))
    assert str(report) == "Ich melde eine Barriere, 15.06.2024"


def test_form_closes_after_many_reports_within_an_hour(db):
    now = at(DAY)
    for _ in range(MOST_AN_HOUR - 1):
        create_barrier_report(received_at=now - dt.timedelta(minutes=59))
    create_barrier_report(received_at=now - dt.timedelta(hours=1))
    before = BarrierReport.objects.are_too_many(now)
    create_barrier_report(received_at=now)

    assert (before, BarrierReport.objects.are_too_many(now)) == (False, True)


@pytest.mark.parametrize(
    ("minutes", "others", "count"), [(59, 0, MOST_AN_HOUR), (59, 5, MOST_AN_HOUR + 5), (61, 5, 0)]
)
def test_flood_is_reported_for_a_day(db, minutes, others, count):
    now, begin = at(DAY), at(DAY - dt.timedelta(days=1)) + dt.timedelta(hours=1)
    times = [begin] * (MOST_AN_HOUR - 1) + [begin + dt.timedelta(minutes=minutes)] + [now] * others
    BarrierReport.objects.bulk_create(BarrierReport(message="x", received_at=time) for time in times)

    assert BarrierReport.objects.flood(now) == count
    assert BarrierReport.objects.flood(now + dt.timedelta(hours=2)) == 0
