"""Files for machines: favicon, robots.txt and security.txt."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core import checks
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

SOON = dt.timedelta(days=30)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Serve the icon for feed readers and bookmarks, which read no page."""
    return redirect(static("img/favicon.ico"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri("/sitemap.xml")
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /suche/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: needs a contact and an expiry, which only the operator can give."""
    if not (settings.SECURITY_CONTACT and settings.SECURITY_EXPIRES):
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {settings.SECURITY_EXPIRES}",
        "Preferred-Languages: de, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def security_remark(now: dt.datetime) -> str:
    """Say in German what to do about security.txt, empty if nothing; an expired one must not be used (RFC 9116)."""
    if not (settings.SECURITY_CONTACT and settings.SECURITY_EXPIRES):
        return (
            "Es gibt keine security.txt. Setzen Sie DJANGO_SECURITY_CONTACT und DJANGO_SECURITY_EXPIRES, "
            "damit man weiß, wohin man Sicherheitslücken meldet."
        )
    try:
        expires = dt.datetime.fromisoformat(settings.SECURITY_EXPIRES)
    except ValueError:
        expires = None
    if expires is None or expires.tzinfo is None:
        return (
            f"DJANGO_SECURITY_EXPIRES ist „{settings.SECURITY_EXPIRES}“ und damit kein Zeitpunkt. "
            "Schreiben Sie ihn so: 2027-06-30T00:00:00Z."
        )
    if expires > now + SOON:
        return ""
    verb = "gilt nur noch" if expires > now else "galt nur"
    return (
        f"Die security.txt {verb} bis zum {timezone.localtime(expires):%d.%m.%Y}. "
        "Prüfen Sie den Kontakt und setzen Sie DJANGO_SECURITY_EXPIRES neu."
    )


@checks.register(checks.Tags.security, deploy=True)
def check_security(**kwargs: Any) -> list[checks.CheckMessage]:
    """Warn about a security.txt that cannot be used; a missing one is no error."""
    remark = security_remark(timezone.now())
    if not remark:
        return []
    is_set = settings.SECURITY_CONTACT and settings.SECURITY_EXPIRES
    kind, id = (checks.Warning, "bildungsnetz.W001") if is_set else (checks.Info, "bildungsnetz.I001")
    return [kind(remark, hint="Mehr dazu steht in docs/betrieb.md.", id=id)]
