"""Calendars to subscribe to: RFC 5545, with the name and the refresh interval of RFC 7986."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText
from icalendar.enums import STATUS, TRANSP

from networks import markdown
from networks.content import remembered
from networks.counted import counted_in_words
from networks.models import EducationConference, Meeting, Network, SteeringCommittee, SupervisoryAuthority
from networks.models.appointment import Appointment
from networks.models.partial_date import Precision

BERLIN = ZoneInfo("Europe/Berlin")
PRODUCT = "-//Bildungsnetz//Termine//DE"
UID_SUFFIX = "@termine.bildungsnetz"  # not the host's name: with another host, all entries would appear twice
A_DAY = dt.timedelta(days=1)
AN_HOUR = dt.timedelta(hours=1)


class Organiser(NamedTuple):
    """The body that holds an appointment: its name, this site's address without a final slash, its page's URL name and slug."""

    body: str
    site: str
    page: str
    slug: str

    @classmethod
    def of_network(cls, network: Network, site: str) -> "Organiser":
        return cls(network.district.with_in, site, "networks:conference-detail", network.slug)

    @classmethod
    def of_committee(cls, committee: SteeringCommittee, site: str) -> "Organiser":
        network = committee.network
        body = f"{committee.title} {network.district.with_in}"
        return cls(body, site, "networks:committee-detail", network.slug)


class Feed(NamedTuple):
    """A calendar as bytes of UTF-8, and the time of its last change."""

    content: bytes
    changed_at: dt.datetime


@remembered
def region_feed(site: str, today: dt.date) -> Feed:
    """Return the conferences of all networks, without a fictional one."""
    networks = Network.objects.not_fictional().for_list()
    return _feed("Bildungskonferenzen im Regierungsbezirk Münster", site, today, networks, [])


@remembered
def network_feed(slug: str, site: str, today: dt.date) -> Feed:
    """Return a network's conferences and its committee's meetings. Raises Network.DoesNotExist."""
    network = Network.objects.for_list().get(slug=slug)
    committees = [network.committee] if hasattr(network, "committee") else []
    return _feed(f"Bildungsnetzwerk {network.district.with_in}", site, today, [network], committees)


@remembered
def authority_feed(slug: str, site: str, today: dt.date) -> Feed:
    """Return the meetings of all committees in which the authority has a seat today, and their networks' conferences.

    Raises SupervisoryAuthority.DoesNotExist.
    """
    authority = SupervisoryAuthority.objects.get(slug=slug)
    committees = list(SteeringCommittee.objects.of_authority(authority, today))
    networks = [committee.network for committee in committees]
    return _feed(f"Bildungsnetz: {authority.name}", site, today, networks, committees)


def outlook(appointments: Iterable[Appointment], today: dt.date) -> str:
    """Return a sentence on the coming dates that a calendar of these appointments holds: those with a known day."""
    coming = sum(
        appointment.date.precision == Precision.DAY
        and appointment.date.first >= today
        and not appointment.is_cancelled
        for appointment in appointments
    )
    if not coming:
        return "Zurzeit ist kein kommender Termin bekannt. Neue erscheinen von selbst."
    return f"Darin: {counted_in_words(coming, 'ein kommender Termin', 'kommende Termine')}. Neue erscheinen von selbst."


def _feed(
    name: str,
    site: str,
    today: dt.date,
    networks: Iterable[Network],
    committees: Iterable[SteeringCommittee],
) -> Feed:
    """A deletion, an ended seat or a date long past leaves no time of a change: it is never before this day began."""
    by_network = {network.pk: Organiser.of_network(network, site) for network in networks}
    by_committee = {committee.pk: Organiser.of_committee(committee, site) for committee in committees}
    conferences = EducationConference.objects.for_calendar(today, by_network)
    meetings = Meeting.objects.for_calendar(today, by_committee)
    appointments = [(conference, by_network[conference.network_id]) for conference in conferences]
    appointments += [(meeting, by_committee[meeting.committee_id]) for meeting in meetings]
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    changed_at = max([midnight, *(appointment.changed_at for appointment, _ in appointments)])
    return Feed(calendar(name, (event_of(*appointment) for appointment in appointments)), changed_at)


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """Return a whole calendar in UTF-8. It is valid without events because it has its time zone (RFC 5545, 3.4)."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    for key in ("NAME", "X-WR-CALNAME"):
        calendar.add(key, vText(name))  # the library's own types for these properties escape nothing
    calendar.add("REFRESH-INTERVAL", A_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("P1D"))
    calendar.add_component(berlin())
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def event_of(appointment: Appointment, organiser: Organiser) -> Event:
    """Return the appointment as an event; its day must be known."""
    event = Event()
    event.add("UID", f"{appointment.uid}{UID_SUFFIX}")
    event.add("SEQUENCE", appointment.sequence)
    # Without a METHOD, both are the time of the last change (RFC 5545, 3.8.7.2): the same content, the same bytes.
    event.add("DTSTAMP", appointment.changed_at)
    event.add("LAST-MODIFIED", appointment.changed_at)
    event.add("STATUS", STATUS.CANCELLED if appointment.is_cancelled else STATUS.CONFIRMED)
    event.add("SUMMARY", _summary(appointment, organiser))
    event.add("URL", organiser.site + reverse(organiser.page, args=[organiser.slug]))
    begin, end = _period(appointment)
    event.add("DTSTART", begin)
    event.add("DTEND", end)
    takes_time = appointment.begins_at and not appointment.is_cancelled
    event.add("TRANSP", TRANSP.OPAQUE if takes_time else TRANSP.TRANSPARENT)
    for key, text in (("LOCATION", appointment.place), ("DESCRIPTION", _description(appointment, organiser))):
        if text:
            event.add(key, text)
    return event


