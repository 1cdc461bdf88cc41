import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from networks.calendars import Organiser, calendar, event_of
from networks.models import EducationConference, Meeting, Network, SteeringCommittee, SupervisoryAuthority
from networks.models.appointment import Appointment


@require_safe
def conference_calendar(request: HttpRequest) -> HttpResponse:
    """The conferences of all networks, without a fictional one."""
    networks = Network.objects.not_fictional().for_list()
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
    """The meetings of all committees in which the authority has a seat today, and the conferences of their networks."""
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
    """Return the calendar, or a 304."""
    today = timezone.localdate()
    appointments = _appointments(today, request.build_absolute_uri("/").rstrip("/"), networks, committees)
    changed = _last_change(today, [appointment for appointment, _ in appointments])
    headers = {"Content-Disposition": f'inline; filename="{file}.ics"', "Last-Modified": http_date(changed)}
    content = calendar(name, (event_of(appointment, organiser) for appointment, organiser in appointments))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    set_response_etag(response)
    return get_conditional_response(request, response["ETag"], changed, response)


def _appointments(
    today: dt.date, site: str, networks: Iterable[Network], committees: Iterable[SteeringCommittee]
) -> list[tuple[Appointment, Organiser]]:
    by_network = {network.pk: Organiser.of_network(network, site) for network in networks}
    by_committee = {committee.pk: Organiser.of_committee(committee, site) for committee in committees}
    conferences = EducationConference.objects.for_calendar(today, by_network)
    meetings = Meeting.objects.for_calendar(today, by_committee)
    return [
        *((conference, by_network[conference.network_id]) for conference in conferences),
        *((meeting, by_committee[meeting.committee_id]) for meeting in meetings),
    ]


def _last_change(today: dt.date, appointments: Iterable[Appointment]) -> int:
    """Return the time of the last change in seconds since 1970, for a client that knows no ETag.

    A deletion, an ended seat or a date long past leaves no time, so it is never earlier than the beginning of today.
    """
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    return int(max([midnight, *(appointment.changed_at for appointment in appointments)]).timestamp())
