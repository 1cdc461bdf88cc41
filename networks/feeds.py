"""Calendars to subscribe to: RFC 5545, with the name and the refresh interval of RFC 7986."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from html import unescape
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.html import strip_tags
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText
from icalendar.enums import STATUS, TRANSP

from networks import markdown
from networks.models import EducationConference, Meeting, Network, SteeringCommittee, SupervisoryAuthority
from networks.models.appointment import Appointment, AppointmentQuerySet

BERLIN = ZoneInfo("Europe/Berlin")
PRODUCT = "-//Bildungsnetz//Termine//DE"
UID_SUFFIX = "@termine.bildungsnetz"  # never the host's name: a move must not double everybody's entries
A_DAY = dt.timedelta(days=1)
END = b"END:VCALENDAR\r\n"
CONTROLS = dict.fromkeys({*range(0x20), 0x7F} - {0x09, 0x0A}, " ")  # RFC 5545, 3.1, forbids them in a text
# More than the appointments of four hundred networks; about a kilobyte each.
KEPT = 8192


@require_safe
def conference_calendar(request: HttpRequest) -> HttpResponse:
    """All conferences of the networks that exist."""
    networks = Network.objects.real().for_list()
    name = "Bildungskonferenzen im Regierungsbezirk Münster"
    return _answer(request, name, "bildungskonferenzen", networks, [])


@require_safe
def network_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's conferences and its committee's meetings."""
    network = get_object_or_404(Network.objects.for_list(), slug=slug)
    committees = [network.committee] if hasattr(network, "committee") else []
    name = f"Bildungsnetzwerk {network.district.with_in}"
    return _answer(request, name, network.slug, [network], committees)


