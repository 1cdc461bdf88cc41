from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.evidence import PageEvidence
from networks.models import Figure, Page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    page = Page.objects.shown_on(Page.Slug.ABOUT)
    figures = list(Figure.objects.networks_in_nrw())
    context = {"page": page, "figures": figures, "evidence": PageEvidence.of([page, *figures])}
    return render(request, "networks/about.html", context)
