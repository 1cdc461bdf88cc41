from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from bildungsnetz.duties.models import Film, Operator
from bildungsnetz.middleware import NO_STORE
from bildungsnetz.ranges import FileMiddleware
from networks.models import ServiceCentre

A_MINUTE = 60  # seconds; a withdrawn film must disappear, so browsers ask again (and get a 304)


@require_safe
def sign_language(request: HttpRequest) -> HttpResponse:
    operator = Operator.objects.current()
    context = {
        "films": list(Film.objects.released()),
        "contact": operator if operator.is_reachable else ServiceCentre.objects.first(),
    }
    return render(request, "duties/sign_language.html", context)


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponse:
    """Serve a film's file: to everybody once the film is released, before that to staff only.

    A reverse proxy must not serve these files, because it does not know which film is released.
    """
    file = _find(name)
    film = Film.objects.with_file(name).first() if file else None
    if film is None or not (film.is_released or request.user.is_staff):
        raise Http404
    response = FileMiddleware.serve(file, request)
    if not film.is_released:
        response["Cache-Control"] = NO_STORE
    return response


def _find(name: str) -> StaticFile | None:
    """Return the file for FileMiddleware, which answers range requests (seeking in a film); Django's `serve` does not.

    `autorefresh` finds files that were uploaded after the process started.
    """
    files = WhiteNoise(
        None, autorefresh=True, max_age=A_MINUTE, allow_all_origins=False, mimetypes={".vtt": "text/vtt"}
    )
    files.add_files(settings.MEDIA_ROOT, settings.MEDIA_URL)
    return files.find_file(f"{settings.MEDIA_URL}{name}")
