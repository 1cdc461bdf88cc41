import datetime as dt
import random
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from networks.models import EducationConference, Meeting, PartialDate, Seat, SupervisoryAuthority
from tests.factories import (
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_meeting,
    create_network,
    create_seat,
)

NOON = dt.datetime(2030, 6, 1, 12, 30, 15, 999, tzinfo=dt.UTC)
CONFERENCES = "/bildungskonferenzen/kalender.ics"
NETWORK = "/netzwerke/kreis-borken/kalender.ics"
CANCELLED, PLANNED = Meeting.State.CANCELLED, Meeting.State.PLANNED


pytestmark = [
    pytest.mark.usefixtures("db", "today"),
    pytest.mark.parametrize("today", ["2030-06-01"], indirect=True),
]


@pytest.fixture
def network():
    return create_network(district=create_district(name="Kreis Borken"), slug="kreis-borken")


@pytest.fixture
def committee(network):
    return create_committee(network=network, name="")


def read(client, address: str = NETWORK) -> Calendar:
    return Calendar.from_ical(client.get(address).content)


def summaries(client, address: str = NETWORK) -> list[str]:
    return [str(event["SUMMARY"]) for event in read(client, address).events]


def lines(content: bytes) -> list[str]:
    """Each of the first event, unfolded."""
    text = content.decode().replace("\r\n ", "")
    return text.partition("BEGIN:VEVENT\r\n")[2].partition("\r\nEND:VEVENT")[0].split("\r\n")


# --- What stands in an event ---------------------------------------------------------------------------------


def test_event_of_a_conference_whose_day_is_known(client, network, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    key = uuid.UUID(int=7)
    create_conference(
        network=network, uid=key, number=3, date="2030-07-04", theme="Übergänge", note="Ganztägig."
    )

    assert lines(client.get(CONFERENCES).content) == [
        "SUMMARY:3. Bildungskonferenz im Kreis Borken: Übergänge",
        "DTSTART;VALUE=DATE:20300704",
        "DTSTAMP:20300601T123015Z",
        "UID:00000000-0000-0000-0000-000000000007@termine.bildungsnetz",
        "SEQUENCE:0",
        "DESCRIPTION:Ganztägig.",
        "LAST-MODIFIED:20300601T123015Z",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:http://testserver/bildungskonferenzen/kreis-borken/",
    ]


def test_event_of_a_meeting_with_its_times(client, committee, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    create_meeting(
        committee=committee,
        uid=uuid.UUID(int=8),
        number=2,
        date="2030-01-17",
        begins_at=dt.time(14),
        ends_at=dt.time(16, 30),
        place="Kreishaus, Saal 1; online",
        summary="Zwei **Ziele**:\n\n- Sprache\n- A & B <c>",
        state=Meeting.State.HELD,
    )

    assert lines(client.get(NETWORK).content) == [
        "SUMMARY:Lenkungskreis im Kreis Borken: 2. Sitzung",
        "DTSTART;TZID=Europe/Berlin:20300117T140000",
        "DTEND;TZID=Europe/Berlin:20300117T163000",
        "DTSTAMP:20300601T123015Z",
        "UID:00000000-0000-0000-0000-000000000008@termine.bildungsnetz",
        "SEQUENCE:0",
        r"DESCRIPTION:Zwei Ziele:\n\nSprache\nA & B <c>",
        "LAST-MODIFIED:20300601T123015Z",
        r"LOCATION:Kreishaus\, Saal 1\; online",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:http://testserver/lenkungskreise/kreis-borken/",
    ]


def test_times_are_local_by_the_calendars_own_rule(client, committee):
    for day in ("2031-01-15", "2031-07-15"):
        create_meeting(committee=committee, date=day, begins_at=dt.time(14))

    calendar = read(client)

    zone = calendar.timezones[0].to_tz(lookup_tzid=False)
    starts = [event.start for event in calendar.events]
    assert [start.astimezone(dt.UTC).hour for start in starts] == [13, 12]
    assert [start.replace(tzinfo=zone).astimezone(dt.UTC).hour for start in starts] == [13, 12]


def test_time_zone_equals_that_of_the_operating_system(client, network):
    zone = read(client).timezones[0].to_tz(lookup_tzid=False)
    hours = [
        dt.datetime(year, month, day, hour)  # noqa: DTZ001 - local in both zones
        for year in range(1997, 2061)
        for month, days in ((1, range(1, 3)), (3, range(24, 32)), (7, range(1, 3)), (10, range(24, 32)))
        for day in days
        for hour in (0, 1, 3, 12)  # at two, the clock jumps
    ]

    assert [hour for hour in hours if zone.utcoffset(hour) != ZoneInfo("Europe/Berlin").utcoffset(hour)] == []


def test_long_lines_are_folded_and_texts_come_back_whole(client, committee):
    text = "Übergänge, Straße; „Größe“ \\ 100 % – 教育 🎓 " * 5
    create_meeting(committee=committee, place=text[:150], summary=text)
    create_conference(network=committee.network, theme=text.strip())

    content = client.get(NETWORK).content
    conference, meeting = Calendar.from_ical(content).events

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert [line for line in content.split(b"\r\n") if len(line) > 75] == []
    assert [line.decode() for line in content.split(b"\r\n")] == content.decode().split("\r\n")
    assert str(conference["SUMMARY"]) == f"Bildungskonferenz im Kreis Borken: {text.strip()}"
    assert (str(meeting["LOCATION"]), str(meeting["DESCRIPTION"])) == (text[:150], text.strip())


def test_signs_that_no_calendar_may_hold_become_blanks(client, committee):
    create_meeting(committee=committee, place="Haus\x0b1\x01\x7f\rSaal\tA\r\nBEGIN:VEVENT")

    assert [str(event["LOCATION"]) for event in read(client).events] == ["Haus 1   Saal\tA \nBEGIN:VEVENT"]


# --- The calendar --------------------------------------------------------------------------------------------


def test_calendar_without_any_event_is_valid(client, network):
    calendar = read(client)

    calendar.validate()
    assert (calendar.events, [zone.tz_name for zone in calendar.timezones]) == ([], ["Europe/Berlin"])
    assert client.get(NETWORK).content.decode().split("\r\n")[:7] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bildungsnetz//Termine//DE",
        "NAME:Bildungsnetzwerk im Kreis Borken",
        "X-WR-CALNAME:Bildungsnetzwerk im Kreis Borken",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]


@pytest.mark.parametrize(
    ("date", "is_cancelled", "is_shown"),
    [
        ("2009-05-20", False, True),
        ("2031", False, False),
        ("2031-05", False, False),
        ("2029-06-01", True, True),
        ("2029-05-31", True, False),
        ("2029-07", True, False),
        ("2031-05-20", True, True),
    ],
)
def test_calendar_shows_what_is_known_by_day_and_the_cancelled_for_a_year(
    client, committee, date, is_cancelled, is_shown
):
    create_conference(network=committee.network, date=date, is_cancelled=is_cancelled)
    create_meeting(committee=committee, date=date, state=CANCELLED if is_cancelled else PLANNED)

    assert len(summaries(client)) == 2 * is_shown


def test_twelve_months_before_a_29_february(client, network, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2028, 2, 29))
    for day in ("2027-02-28", "2027-03-01"):
        create_conference(network=network, date=day, theme=day, is_cancelled=True)

    assert summaries(client) == ["Abgesagt: Bildungskonferenz im Kreis Borken: 2027-03-01"]


