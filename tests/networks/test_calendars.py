import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from networks.models import Meeting, PartialDate
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
        "DTEND;VALUE=DATE:20300705",
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
        summary="Zwei **Ziele**:\n\n- Sprache\n- [Rat](/orte/ahlen/) & B <c>",
        state=Meeting.State.HELD,
    )

    assert lines(client.get(NETWORK).content) == [
        "SUMMARY:Lenkungskreis im Kreis Borken: 2. Sitzung",
        "DTSTART;TZID=Europe/Berlin:20300117T140000",
        "DTEND;TZID=Europe/Berlin:20300117T163000",
        "DTSTAMP:20300601T123015Z",
        "UID:00000000-0000-0000-0000-000000000008@termine.bildungsnetz",
        "SEQUENCE:0",
        r"DESCRIPTION:Zwei Ziele:\n\n– Sprache\n– Rat (http://testserver/orte/ahlen/) & B <c>",
        "LAST-MODIFIED:20300601T123015Z",
        r"LOCATION:Kreishaus\, Saal 1\; online",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:http://testserver/lenkungskreise/kreis-borken/",
    ]


@pytest.mark.parametrize(
    ("day", "begins_at", "end"),
    [
        ("2030-07-04", dt.time(14), "20300704T150000"),
        ("2030-07-04", dt.time(23, 30), "20300705T003000"),
        ("2031-03-30", dt.time(1, 30), "20310330T033000"),  # summer time begins
    ],
)
def test_time_without_end_lasts_an_hour(client, committee, day, begins_at, end):
    create_meeting(committee=committee, date=day, begins_at=begins_at)

    assert lines(client.get(NETWORK).content)[2] == f"DTEND;TZID=Europe/Berlin:{end}"


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


def test_calendars_omit_other_networks_and_fictional_and_unreleased_events(client, committee):
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


def test_cancelled_event_is_shown_as_free_time_for_a_year(client, committee):
    for day in ("2029-05-31", "2029-06-01"):
        time = {"date": day, "begins_at": dt.time(9)}
        create_conference(network=committee.network, is_cancelled=True, theme="", **time)
        create_meeting(committee=committee, state=Meeting.State.CANCELLED, **time)

    assert [(event["SUMMARY"], event["STATUS"], event["TRANSP"]) for event in read(client).events] == [
        ("Abgesagt: Bildungskonferenz im Kreis Borken", "CANCELLED", "TRANSPARENT"),
        ("Abgesagt: Lenkungskreis im Kreis Borken: Sitzung", "CANCELLED", "TRANSPARENT"),
    ]


def test_calendar_of_an_authority_has_the_committees_in_which_it_sits_today(client, committee):
    whole, address = create_authority(level="obere"), "/schulaufsicht/dezernat-41/kalender.ics"
    department = create_authority(level="obere", parent=whole, name="Dezernat 41", slug="dezernat-41")
    for one, ends in [(committee, "2030-06-01"), (create_committee(), "2030-05-31")]:
        create_seat(committee=one, side="obere", authority=department, ends=ends)
        create_meeting(committee=one)
        create_conference(network=one.network, theme="")

    assert read(client, address).calendar_name == "Bildungsnetz: Dezernat 41"
    assert summaries(client, address) == [
        "Bildungskonferenz im Kreis Borken",
        "Lenkungskreis im Kreis Borken: Sitzung",
    ]


def test_changed_event_keeps_its_uid_and_raises_its_sequence(client, committee):
    appointments = [create_conference(network=committee.network), create_meeting(committee=committee)]
    uids = [f"{appointment.uid}@termine.bildungsnetz" for appointment in appointments]
    found = []
    for date in ("2031-05-01", "2031-05", "2031-05-02"):
        for appointment in appointments:
            appointment.date = PartialDate.parse(date)
            appointment.save()
        found.append([(event["UID"], event["SEQUENCE"]) for event in read(client).events])

    assert found == [[(uid, 1) for uid in uids], [], [(uid, 3) for uid in uids]]


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
