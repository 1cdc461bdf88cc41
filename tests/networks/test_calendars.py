import datetime as dt
import random
import re
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import timezone
from icalendar import Calendar

from networks import calendars
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

TODAY = dt.date(2030, 6, 1)
NOON = dt.datetime(2030, 6, 1, 12, 30, 15, 999, tzinfo=dt.UTC)
CONFERENCES = "/bildungskonferenzen/kalender.ics"
NETWORK = "/netzwerke/kreis-borken/kalender.ics"
CANCELLED, PLANNED = Meeting.State.CANCELLED, Meeting.State.PLANNED


@pytest.fixture(autouse=True)
def a_day(db, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


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


def test_event_says_no_more_than_is_known(client, network):
    create_committee(network=network, name="Lenkungsgruppe")
    create_meeting(committee=network.committee)
    create_conference(network=network, theme="")

    assert summaries(client) == [
        "Bildungskonferenz im Kreis Borken",
        "Lenkungsgruppe im Kreis Borken: Sitzung",
    ]
    assert [{"DTEND", "LOCATION", "DESCRIPTION"} & set(event) for event in read(client).events] == [
        set(),
        set(),
    ]


def test_event_that_is_cancelled_says_so_and_takes_no_time(client, committee):
    time = {"date": "2030-07-01", "begins_at": dt.time(9)}
    create_conference(network=committee.network, is_cancelled=True, theme="", **time)
    create_meeting(committee=committee, state=CANCELLED, **time)

    events = read(client).events

    assert [(event["SUMMARY"], event["STATUS"], event["TRANSP"]) for event in events] == [
        ("Abgesagt: Bildungskonferenz im Kreis Borken", "CANCELLED", "TRANSPARENT"),
        ("Abgesagt: Lenkungskreis im Kreis Borken: Sitzung", "CANCELLED", "TRANSPARENT"),
    ]


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2031-01-15", dt.datetime(2031, 1, 15, 13, tzinfo=dt.UTC)),
        ("2031-07-15", dt.datetime(2031, 7, 15, 12, tzinfo=dt.UTC)),
        ("2009-07-15", dt.datetime(2009, 7, 15, 12, tzinfo=dt.UTC)),
        ("2031-03-30", dt.datetime(2031, 3, 30, 12, tzinfo=dt.UTC)),
        ("2031-10-26", dt.datetime(2031, 10, 26, 13, tzinfo=dt.UTC)),
    ],
)
def test_event_at_two_in_the_afternoon_is_so_in_summer_and_in_winter(client, committee, day, utc):
    create_meeting(committee=committee, date=day, begins_at=dt.time(14))

    calendar = read(client)
    by_its_own_rule = calendar.timezones[0].to_tz(lookup_tzid=False)
    local = calendar.events[0].start.replace(tzinfo=None)

    assert calendar.events[0].start.astimezone(dt.UTC) == utc
    assert local.replace(tzinfo=by_its_own_rule).astimezone(dt.UTC) == utc


def test_the_time_zone_agrees_with_the_one_of_the_operating_system(client, network):
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
    assert client.get(NETWORK).content.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bildungsnetz//Termine//DE",
        "NAME:Bildungsnetzwerk im Kreis Borken",
        "X-WR-CALNAME:Bildungsnetzwerk im Kreis Borken",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "END:VCALENDAR",
        "",
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


@pytest.mark.parametrize(("day", "is_shown"), [("2027-02-28", False), ("2027-03-01", True)])
def test_twelve_months_before_a_29_february(client, network, monkeypatch, day, is_shown):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2028, 2, 29))
    create_conference(network=network, date=day, is_cancelled=True)

    assert len(summaries(client)) == is_shown


def test_calendar_of_all_conferences_knows_no_meeting_and_nothing_made_up(client, committee):
    create_meeting(committee=committee)
    create_conference(network=committee.network, theme="A")
    made_up = create_network(is_fictional=True)
    create_conference(network=made_up, theme="B")

    assert summaries(client, CONFERENCES) == ["Bildungskonferenz im Kreis Borken: A"]
    assert read(client, CONFERENCES).calendar_name == "Bildungskonferenzen im Regierungsbezirk Münster"


def test_calendar_of_a_network_knows_its_own_only(client, committee):
    create_meeting(committee=committee, number=1)
    create_meeting(committee=committee, is_released=False)
    create_meeting()
    create_conference(network=committee.network, theme="A")
    create_conference()

    assert summaries(client) == [
        "Bildungskonferenz im Kreis Borken: A",
        "Lenkungskreis im Kreis Borken: 1. Sitzung",
    ]


