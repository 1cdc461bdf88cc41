import datetime as dt

import pytest
from django.utils import timezone

from networks.models import Meeting
from tests.factories import create_committee, create_meeting

HELD_IN_THE_FUTURE = (
    "Eine gehaltene Sitzung kann nicht in der Zukunft liegen. "
    "Bitte prüfen Sie das Datum, oder wählen Sie „geplant“."
)


def test_released_lists_the_latest_first(db):
    create_meeting(is_released=False)
    early, late, other = (
        create_meeting(date=date, begins_at=begins_at)
        for date, begins_at in [("2025-06-02", dt.time(9)), ("2025-06-02", dt.time(14)), ("2025-06-03", None)]
    )

    assert list(Meeting.objects.released()) == [other, late, early]


@pytest.mark.parametrize(
    ("date", "eve", "first"),
    [
        ("2031", dt.date(2030, 12, 31), dt.date(2031, 1, 1)),
        ("2031-03", dt.date(2031, 2, 28), dt.date(2031, 3, 1)),
        ("2031-05-14", dt.date(2031, 5, 13), dt.date(2031, 5, 14)),
    ],
)
def test_only_a_meeting_in_the_future_cannot_be_held(db, sentences, monkeypatch, date, eve, first):
    meetings = [create_meeting(date=date, state=state) for state in ("gehalten", "geplant", "abgesagt")]

    found = []
    for day in (eve, first):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        found.append([sentences(meeting) for meeting in meetings])

    assert found == [[[HELD_IN_THE_FUTURE], [], []], [[], [], []]]


def test_held_meeting_without_a_date_is_refused(db, sentences):
    meeting = Meeting(committee=create_committee(), state="gehalten")

    assert sentences(meeting) == ["Dieses Feld darf nicht null sein."]


def test_meeting_is_cancelled_by_its_state():
    assert [state for state in Meeting.State if Meeting(state=state).is_cancelled] == ["abgesagt"]


def test_meetings_are_the_latest_first(db):
    committee = create_committee()
    for date in ("2031-05-14", "2032", "2031-06"):
        create_meeting(committee=committee, date=date)

    assert [meeting.date.iso for meeting in committee.meetings.all()] == ["2032", "2031-06", "2031-05-14"]
