"""Uploaded files, wherever no reverse proxy serves them itself (deploy/nginx.conf)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from whitenoise import WhiteNoise
from whitenoise.middleware import WhiteNoiseMiddleware

A_DAY = 86_400  # a new file has a new name, but one that was taken back must vanish


@csrf_exempt
@require_safe
def media(request: HttpRequest, name: str) -> HttpResponse:
    """With ranges, by which browsers jump within a film; Django's own `serve` knows none.

    WhiteNoise's middleware looks at a folder only once, when the process starts; so here it looks each time.
    """
    files = WhiteNoise(
        None,
        autorefresh=True,
        max_age=A_DAY,
        allow_all_origins=False,
        mimetypes={".vtt": "text/vtt"},
    )
    files.add_files(settings.MEDIA_ROOT, settings.MEDIA_URL)
    file = files.find_file(f"{settings.MEDIA_URL}{name}")
    if file is None:
        raise Http404
    return WhiteNoiseMiddleware.serve(file, request)
