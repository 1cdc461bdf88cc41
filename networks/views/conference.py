from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.conference_years import conference_years
from networks.evidence import PageEvidence
from networks.models import EducationConference, Network


@require_safe
def conference_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    networks = list(Network.objects.for_conferences())
    conferences = [conference for network in networks for conference in network.conferences.all()]
    context = {
        "networks": networks,
        "table": conference_years(networks, today),
        "upcoming": EducationConference.objects.upcoming(today),
        "evidence": PageEvidence.of(conferences),
    }
    return render(request, "networks/conference_list.html", context)


@require_safe
def conference_detail(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(Network.objects.for_conference_detail(), slug=slug)
    conferences = list(network.conferences.all())
    records = [record for conference in conferences for record in conference.records()]
    context = {
        "network": network,
        "conferences": conferences,
        "evidence": PageEvidence.of(records),
    }
    return render(request, "networks/conference_detail.html", context)
