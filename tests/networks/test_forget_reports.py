import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from networks.models import BarrierReport
from tests.factories import create_barrier_report


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 3, 2))


def run() -> str:
    out = StringIO()
    call_command("forget_reports", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "sentence"),
    [
        (0, "Keine Meldung gelöscht.\n"),
        (1, "Eine Meldung gelöscht.\n"),
        (3, "3 Meldungen gelöscht.\n"),
    ],
)
def test_forgets_what_was_answered_a_year_ago(db, old, sentence):
    kept = {create_barrier_report(), create_barrier_report(answered_on=dt.date(2025, 3, 3))}
    for _ in range(old):
        create_barrier_report(answered_on=dt.date(2025, 3, 2))

    assert run() == sentence
    assert set(BarrierReport.objects.all()) == kept