def test_calendars_know_their_own_only_and_nothing_fictional_or_unreleased(client, committee):
    create_meeting(committee=committee, number=1)
    create_meeting(committee=committee, is_released=False)
    create_meeting()
    create_conference(network=committee.network, theme="A")
    create_conference(network=create_network(is_fictional=True))

    assert summaries(client, CONFERENCES) == ["Bildungskonferenz im Kreis Borken: A"]
    assert summaries(client) == [
        "Bildungskonferenz im Kreis Borken: A",
        "Lenkungskreis im Kreis Borken: 1. Sitzung",
    ]


def test_cancelled_event_says_so_and_takes_no_time(client, committee):
    time = {"date": "2030-07-01", "begins_at": dt.time(9)}
    create_conference(network=committee.network, is_cancelled=True, theme="", **time)
    create_meeting(committee=committee, state=CANCELLED, **time)

    assert [(event["SUMMARY"], event["STATUS"], event["TRANSP"]) for event in read(client).events] == [
        ("Abgesagt: Bildungskonferenz im Kreis Borken", "CANCELLED", "TRANSPARENT"),
        ("Abgesagt: Lenkungskreis im Kreis Borken: Sitzung", "CANCELLED", "TRANSPARENT"),
    ]


def test_calendar_of_an_authority_knows_the_committees_it_sits_in_today(client, committee):
    upper = create_authority(level=SupervisoryAuthority.Level.UPPER, name="Bezirksregierung")
    department = create_authority(level=SupervisoryAuthority.Level.UPPER, slug="dezernat-41", parent=upper)
    lower = create_authority(district=committee.network.district, name="Schulamt Borken", slug="schulamt")
    other = create_committee(network=create_network(district=create_district(name="Kreis Coesfeld")), name="")
    seat = {"side": Seat.Side.LAND_UPPER, "authority": department, "begins": PartialDate(2024)}
    create_seat(committee=other, **seat)
    create_seat(committee=committee, ends=PartialDate(2030, 5, 31), **seat)
    for one in (committee, other):
        create_meeting(committee=one)
        create_meeting(committee=one, is_released=False)
        create_conference(network=one.network, theme="")
    create_conference(network=create_network(is_fictional=True))
    own, others = (
        [f"Bildungskonferenz im Kreis {name}", f"Lenkungskreis im Kreis {name}: Sitzung"]
        for name in ("Borken", "Coesfeld")
    )

    found = {
        authority.slug: set(summaries(client, f"/schulaufsicht/{authority.slug}/kalender.ics"))
        for authority in (upper, department, lower)
    }

    assert found == {upper.slug: {*own, *others}, department.slug: set(others), lower.slug: set(own)}
    assert (
        read(client, "/schulaufsicht/schulamt/kalender.ics").calendar_name == "Bildungsnetz: Schulamt Borken"
    )


