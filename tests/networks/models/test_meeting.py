import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from networks.models import Meeting, PartialDate
from tests.databases import duplicate
from tests.factories import create_committee, create_meeting

SAME_NUMBER = "Eine Sitzung mit dieser Nummer ist bei diesem Lenkungskreis schon eingetragen."
HELD_IN_THE_FUTURE = (
    "Eine gehaltene Sitzung kann nicht in der Zukunft liegen. "
    "Bitte prüfen Sie das Datum, oder wählen Sie „geplant“."
)


# --- Querysets -----------------------------------------------------------------------------------------------


def test_released_is_the_latest_first_without_what_is_not_released(db):
    create_meeting(is_released=False)
    early, late, other = (
        create_meeting(date=date, begins_at=begins_at)
        for date, begins_at in [
            ("2025-06-02", dt.time(9)),
            ("2025-06-02", dt.time(14)),
            ("2025-06-03", None),
        ]
    )

    assert list(Meeting.objects.released()) == [other, late, early]


def test_for_calendar_is_what_is_released_and_has_a_day_of_these_committees(db):
    first, second = create_committee(), create_committee()
    for date in ("2025-06-02", "2025-06", "2025"):
        create_meeting(committee=first, date=date)
    create_meeting(committee=second, date="2024-05-14")
    create_meeting(committee=first, date="2025-06-03", is_released=False)
    create_meeting(date="2025-06-02")

    found = Meeting.objects.for_calendar(dt.date(2026, 1, 1), [first.pk, second.pk])

    assert [meeting.date.iso for meeting in found] == ["2024-05-14", "2025-06-02"]


# --- Constraints ---------------------------------------------------------------------------------------------


def test_meeting_with_the_same_number(db, sentences):
    first = create_meeting(number=7)
    second = Meeting(committee=first.committee, date=PartialDate(2031), number=7)

    assert sentences(second) == [SAME_NUMBER]
    with pytest.raises(IntegrityError, match=duplicate("committee_id", "number")):
        Meeting.objects.bulk_create([second])


def test_meetings_may_share_a_day_and_across_committees_a_number_and_lack_one(db, sentences):
    committee = create_committee()
    meetings = [
        create_meeting(committee=committee, number=7),
        create_meeting(number=7),
        create_meeting(committee=committee, date="2031-05-14"),
        create_meeting(committee=committee, date="2031-05-14"),
    ]

    assert [sentences(meeting) for meeting in meetings] == [[], [], [], []]


@pytest.mark.parametrize(
    ("date", "eve", "first"),
    [
        ("2031", dt.date(2030, 12, 31), dt.date(2031, 1, 1)),
        ("2031-03", dt.date(2031, 2, 28), dt.date(2031, 3, 1)),
        ("2031-05-14", dt.date(2031, 5, 13), dt.date(2031, 5, 14)),
    ],
)
def test_meeting_held_in_the_future(db, sentences, monkeypatch, date, eve, first):
    meeting = create_meeting(date=date, state="gehalten")

    found = []
    for day in (eve, first):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        found.append(sentences(meeting))

    assert found == [[HELD_IN_THE_FUTURE], []]


@pytest.mark.parametrize("state", ["geplant", "abgesagt"])
def test_meeting_planned_or_cancelled_in_the_future(db, sentences, monkeypatch, state):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2030, 1, 1))

    assert sentences(create_meeting(date="2031-05-14", state=state)) == []


def test_meeting_held_without_a_date(db, sentences):
    meeting = Meeting(committee=create_committee(), state="gehalten")

    assert sentences(meeting) == ["Dieses Feld darf nicht null sein."]


# --- The record ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "title"), [(None, "Sitzung"), (1, "1. Sitzung"), (12, "12. Sitzung")])
def test_meeting_title(number, title):
    meeting = Meeting(number=number, date=PartialDate(2031))

    assert meeting.title == title
    assert str(meeting) == f"{title}, 2031"


def test_meeting_is_planned_and_not_released_until_somebody_says_so():
    meeting = Meeting()

    assert (meeting.state, meeting.is_released) == ("geplant", False)


@pytest.mark.parametrize(
    ("state", "is_cancelled"), [("geplant", False), ("gehalten", False), ("abgesagt", True)]
)
def test_meeting_is_cancelled(state, is_cancelled):
    assert Meeting(state=state).is_cancelled == is_cancelled


def test_meetings_are_the_latest_first(db):
    committee = create_committee()
    for date in ("2031-05-14", "2032", "2031-06"):
        create_meeting(committee=committee, date=date)

    assert [meeting.date.iso for meeting in committee.meetings.all()] == ["2032", "2031-06", "2031-05-14"]


def test_meeting_is_found_by_its_natural_key(db):
    meeting, _ = create_meeting(), create_meeting()

    assert Meeting.objects.get_by_natural_key(*meeting.natural_key()) == meeting
