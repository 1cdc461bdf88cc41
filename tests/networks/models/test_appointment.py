"""Rules that conferences and meetings share."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from networks.models import EducationConference, Meeting, PartialDate
from networks.models.appointment import Appointment
from tests.factories import create_conference, create_meeting

Create = Callable[..., Appointment]
APPOINTMENTS = [
    pytest.param(EducationConference, create_conference, "network", {"is_cancelled": True}, id="conference"),
    pytest.param(Meeting, create_meeting, "committee", {"state": "abgesagt"}, id="meeting"),
]
each_model = pytest.mark.parametrize(("model", "create", "owner", "cancelled"), APPOINTMENTS)
each_factory = pytest.mark.parametrize("create", [create_conference, create_meeting])


def reloaded(appointment: Appointment) -> Appointment:
    return type(appointment).objects.get(pk=appointment.pk)


def only(appointment: Appointment):
    return type(appointment).objects.filter(pk=appointment.pk)


@pytest.fixture
def clock(monkeypatch) -> Callable[[], dt.datetime]:
    """Moves the time on by an hour and returns it."""
    now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)

    def tick() -> dt.datetime:
        nonlocal now
        now += dt.timedelta(hours=1)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now

    return tick


# --- Sequence (RFC 5545, 3.8.7.4) ----------------------------------------------------------------------------

CHANGES = {
    "save": lambda appointment: appointment.save(),
    "save some fields": lambda appointment: appointment.save(update_fields=["place"]),
    "update": lambda appointment: only(appointment).update(place="Haus 2"),
    "bulk_update": lambda appointment: type(appointment).objects.bulk_update([appointment], ["place"]),
    "update_or_create": lambda appointment: type(appointment).objects.update_or_create(
        uid=appointment.uid, defaults={"place": "Haus 2"}
    ),
}


@each_factory
@pytest.mark.parametrize("change", CHANGES)
def test_each_change_raises_the_sequence_by_one(db, sentences, clock, create: Create, change):
    created, appointment, other = clock(), create(place="Haus 1"), create()
    date, changed = appointment.date, clock()
    assert (reloaded(appointment).sequence, reloaded(appointment).changed_at) == (0, created)

    appointment.place = "Haus 2"
    if change == "save some fields":
        appointment.date = PartialDate(2040)
    CHANGES[change](appointment)

    found = reloaded(appointment)
    assert (found.place, found.sequence, found.changed_at) == ("Haus 2", 1, changed)
    assert (found.uid, found.date) == (appointment.uid, date)
    assert (reloaded(other).sequence, reloaded(other).changed_at) == (0, created)
    if change.startswith("save"):
        assert (appointment.sequence, appointment.changed_at) == (1, changed)
        assert sentences(appointment) == []


@each_factory
def test_saves_of_two_editors_count_and_save_of_no_field_does_not(db, create: Create):
    appointment = create()
    one, other = reloaded(appointment), reloaded(appointment)

    one.save()
    other.save()
    other.save(update_fields=[])
    one.save(update_fields=("place", "sequence"))

    assert (one.sequence, other.sequence, reloaded(appointment).sequence) == (3, 2, 3)


# --- In calendars --------------------------------------------------------------------------------------------


@each_model
@pytest.mark.parametrize(
    ("date", "last_day", "day_after"),
    [
        ("2024-05-14", "2025-05-14", "2025-05-15"),
        ("2024-02-29", "2025-02-28", "2025-03-01"),
        ("2023-02-28", "2024-02-28", "2024-02-29"),
        ("2024-12-31", "2025-12-31", "2026-01-01"),
    ],
)
def test_cancelled_appointment_stays_in_calendars_for_a_year(
    db, model, create: Create, owner, cancelled, date, last_day, day_after
):
    both = [create(date=date, **cancelled), create(date=date)]
    owners = [getattr(appointment, f"{owner}_id") for appointment in both]

    found = [
        list(model.objects.for_calendar(dt.date.fromisoformat(day), owners)) for day in (last_day, day_after)
    ]

    assert found == [both, both[1:]]


@each_model
def test_calendars_are_sorted_by_time_and_leave_out_dates_without_a_day(
    db, model, create: Create, owner, cancelled
):
    late, early, before, *_ = appointments = [
        create(date="2024-05-14", begins_at=dt.time(14)),
        create(date="2024-05-14", begins_at=dt.time(9)),
        create(date="2024-05-13", begins_at=dt.time(15)),
        create(date="2024-05"),
        create(date="2024"),
    ]
    owners = [getattr(appointment, f"{owner}_id") for appointment in appointments]

    assert list(model.objects.for_calendar(dt.date(2024, 1, 1), owners)) == [before, early, late]
    assert list(model.objects.for_calendar(dt.date(2024, 1, 1), owners[:1])) == [late]


# --- Constraints ---------------------------------------------------------------------------------------------


@each_factory
def test_time_needs_its_day_and_end_lies_after_the_beginning(db, sentences, assert_refused, create: Create):
    name = create()._meta.model_name
    for begins_at, ends_at in [(None, None), ("14:00", None), ("00:00", None), ("14:00", "14:01")]:
        assert sentences(create(date="2024-05-14", begins_at=begins_at, ends_at=ends_at)) == []

    for date in ("2024", "2024-05"):
        timed = create(date="2024-05-14", begins_at="14:00")
        assert_refused(create(date=date), f"{name}_time_needs_its_day", begins_at="14:00:00")
        assert_refused(timed, f"{name}_time_needs_its_day", date=date)
    for begins_at, ends_at in [(None, "16:00:00"), ("14:00:00", "14:00:00"), ("14:00:00", "13:59:00")]:
        times = {"begins_at": begins_at, "ends_at": ends_at}
        assert_refused(create(date="2024-05-14"), f"{name}_ends_after_it_begins", **times)
