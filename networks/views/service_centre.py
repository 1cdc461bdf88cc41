from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.models import ServiceCentre, Source


@require_safe
def service_centre(request: HttpRequest) -> HttpResponse:
    centre = ServiceCentre.objects.first()
    context = {"centre": centre, "sources": Source.objects.cited_by([centre])}
    return render(request, "networks/service_centre.html", context)
