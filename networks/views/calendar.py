from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from networks.calendars import Feed, authority_feed, network_feed, region_feed
from networks.models import Network, SupervisoryAuthority


@require_safe
def conference_calendar(request: HttpRequest) -> HttpResponse:
    return _answer(request, region_feed(_site(request), timezone.localdate()), "bildungskonferenzen")


@require_safe
def network_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        feed = network_feed(slug, _site(request), timezone.localdate())
    except Network.DoesNotExist as error:
        raise Http404 from error
    return _answer(request, feed, slug)


@require_safe
def authority_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        feed = authority_feed(slug, _site(request), timezone.localdate())
    except SupervisoryAuthority.DoesNotExist as error:
        raise Http404 from error
    return _answer(request, feed, slug)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _answer(request: HttpRequest, feed: Feed, file: str) -> HttpResponse:
    """Return the calendar, or a 304 where its ETag or, for a client without one, the time of its change matches."""
    changed = int(feed.changed_at.timestamp())
    headers = {"Content-Disposition": f'inline; filename="{file}.ics"', "Last-Modified": http_date(changed)}
    response = HttpResponse(feed.content, content_type="text/calendar; charset=utf-8", headers=headers)
    set_response_etag(response)
    return get_conditional_response(request, response["ETag"], changed, response)
