from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.evidence import PageEvidence
from networks.models import EducationConference, Municipality


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponse:
    towns = list(Municipality.objects.for_list())
    context = {"towns": towns, "evidence": PageEvidence.of(towns[:1])}
    return render(request, "networks/municipality_list.html", context)


@require_safe
def municipality_detail(request: HttpRequest, slug: str) -> HttpResponse:
    town = get_object_or_404(Municipality.objects.for_detail(), slug=slug)
    context = {
        "town": town,
        "schools": town.school_counts.totals(),
        "near": Municipality.objects.near(town, how_many=6),
        "upcoming": EducationConference.objects.upcoming(timezone.localdate()).of_district(town.district_id)[
            :1
        ],
        "evidence": PageEvidence.of(town.records()),
    }
    return render(request, "networks/municipality_detail.html", context)


@require_safe
def municipality_easy(request: HttpRequest, slug: str) -> HttpResponse:
    town = get_object_or_404(Municipality.objects.for_detail(), slug=slug)
    return render(request, "networks/municipality_easy.html", {"town": town})
