from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from networks.models import Network, Source


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.for_list())
    context = {"networks": networks, "sources": Source.objects.cited_by(networks)}
    return render(request, "networks/network_list.html", context)


@require_safe
def network_detail(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(Network.objects.for_detail(), slug=slug)
    context = {
        "network": network,
        "sources": Source.objects.cited_by(network.records()),
    }
    return render(request, "networks/network_detail.html", context)