def _summary(appointment: Appointment, organiser: Organiser) -> str:
    if isinstance(appointment, Meeting):
        summary = f"{organiser.body}: {appointment.title}"
    else:
        summary = ": ".join(filter(None, [f"{appointment.title} {organiser.body}", appointment.theme]))
    return f"Abgesagt: {summary}" if appointment.is_cancelled else summary


def _description(appointment: Appointment, organiser: Organiser) -> str:
    if isinstance(appointment, Meeting):
        return markdown.as_text(appointment.summary, organiser.site)
    return appointment.note


def _period(appointment: Appointment) -> tuple[dt.date, dt.date]:
    """Return begin and end, which calendar programs do not count in: two days, or two times in Berlin.

    Without an end, a time lasts an hour and a date that day. RFC 5545, 3.6.1, would let a time last no time, which
    calendar programs show as a line or not at all.
    """
    day, begins_at, ends_at = appointment.date.first, appointment.begins_at, appointment.ends_at
    if not begins_at:
        return day, day + A_DAY
    begin = dt.datetime.combine(day, begins_at, tzinfo=BERLIN)
    if ends_at:
        return begin, dt.datetime.combine(day, ends_at, tzinfo=BERLIN)
    an_hour_later = begin.astimezone(dt.UTC) + AN_HOUR  # in UTC: an hour also where the clock changes
    return begin, an_hour_later.astimezone(BERLIN)


@cache
def berlin() -> Timezone:
    """The time zone by its rule since 1996, years before the first network.

    The library's own time zone ends in 2038 and begins summer time an hour late.
    """
    zone = Timezone()
    zone.add("TZID", BERLIN.key)
    winter, summer = dt.timedelta(hours=1), dt.timedelta(hours=2)
    for observance, abbreviation, begin, month, before, after in (
        (TimezoneDaylight(), "CEST", dt.datetime(1996, 3, 31, 2), 3, winter, summer),  # noqa: DTZ001 - local
        (TimezoneStandard(), "CET", dt.datetime(1996, 10, 27, 3), 10, summer, winter),  # noqa: DTZ001 - local
    ):
        observance.add("DTSTART", begin)
        observance.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        observance.add("TZNAME", abbreviation)
        observance.add("TZOFFSETFROM", before)
        observance.add("TZOFFSETTO", after)
        zone.add_component(observance)
    return zone
