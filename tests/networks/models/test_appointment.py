import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.utils import timezone

from networks.models import EducationConference, Meeting, PartialDate
from networks.models.appointment import Appointment
from tests.databases import duplicate
from tests.factories import create_committee, create_conference, create_meeting, create_network

TIME_WITHOUT_A_DAY = "Eine Uhrzeit braucht einen Tag. Bitte geben Sie das Datum mit Tag an."
ENDS_BEFORE_IT_BEGINS = "Das Ende muss nach dem Beginn liegen. Bitte geben Sie beide Uhrzeiten an."

APPOINTMENTS = {"educationconference": create_conference, "meeting": create_meeting}
each_kind = pytest.mark.parametrize("create", APPOINTMENTS.values(), ids=APPOINTMENTS)
each_name = pytest.mark.parametrize(("name", "create"), APPOINTMENTS.items())

Create = Callable[..., Appointment]


def again(appointment: Appointment) -> Appointment:
    """As somebody else finds it in the database."""
    return type(appointment).objects.get(pk=appointment.pk)


def queryset(appointment: Appointment):
    return type(appointment).objects.filter(pk=appointment.pk)


@pytest.fixture
def clock(monkeypatch) -> Callable[[], dt.datetime]:
    """Moves the time on by an hour and says what it is then."""
    now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)

    def tick() -> dt.datetime:
        nonlocal now
        now += dt.timedelta(hours=1)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now

    return tick


# --- What calendars know it by -------------------------------------------------------------------------------


@each_kind
def test_appointment_counts_each_save(db, clock, create: Create):
    created = clock()
    appointment = create()
    assert (appointment.sequence, again(appointment).sequence) == (0, 0)
    assert again(appointment).changed_at == created

    for sequence in (1, 2, 3):
        changed, uid = clock(), appointment.uid
        appointment.place = f"Haus {sequence}"
        appointment.save()

        found = again(appointment)
        assert (appointment.sequence, found.sequence) == (sequence, sequence)
        assert (appointment.changed_at, found.changed_at) == (changed, changed)
        assert (found.uid, found.place) == (uid, f"Haus {sequence}")


@each_kind
def test_appointment_counts_a_save_of_some_fields(db, clock, create: Create):
    appointment = create(place="Haus 1")
    changed = clock()

    appointment.place, appointment.date = "Haus 2", PartialDate(2040)
    appointment.save(update_fields=["place"])

    found = again(appointment)
    assert (found.place, found.sequence, found.changed_at) == ("Haus 2", 1, changed)
    assert found.date != PartialDate(2040)
    assert (appointment.sequence, appointment.changed_at) == (1, changed)


@each_kind
def test_appointment_counts_what_is_changed_without_being_loaded(db, clock, create: Create):
    appointment, other = create(), create()
    changed = clock()

    rows = queryset(appointment).update(place="Haus 2")

    found = again(appointment)
    assert rows == 1
    assert (found.place, found.sequence, found.changed_at) == ("Haus 2", 1, changed)
    assert found.uid == appointment.uid
    assert (again(other).sequence, again(other).changed_at) == (0, other.changed_at)


@each_kind
def test_appointment_counts_what_is_changed_in_bulk(db, clock, create: Create):
    appointments = [create(), create()]
    changed = clock()
    for appointment in appointments:
        appointment.place = "Haus 2"

    type(appointments[0]).objects.bulk_update(appointments, ["place"])

    found = [again(appointment) for appointment in appointments]
    assert [(a.place, a.sequence, a.changed_at) for a in found] == [("Haus 2", 1, changed)] * 2


@each_kind
def test_appointment_that_two_editors_save_has_changed_twice(db, create: Create):
    appointment = create()
    one, other = again(appointment), again(appointment)

    one.save()
    other.save()

    assert (one.sequence, other.sequence, again(appointment).sequence) == (1, 2, 2)


@each_kind
def test_appointment_finds_what_others_counted_when_loaded_anew(db, create: Create):
    appointment = create()
    queryset(appointment).update(place="Haus 2")

    appointment.refresh_from_db()

    assert (appointment.place, appointment.sequence) == ("Haus 2", 1)


@each_kind
def test_appointment_may_be_checked_after_it_was_saved(db, sentences, create: Create):
    appointment = create()

    appointment.save()

    assert sentences(appointment) == []


@each_kind
def test_appointment_got_or_made_and_changed_counts_once(db, create: Create):
    appointment = create()

    changed, is_new = type(appointment).objects.update_or_create(
        uid=appointment.uid, defaults={"place": "Haus 2"}
    )

    assert (is_new, changed.sequence, again(appointment).sequence) == (False, 1, 1)


