from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.outline import outline
from networks.evidence import PageEvidence
from networks.models import (
    CooperationAgreement,
    EducationConference,
    Figure,
    Municipality,
    Network,
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    networks = list(Network.objects.not_fictional().for_list())
    conferences = EducationConference.objects.not_fictional()
    upcoming = list(conferences.upcoming(today)[:3])
    latest = [] if upcoming else list(conferences.latest(today, 3))
    figure = Figure.objects.networks_in_nrw().first()
    ways_out = [
        record for network in networks for record in (getattr(network, "office", None), network.district)
    ]
    context = {
        "networks": networks,
        "outline": outline(),
        "areas": outline().place(networks),
        "upcoming": upcoming,
        "latest": latest,
        "figure": figure,
        "town_count": Municipality.objects.count(),
        "since": CooperationAgreement.objects.first_year(),
        "evidence": PageEvidence.of([*ways_out, *upcoming, *latest, figure]),
    }
    return render(request, "networks/home.html", context)
