from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.district_map import district_map
from networks.charts.outline import outline
from networks.evidence import PageEvidence, is_unconfirmed
from networks.models import EducationConference, Municipality


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponse:
    towns = list(Municipality.objects.for_list())
    letters = groupby(towns, key=lambda town: town.slug[0].upper())
    context = {
        "count": len(towns),
        "letters": [(letter, list(found)) for letter, found in letters],
        "evidence": PageEvidence.of(towns),
    }
    return render(request, "networks/municipality_list.html", context)


@require_safe
def municipality_detail(request: HttpRequest, slug: str) -> HttpResponse:
    town = get_object_or_404(Municipality.objects.for_detail(), slug=slug)
    schools = town.school_counts.totals()
    upcoming = EducationConference.objects.upcoming(timezone.localdate()).of_district(town.district_id)[:1]
    context = {
        "town": town,
        "map": district_map(town.district, town.district.municipalities.all(), town),
        "schools": schools,
        "school_count": sum(form.count for form in schools),
        "near": Municipality.objects.nearest_to(town, how_many=6),
        "upcoming": upcoming,
        "outline": outline(),
        "evidence": PageEvidence.of([*town.records(), *upcoming]),
    }
    return render(request, "networks/municipality_detail.html", context)


@require_safe
def municipality_easy(request: HttpRequest, slug: str) -> HttpResponse:
    town = get_object_or_404(Municipality.objects.for_detail(), slug=slug)
    context = {"town": town, "is_unconfirmed": is_unconfirmed(town.records())}
    return render(request, "networks/municipality_easy.html", context)
