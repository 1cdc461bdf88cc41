from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.pair import Pair
from networks.evidence import PageEvidence
from networks.finder.spelling import clean
from networks.models import Network


@require_safe
def network_comparison(request: HttpRequest) -> HttpResponse:
    """Show the networks „?a=“ and „?b=“ side by side; without two different ones, a sentence and the form."""
    today = timezone.localdate()
    slugs = [request.GET.get(name, "") for name in ("a", "b")]
    readable = [clean(slug) for slug in slugs]  # PostgreSQL takes no NUL
    found = {network.slug: network for network in Network.objects.for_comparison(readable, today)}
    pair = Pair((found[readable[0]], found[readable[1]]), today) if len(found) == len(slugs) else None
    context = {
        "networks": Network.objects.for_list(),
        "slugs": slugs,
        "pair": pair,
        "problem": "" if pair else _problem(slugs, len(found)),
        "evidence": PageEvidence.of(pair.records) if pair else None,
    }
    return render(request, "networks/network_comparison.html", context)


def _problem(slugs: list[str], found: int) -> str:
    """Return why these slugs give no comparison; empty where none was asked for."""
    if not any(slugs):
        return ""
    if not all(slugs):
        return "Bitte wählen Sie zwei Netzwerke."
    if found and slugs[0] == slugs[1]:
        return "Das ist zweimal dasselbe Netzwerk. Bitte wählen Sie zwei verschiedene."
    return "Dieses Netzwerk kennen wir nicht. Bitte wählen Sie zwei aus den Listen."
