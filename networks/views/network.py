from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.sheet import Sheet
from networks.evidence import PageEvidence
from networks.models import Network


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.for_list())
    context = {
        "networks": networks,
        "count": sum(not network.is_fictional for network in networks),
        "evidence": PageEvidence.of(networks),
    }
    return render(request, "networks/network_list.html", context)


@require_safe
def network_detail(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(Network.objects.for_detail(), slug=slug)
    context = {
        "network": network,
        "evidence": PageEvidence.of(network.records()),
    }
    return render(request, "networks/network_detail.html", context)


@require_safe
def network_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """A network on one A4 page, to print and take into a meeting."""
    today = timezone.localdate()
    network = get_object_or_404(Network.objects.for_sheet(today), slug=slug)
    return render(request, "networks/network_sheet.html", {"sheet": Sheet(network, today)})
