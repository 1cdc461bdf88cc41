import datetime as dt
from itertools import chain

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
from networks.models.record import Record


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.not_fictional().for_list())
    figure = Figure.objects.networks_in_nrw().first()
    conferences = _conferences(timezone.localdate())
    context = {
        "networks": networks,
        "outline": outline(),
        "areas": outline().place(networks),
        **conferences,
        "figure": figure,
        "town_count": Municipality.objects.count(),
        "since": CooperationAgreement.objects.first_year(),
        "evidence": PageEvidence.of([*_ways_out(networks), *chain(*conferences.values()), figure]),
    }
    return render(request, "networks/home.html", context)


def _conferences(today: dt.date) -> dict[str, list[EducationConference]]:
    """Return the next three conferences, or else the latest three."""
    known = EducationConference.objects.not_fictional()
    upcoming = list(known.upcoming(today)[:3])
    return {"upcoming": upcoming, "latest": [] if upcoming else list(known.latest(today, 3))}


def _ways_out(networks: list[Network]) -> list[Record | None]:
    return [record for network in networks for record in (getattr(network, "office", None), network.district)]