@require_safe
def authority_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of all committees it sits in today, and the conferences these answer to."""
    authority = get_object_or_404(SupervisoryAuthority, slug=slug)
    committees = list(SteeringCommittee.objects.of_authority(authority, timezone.localdate()))
    networks = [committee.network for committee in committees]
    return _answer(request, f"Bildungsnetz: {authority.name}", authority.slug, networks, committees)


def _answer(
    request: HttpRequest,
    name: str,
    file: str,
    networks: Iterable[Network],
    committees: Iterable[SteeringCommittee],
) -> HttpResponse:
    """The calendar, or a 304. The ETag is of the content, so both change together.

    Who knows no ETag is told a time of the last change. A deletion, an ended seat or a date long past leaves none, so it
    is never earlier than the beginning of this day.
    """
    today = timezone.localdate()
    site = request.build_absolute_uri("/").rstrip("/")
    hosts = {network.pk: _network(network, site) for network in networks}
    events = _events(EducationConference.objects.for_calendar(today, hosts), "network_id", hosts)
    hosts = {committee.pk: _committee(committee, site) for committee in committees}
    events |= _events(Meeting.objects.for_calendar(today, hosts), "committee_id", hosts)

    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    changed = int(max([midnight, *(version.changed_at for version in events)]).timestamp())
    headers = {"Content-Disposition": f'inline; filename="{file}.ics"', "Last-Modified": http_date(changed)}
    response = HttpResponse(
        calendar(name, events.values()), content_type="text/calendar; charset=utf-8", headers=headers
    )
    set_response_etag(response)
    return get_conditional_response(request, response["ETag"], changed, response)


class Host(NamedTuple):
    """Whose appointment it is: what its event says of that."""

    body: str
    site: str
    page: str
    slug: str


class Version(NamedTuple):
    """All that the text of an event depends on: each change of an appointment counts its sequence up."""

    uid: UUID
    sequence: int
    changed_at: dt.datetime
    host: Host


_texts: dict[Version, bytes] = {}


def _network(network: Network, site: str) -> Host:
    return Host(network.district.with_in, site, "networks:conference-detail", network.slug)


def _committee(committee: SteeringCommittee, site: str) -> Host:
    network = committee.network
    body = f"{committee.title} {network.district.with_in}"
    return Host(body, site, "networks:committee-detail", network.slug)


def _events(
    appointments: AppointmentQuerySet, host_field: str, hosts: dict[int, Host]
) -> dict[Version, bytes]:
    """The text of each event; `hosts` by their keys.

    The library needs about a third of a millisecond for one, so each process remembers them. As long as all are known,
    the database is asked for their versions only.
    """
    rows = appointments.values_list("uid", "sequence", "changed_at", host_field)
    try:
        return {version: _texts[version] for version in (Version(*row[:3], hosts[row[3]]) for row in rows)}
    except KeyError:
        return dict(
            _text(appointment, hosts[getattr(appointment, host_field)]) for appointment in appointments
        )


def _text(appointment: Appointment, host: Host) -> tuple[Version, bytes]:
    version = Version(appointment.uid, appointment.sequence, appointment.changed_at, host)
    text = _texts.get(version)
    if text is None:
        if len(_texts) >= KEPT:
            _texts.clear()
        text = _texts[version] = event_of(appointment, host).to_ical()
    return version, text


def calendar(name: str, events: Iterable[bytes]) -> bytes:
    """A whole calendar. Valid without events too: the time zone is the one component that it must have."""
    frame = Calendar()
    frame.add("PRODID", PRODUCT)
    frame.add("VERSION", "2.0")
    for key in ("NAME", "X-WR-CALNAME"):
        frame.add(key, vText(name))  # of themselves, the library's types for them escape nothing
    frame.add("REFRESH-INTERVAL", A_DAY, parameters={"VALUE": "DURATION"})
    frame.add("X-PUBLISHED-TTL", vText("P1D"))
    frame.add_component(berlin())
    return b"".join([frame.to_ical().removesuffix(END), *events, END])


def event_of(appointment: Appointment, host: Host) -> Event:
    event = Event()
    event.add("UID", f"{appointment.uid}{UID_SUFFIX}")
    event.add("SEQUENCE", appointment.sequence)
    # Without a METHOD, both are the time of the last change (RFC 5545, 3.8.7.2): the same content, the same bytes.
    event.add("DTSTAMP", appointment.changed_at)
    event.add("LAST-MODIFIED", appointment.changed_at)
    event.add("STATUS", STATUS.CANCELLED if appointment.is_cancelled else STATUS.CONFIRMED)
    event.add("SUMMARY", _clean(_summary(appointment, host)))
    event.add("URL", host.site + reverse(host.page, args=[host.slug]))
    # Without an end, a date lasts that day and a time lasts no time (RFC 5545, 3.6.1).
    day, begins_at, ends_at = appointment.date.first, appointment.begins_at, appointment.ends_at
    event.add("DTSTART", _moment(day, begins_at) if begins_at else day)
    if ends_at:
        event.add("DTEND", _moment(day, ends_at))
    takes_time = begins_at and not appointment.is_cancelled
    event.add("TRANSP", TRANSP.OPAQUE if takes_time else TRANSP.TRANSPARENT)
    for key, text in (("LOCATION", appointment.place), ("DESCRIPTION", _description(appointment))):
        if text:
            event.add(key, _clean(text))
    return event


def _summary(appointment: Appointment, host: Host) -> str:
    if isinstance(appointment, Meeting):
        summary = f"{host.body}: {appointment.title}"
    else:
        summary = ": ".join(filter(None, [f"{appointment.title} {host.body}", appointment.theme]))
    return f"Abgesagt: {summary}" if appointment.is_cancelled else summary


def _description(appointment: Appointment) -> str:
    if isinstance(appointment, Meeting):
        return unescape(strip_tags(markdown.render(appointment.summary))).strip()
    return appointment.note


def _clean(text: str) -> str:
    return text.translate(CONTROLS)


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=BERLIN)


@cache
def berlin() -> Timezone:
    """The time zone by the rule that holds since 1996, years before the first network.

    The library's own way ends in 2038 and lets summer begin an hour late.
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
