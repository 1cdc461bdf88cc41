from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from bildungsnetz.health import health
from bildungsnetz.media import media
from bildungsnetz.well_known import favicon, robots, security
from networks.sitemaps import SITEMAPS

handler400 = "bildungsnetz.errors.bad_request"
handler403 = "bildungsnetz.errors.permission_denied"


def for_machines(route, view, *arguments):
    """As `public` in networks.urls: a wrong method is a 405, not a missing token."""
    return path(route, csrf_exempt(view), *arguments)


urlpatterns = [
    path("", include("networks.urls")),
    path("admin/", admin.site.urls),
    for_machines("gesund/", health),
    for_machines("media/<path:name>", media),
    for_machines("favicon.ico", favicon),
    for_machines("robots.txt", robots),
    for_machines("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}),
    for_machines(".well-known/security.txt", security),
]
