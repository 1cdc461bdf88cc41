from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from bildungsnetz.duties.views import film
from bildungsnetz.health import health
from bildungsnetz.well_known import favicon, robots, security
from networks.sitemaps import SITEMAPS

handler400 = "bildungsnetz.errors.bad_request"
handler403 = "bildungsnetz.errors.permission_denied"
handler404 = "bildungsnetz.errors.page_not_found"

urlpatterns = [
    path("", include("networks.urls")),
    path("", include("bildungsnetz.duties.urls")),
    path("admin/", admin.site.urls),
    path("gesund/", health),
    path("media/<path:name>", film.media),
    path("favicon.ico", favicon),
    path("robots.txt", robots),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}),
    path(".well-known/security.txt", security),
]
