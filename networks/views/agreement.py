from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.timeline import timeline
from networks.evidence import PageEvidence
from networks.models import Network


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.for_timeline())
    context = {
        "timeline": timeline(networks, timezone.localdate()),
        "evidence": PageEvidence.of(a for network in networks for a in network.agreements.all()),
    }
    return render(request, "networks/agreement_list.html", context)
