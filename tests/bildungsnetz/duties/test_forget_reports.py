import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from bildungsnetz.duties.models import BarrierReport
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


def test_timer_runs_it_every_day_as_the_user_of_the_site(settings):
    deploy = settings.BASE_DIR / "deploy"
    units = {
        path.name: set(path.read_text(encoding="utf-8").splitlines())
        for path in deploy.glob("bildungsnetz*.*")
    }
    site, own = units["bildungsnetz.service"], units["bildungsnetz-forget-reports.service"]

    assert "OnCalendar=daily" in units["bildungsnetz-forget-reports.timer"]
    assert "ExecStart=/srv/bildungsnetz/.venv/bin/python manage.py forget_reports" in own
    assert {line for line in own if "=" in line} >= {
        line
        for line in site
        if line.startswith(
            ("User=", "DynamicUser=", "StateDirectory", "EnvironmentFile=", "WorkingDirectory=")
        )
    }
    assert "User=bildungsnetz" in site