# --- Over time -----------------------------------------------------------------------------------------------


def edit(dice: random.Random, committee) -> None:
    """One thing that an editor, a list action or a program does to an appointment."""
    model = dice.choice([EducationConference, Meeting])
    record = dice.choice([None, *model.objects.order_by("uid")])
    date = PartialDate(2031, dice.choice([None, 5]))
    if date.month and dice.random() < 0.8:
        date = PartialDate(2031, 5, dice.randint(1, 31))
    if record is None:
        make, owner = (
            (create_meeting, {"committee": committee})
            if model is Meeting
            else (create_conference, {"network": committee.network})
        )
        make(**owner)
        return
    of_meetings = [{"state": CANCELLED}, {"state": PLANNED}, {"is_released": False}, {"is_released": True}]
    of_conferences = [{"is_cancelled": True}, {"is_cancelled": False}, {"theme": f"Thema {dice.random()}"}]
    changes = [{"place": f"Ort {dice.random()}"}, *(of_meetings if model is Meeting else of_conferences)]
    if not model.objects.filter(date=date).exists():
        changes.append({"date": date, "begins_at": None})
    change = dice.choice(changes)
    action = dice.choice(["save", "save some", "update", "update", "delete"])
    for name, value in change.items():
        setattr(record, name, value)
    if action == "save":
        record.save()
    elif action == "save some":
        record.save(update_fields=list(change))
    elif action == "update":
        model.objects.filter(pk=record.pk).update(**change)
    else:
        record.delete()


@pytest.mark.parametrize("seed", range(4))
def test_keys_stay_unique_and_sequences_only_rise_whatever_is_edited(client, committee, seed):
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    last: dict[str, tuple[int, str]] = {}
    wrong = []

    for _ in range(60):
        edit(dice, committee)
        events = read(client).events
        keys = [str(event["UID"]) for event in events]
        wrong += [("twice", key) for key in keys if keys.count(key) > 1]
        for key, event in zip(keys, events, strict=True):
            sequence, text = int(event["SEQUENCE"]), event.to_ical().decode()
            before, text_before = last.get(key, (-1, ""))
            wrong += [("not risen", key)] if sequence < before + (text != text_before) else []
            last[key] = (sequence, text)

    assert wrong == []
    assert len(last) > 5


# --- Over HTTP -----------------------------------------------------------------------------------------------


def test_calendar_is_a_file_and_matching_etag_or_time_gives_304(client, committee):
    create_meeting(committee=committee)

    first = client.get(NETWORK)
    etag = client.get(NETWORK, headers={"If-None-Match": first["ETag"]})
    time = client.get(NETWORK, headers={"If-Modified-Since": first["Last-Modified"]})

    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Content-Disposition"] == 'inline; filename="kreis-borken.ics"'
    assert [(answer.status_code, answer.content) for answer in (etag, time)] == [(304, b""), (304, b"")]


def test_last_change_is_never_earlier_than_this_day(client, committee, monkeypatch):
    """A deletion leaves no time: a client without an ETag learns of it the next day."""
    monkeypatch.setattr(timezone, "now", lambda: NOON - dt.timedelta(days=40))
    meeting = create_meeting(committee=committee)
    of_the_day = client.get(NETWORK)["Last-Modified"]
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    meeting.save()

    assert of_the_day == "Fri, 31 May 2030 22:00:00 GMT"
    assert client.get(NETWORK)["Last-Modified"] == "Sat, 01 Jun 2030 12:30:15 GMT"


@pytest.mark.parametrize(
    ("change", "is_seen"),
    [
        (lambda meeting: Meeting.objects.update(place="Saal"), True),
        (lambda meeting: meeting.save(), True),
        (lambda meeting: meeting.delete(), True),
        (lambda meeting: Meeting.objects.update(is_released=False), True),
        (lambda meeting: create_conference(network=meeting.committee.network), True),
        (lambda meeting: create_conference(network=meeting.committee.network, date="2031"), False),
        (lambda meeting: create_meeting(committee=meeting.committee, is_released=False), False),
        (lambda meeting: create_meeting(), False),
        (lambda meeting: meeting.committee.save(), False),
    ],
)
def test_etag_changes_exactly_when_the_content_does(client, committee, change, is_seen):
    meeting = create_meeting(committee=committee)
    before = client.get(NETWORK)

    change(meeting)
    after = client.get(NETWORK, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == (200 if is_seen else 304)
    assert (after["ETag"] != before["ETag"]) == is_seen
    assert client.get(NETWORK).content == (after.content if is_seen else before.content)
