from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from bildungsnetz.health import health
from bildungsnetz.media import media
from bildungsnetz.well_known import favicon, robots, security
from networks.sitemaps import SITEMAPS

handler400 = "bildungsnetz.errors.bad_request"
handler403 = "bildungsnetz.errors.permission_denied"

urlpatterns = [
    path("", include("networks.urls")),
    path("admin/", admin.site.urls),
    path("gesund/", health),
    path("media/<path:name>", media),
    path("favicon.ico", favicon),
    path("robots.txt", robots),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}),
    path(".well-known/security.txt", security),
]
