import datetime as dt
from io import StringIO
from os import utime
from time import time

import pytest
from django.core.management import call_command

from bildungsnetz.duties.models import BarrierReport
from tests.factories import create_barrier_report


@pytest.mark.usefixtures("db", "today", "media")
@pytest.mark.parametrize(
    ("old", "sentence"),
    [(0, "Keine Meldung gelöscht.\n"), (1, "Eine Meldung gelöscht.\n"), (3, "3 Meldungen gelöscht.\n")],
)
def test_command_deletes_reports_a_year_after_the_answer(old, sentence):
    kept = {create_barrier_report(), create_barrier_report(answered_on=dt.date(2023, 6, 16))}
    for _ in range(old):
        create_barrier_report(answered_on=dt.date(2023, 6, 15))
    out = StringIO()

    call_command("forget_reports", stdout=out)

    assert (out.getvalue(), set(BarrierReport.objects.all())) == (sentence, kept)


def test_command_deletes_uploads_that_wait_for_a_day(db, media):
    (media / "wartend").mkdir(parents=True)
    for name, hours in {"alt": 25, "neu": 23}.items():
        (media / "wartend" / name).touch()
        utime(media / "wartend" / name, (time() - hours * 3600,) * 2)
    out = StringIO()

    call_command("forget_reports", stdout=out)

    assert [path.name for path in (media / "wartend").iterdir()] == ["neu"]
    assert out.getvalue() == "Keine Meldung gelöscht.\nEine wartende Datei gelöscht.\n"


def test_timer_runs_the_command_daily_as_the_site_runs(settings):
    names = (
        "bildungsnetz.service",
        "bildungsnetz-forget-reports.service",
        "bildungsnetz-forget-reports.timer",
    )
    site, own, timer = ((settings.BASE_DIR / "deploy" / name).read_text().splitlines() for name in names)
    shared = ("User=", "DynamicUser=", "StateDirectory", "EnvironmentFile=", "WorkingDirectory=")

    assert "OnCalendar=daily" in timer
    assert "ExecStart=/srv/bildungsnetz/.venv/bin/python manage.py forget_reports" in own
    assert "User=bildungsnetz" in site
    assert [line for line in site if line.startswith(shared) and line not in own] == []
