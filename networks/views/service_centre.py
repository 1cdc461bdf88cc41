from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.evidence import PageEvidence
from networks.models import ServiceCentre


@require_safe
def service_centre(request: HttpRequest) -> HttpResponse:
    centre = ServiceCentre.objects.first()
    context = {"centre": centre, "evidence": PageEvidence.of([centre])}
    return render(request, "networks/service_centre.html", context)
