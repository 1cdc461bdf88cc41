from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks import finder
from networks.charts.district_map import district_map
from networks.charts.outline import outline
from networks.evidence import PageEvidence, is_unconfirmed
from networks.finder.spelling import key
from networks.models import EducationConference, Municipality

MOST_LOCALITIES_SHOWN = 8  # more of them are folded


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponse:
    towns = list(Municipality.objects.for_list())
    letters = groupby(towns, key=lambda town: town.name_folded[0].upper())
    context = {
        "count": len(towns),
        "letters": [(letter, list(found)) for letter, found in letters],
        "evidence": PageEvidence.of(towns),
    }
    return render(request, "networks/municipality_list.html", context)


@require_safe
def municipality_detail(request: HttpRequest, slug: str) -> HttpResponse:
    town = get_object_or_404(Municipality.objects.for_detail(), slug=slug)
    localities = finder.localities_of(slug)
    schools = town.school_counts.totals()
    upcoming = EducationConference.objects.upcoming(timezone.localdate()).of_district(town.district_id)[:1]
    context = {
        "town": town,
        "localities": localities,
        "locality": _named(request, localities),
        "is_folded": len(localities) > MOST_LOCALITIES_SHOWN,
        "fields": finder.fields_of_topic(request.GET.get("thema", "")),
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
    context = {
        "town": town,
        "locality": _named(request, finder.localities_of(slug)),
        "is_unconfirmed": is_unconfirmed(town.records()),
    }
    return render(request, "networks/municipality_easy.html", context)


def _named(request: HttpRequest, localities: list[str]) -> str:
    """Return the locality in „?ortsteil=hiltrup“, by which the finder led here; empty for any other value."""
    named = key(request.GET.get("ortsteil", ""))
    return next((name for name in localities if named and key(name) == named), "")
