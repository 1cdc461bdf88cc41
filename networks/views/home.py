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
    figure = Figure.objects.networks_in_nrw().first()
    context = {
        "networks": networks,
        "outline": outline(),
        "areas": outline().place(networks),
        "upcoming": EducationConference.objects.not_fictional().upcoming(today)[:3],
        "latest": EducationConference.objects.not_fictional().latest(today, 3),
        "figure": figure,
        "town_count": Municipality.objects.count(),
        "since": CooperationAgreement.objects.first_year(),
        "evidence": PageEvidence.of([figure]),
    }
    return render(request, "networks/home.html", context)