def test_calendar_of_a_made_up_network_says_that_it_is(client):
    made_up = create_network(
        district=create_district(name="Kreis Muster (erfunden)"), slug="musterkreis", is_fictional=True
    )
    create_conference(network=made_up, theme="")

    calendar = read(client, "/netzwerke/musterkreis/kalender.ics")

    assert calendar.calendar_name == "Bildungsnetzwerk im Kreis Muster (erfunden)"
    assert [str(event["SUMMARY"]) for event in calendar.events] == [
        "Bildungskonferenz im Kreis Muster (erfunden)"
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
def test_whatever_is_edited_keys_stay_unique_and_sequences_only_rise(client, committee, seed):
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    last: dict[str, tuple[int, str]] = {}
    wrong = []

    for _ in range(60):
        edit(dice, committee)
        remembered = client.get(NETWORK).content
        calendars._texts.clear()
        written_anew = client.get(NETWORK).content
        wrong += [("outdated", remembered)] if remembered != written_anew else []
        events = Calendar.from_ical(written_anew).events
        keys = [str(event["UID"]) for event in events]
        wrong += [("twice", key) for key in keys if keys.count(key) > 1]
        for key, event in zip(keys, events, strict=True):
            sequence, text = int(event["SEQUENCE"]), event.to_ical().decode()
            before, text_before = last.get(key, (-1, ""))
            wrong += [("not risen", key)] if sequence < before + (text != text_before) else []
            last[key] = (sequence, text)

    assert wrong == []
    assert len(last) > 5


def test_calendar_forgets_what_it_remembers_when_a_name_changes(client, committee):
    create_meeting(committee=committee, number=1)
    before = summaries(client)

    type(committee).objects.update(name="Lenkungsgruppe")
    type(committee.network.district).objects.update(name="Kreis Borken (West)")

    assert before == ["Lenkungskreis im Kreis Borken: 1. Sitzung"]
    assert summaries(client) == ["Lenkungsgruppe im Kreis Borken (West): 1. Sitzung"]


# --- Over HTTP -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "file"),
    [
        (CONFERENCES, "bildungskonferenzen.ics"),
        (NETWORK, "kreis-borken.ics"),
        ("/schulaufsicht/schulamt/kalender.ics", "schulamt.ics"),
    ],
)
def test_calendar_is_a_file_without_a_cookie(client, committee, address, file):
    create_authority(slug="schulamt", district=committee.network.district)
    create_conference(network=committee.network)

    response, head = client.get(address), client.head(address)

    assert (response.status_code, head.status_code, head.content) == (200, 200, b"")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'inline; filename="{file}"'
    assert (str(response.cookies), response["Vary"]) == ("", "Accept-Encoding")
    assert {name: head[name] for name in ("ETag", "Last-Modified", "Content-Type")} == {
        name: response[name] for name in ("ETag", "Last-Modified", "Content-Type")
    }
    assert int(head["Content-Length"]) == len(response.content)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", [CONFERENCES, NETWORK, "/schulaufsicht/schulamt/kalender.ics"])
def test_calendar_can_only_be_looked_at(client, method, address):
    response = getattr(client, method)(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "address", ["/netzwerke/unbekannt/kalender.ics", "/schulaufsicht/unbekannt/kalender.ics"]
)
def test_calendar_of_nobody_is_no_page(client, address):
    assert client.get(address).status_code == 404


def test_calendar_that_has_not_changed_is_not_sent_again(client, committee):
    create_meeting(committee=committee)
    first = client.get(NETWORK)

    by_etag = client.get(NETWORK, headers={"If-None-Match": first["ETag"]})
    by_time = client.get(NETWORK, headers={"If-Modified-Since": first["Last-Modified"]})

    assert [(answer.status_code, answer.content) for answer in (by_etag, by_time)] == [(304, b""), (304, b"")]
    assert by_etag["ETag"] == first["ETag"]


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


def test_last_change_is_never_earlier_than_this_day(client, committee, monkeypatch):
    """A deletion leaves no time: without an ETag, one learns of it the next day."""
    monkeypatch.setattr(timezone, "now", lambda: NOON - dt.timedelta(days=40))
    meeting = create_meeting(committee=committee)
    of_the_day = client.get(NETWORK)["Last-Modified"]
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    meeting.save()
    of_the_change = client.get(NETWORK)["Last-Modified"]
    meeting.delete()
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY + dt.timedelta(days=1))

    assert of_the_day == "Fri, 31 May 2030 22:00:00 GMT"
    assert of_the_change == "Sat, 01 Jun 2030 12:30:15 GMT"
    assert client.get(NETWORK, headers={"If-Modified-Since": of_the_change}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "cold", "warm"),
    [(CONFERENCES, 3, 2), ("/netzwerke/{}/kalender.ics", 6, 4), ("/schulaufsicht/{}/kalender.ics", 6, 4)],
)
def test_calendar_asks_as_often_for_many_as_for_one(
    client, django_assert_num_queries, address, cold, warm, rows
):
    authority = create_authority(level=SupervisoryAuthority.Level.UPPER)
    committees = [create_committee() for _ in range(rows)]
    for committee in committees:
        for _ in range(rows):
            create_meeting(committee=committee)
            create_conference(network=committee.network)
    slug = authority.slug if "schulaufsicht" in address else committees[0].network.slug

    with django_assert_num_queries(cold):
        client.get(address.format(slug))
    with django_assert_num_queries(warm):
        client.get(address.format(slug))


# --- The links to it -----------------------------------------------------------------------------------------


def links(**values: object) -> str:
    template = Template(
        '{% include "networks/includes/calendar.html" with address=address label=label is_brief=is_brief only %}'
    )
    request = RequestFactory().get("/")
    return template.render(RequestContext(request, {"address": NETWORK, "label": "Kreis Borken"} | values))


@pytest.mark.parametrize("is_brief", [False, True])
def test_links_subscribe_or_download_and_explain_it_once(is_brief):
    html = links(is_brief=is_brief)

    assert re.findall(r'href="([^"]+)">([^<]+)', html) == [
        (f"webcal://testserver{NETWORK}", "Termine abonnieren"),
        (NETWORK, "Kalenderdatei herunterladen"),
    ]
    assert html.count("– Kreis Borken</span>") == 2
    assert ("bleiben die Termine auf Ihrem Telefon von selbst aktuell" in html) == (not is_brief)


def test_link_to_download_leads_to_the_calendar(client, network):
    address = re.findall(r'href="(/[^"]+)"', links(is_brief=False))[0]

    assert client.get(address).status_code == 200
