from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.timeline import timeline
from networks.evidence import PageEvidence
from networks.models import EducationConference, Network


@require_safe
def conference_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    networks = list(Network.objects.for_conferences())
    context = {
        "timeline": timeline(networks, today, has_conferences=True),
        "upcoming": EducationConference.objects.upcoming(today),
        "latest": EducationConference.objects.not_fictional().latest(today, 4),
        "evidence": PageEvidence.of(c for network in networks for c in network.conferences.all()),
    }
    return render(request, "networks/conference_list.html", context)


@require_safe
def conference_detail(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    network = get_object_or_404(Network.objects.for_conference_detail(), slug=slug)
    conferences, upcoming = list(network.conferences.all()), network.upcoming_conferences(today)
    context = {
        "network": network,
        "timeline": timeline([network], today, has_conferences=True),
        "upcoming": upcoming,
        "earlier": [conference for conference in conferences if conference not in upcoming],
        "evidence": PageEvidence.of(record for c in conferences for record in c.records()),
    }
    return render(request, "networks/conference_detail.html", context)
