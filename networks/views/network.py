from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.comparison import Row
from networks.models import Network, Source


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.for_list())
    context = {
        "networks": networks,
        "count": len([network for network in networks if not network.is_fictional]),
        "sources": Source.objects.cited_by(networks),
    }
    return render(request, "networks/network_list.html", context)


@require_safe
def network_detail(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(Network.objects.for_detail(), slug=slug)
    context = {
        "network": network,
        "sources": Source.objects.cited_by(network.records()),
    }
    return render(request, "networks/network_detail.html", context)


@require_safe
def network_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """What one takes into a meeting: a network on one A4 page."""
    today = timezone.localdate()
    network = get_object_or_404(Network.objects.for_sheet(today), slug=slug)
    committee = getattr(network, "committee", None)
    row = Row(committee, today) if committee else None
    context = {
        "network": network,
        "committee": committee,
        "composition": row and row.composition,
        "meetings": row.upcoming if row else [],
        "aims": list(committee.aims.all()) if committee else [],
        "conferences": network.upcoming_conferences(today),
        "today": today,
    }
    return render(request, "networks/network_sheet.html", context)