@each_kind
def test_any_sequence_of_edits_keeps_keys_unique_and_counts_up(db, chance, create: Create):
    """RFC 5545: UID is 3.8.4.7, SEQUENCE 3.8.7.4."""
    model, owner = (
        (Meeting, {"committee": create_committee()})
        if create is create_meeting
        else (EducationConference, {"network": create_network()})
    )
    loaded = [create(**owner)]
    seen = {loaded[0].pk: (loaded[0].uid, 0)}

    for step in range(250):
        copy = chance.choice(loaded)
        changed = {copy.pk}
        copy.place = f"Haus {step}"
        match chance.randrange(7):
            case 0:
                copy = create(**owner)
                loaded.append(copy)
                changed = {copy.pk}
            case 1:
                loaded.append(again(copy))
                changed = set()
            case 2:
                copy.save()
            case 3:
                copy.save(update_fields=chance.choice([["place"], ("place", "sequence"), {"place", "date"}]))
            case 4:
                queryset(copy).update(place=copy.place)
            case 5:
                changed = {pk for pk in seen if chance.random() < 0.5}
                model.objects.filter(pk__in=changed).update(place=copy.place)
            case 6:
                copies = {copy.pk: copy for copy in chance.sample(loaded, k=min(3, len(loaded)))}
                changed = set(copies)
                model.objects.bulk_update(copies.values(), ["place"])

        rows = {
            pk: (uid, sequence) for pk, uid, sequence in model.objects.values_list("pk", "uid", "sequence")
        }
        expected = {pk: (uid, sequence + (pk in changed)) for pk, (uid, sequence) in seen.items()}
        assert rows == ({copy.pk: (copy.uid, 0)} if copy.pk not in seen else {}) | expected
        seen = rows

    assert len({uid for uid, _ in seen.values()}) == len(seen) > 20
    assert max(sequence for _, sequence in seen.values()) > 20


@each_name
def test_appointment_with_the_key_of_another(db, sentences, name, create: Create):
    first, second = create(), create()

    second.uid = first.uid

    label = second._meta.verbose_name
    assert sentences(second) == [f"{label} mit diesem Wert für das Feld Kennung existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate("uid")):
        queryset(second).update(uid=first.uid)


# --- In calendars --------------------------------------------------------------------------------------------


CANCELLED = {"educationconference": {"is_cancelled": True}, "meeting": {"state": "abgesagt"}}


def in_calendars(appointments: list[Appointment], day: dt.date) -> list[Appointment]:
    owners = [getattr(a, "committee_id", None) or a.network_id for a in appointments]
    return list(type(appointments[0]).objects.for_calendar(day, owners))


@each_name
@pytest.mark.parametrize(
    ("date", "last_day", "day_after"),
    [
        ("2024-05-14", dt.date(2025, 5, 14), dt.date(2025, 5, 15)),
        ("2024-02-29", dt.date(2025, 2, 28), dt.date(2025, 3, 1)),
        ("2023-02-28", dt.date(2024, 2, 28), dt.date(2024, 2, 29)),
        ("2024-12-31", dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
    ],
)
def test_cancelled_appointment_stays_in_calendars_for_twelve_months(
    db, name, create: Create, date, last_day, day_after
):
    both = cancelled, other = [create(date=date, **CANCELLED[name]), create(date=date)]

    assert in_calendars(both, last_day) == [cancelled, other]
    assert in_calendars(both, day_after) == [other]


@each_kind
def test_appointments_are_in_calendars_in_the_order_of_their_time(db, create: Create):
    late, early, before = appointments = [
        create(date=date, begins_at=begins_at)
        for date, begins_at in [
            ("2024-05-14", dt.time(14)),
            ("2024-05-14", dt.time(9)),
            ("2024-05-13", dt.time(15)),
        ]
    ]

    assert in_calendars(appointments, dt.date(2024, 1, 1)) == [before, early, late]


# --- Constraints ---------------------------------------------------------------------------------------------


@each_kind
@pytest.mark.parametrize(
    ("begins_at", "ends_at"),
    [(None, None), (dt.time(14), None), (dt.time(0), None), (dt.time(14), dt.time(14, 1))],
)
def test_appointment_with_times(db, sentences, create: Create, begins_at, ends_at):
    assert sentences(create(date="2024-05-14", begins_at=begins_at, ends_at=ends_at)) == []


@each_name
@pytest.mark.parametrize("date", ["2024", "2024-05"])
def test_appointment_with_a_time_but_no_day(sentences, plain_update, name, create: Create, date):
    appointment = create(date=date)

    appointment.begins_at = dt.time(14)

    assert sentences(appointment) == [TIME_WITHOUT_A_DAY]
    with pytest.raises(IntegrityError, match=f"{name}_time_needs_its_day"):
        plain_update(appointment, begins_at="14:00:00")
    with pytest.raises(IntegrityError, match=f"{name}_time_needs_its_day"):
        queryset(appointment).update(begins_at=dt.time(14))


@each_name
def test_appointment_that_loses_its_day_and_keeps_its_time(db, sentences, name, create: Create):
    appointment = create(date="2024-05-14", begins_at=dt.time(14))

    appointment.date = PartialDate(2024, 5)

    assert sentences(appointment) == [TIME_WITHOUT_A_DAY]
    with pytest.raises(IntegrityError, match=f"{name}_time_needs_its_day"):
        appointment.save()


@each_name
@pytest.mark.parametrize(
    ("begins_at", "ends_at"),
    [(None, dt.time(16)), (dt.time(14), dt.time(14)), (dt.time(14), dt.time(13, 59))],
)
def test_appointment_that_ends_before_it_begins(db, sentences, name, create: Create, begins_at, ends_at):
    appointment = create(date="2024-05-14")

    appointment.begins_at, appointment.ends_at = begins_at, ends_at

    assert sentences(appointment) == [ENDS_BEFORE_IT_BEGINS]
    with pytest.raises(IntegrityError, match=f"{name}_ends_after_it_begins"):
        queryset(appointment).update(begins_at=begins_at, ends_at=ends_at)
