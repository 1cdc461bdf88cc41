from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.focus_matrix import focus_matrix
from networks.counted import counted
from networks.evidence import PageEvidence
from networks.models import FieldOfAction, Network


@require_safe
def field_list(request: HttpRequest) -> HttpResponse:
    fields = list(FieldOfAction.objects.for_list())
    context = {
        "matrix": focus_matrix(fields, Network.objects.for_list(), timezone.localdate()),
        "evidence": PageEvidence.of(focus for field in fields for focus in field.focuses.all()),
    }
    return render(request, "networks/field_list.html", context)


@require_safe
def field_detail(request: HttpRequest, slug: str) -> HttpResponse:
    field = get_object_or_404(FieldOfAction.objects.for_detail(), slug=slug)
    focuses, aims = list(field.focuses.all()), list(field.aims.all())
    count = sum(focus.is_current and not focus.network.is_fictional for focus in focuses)
    context = {
        "field": field,
        "heading": counted(count, "Ein Netzwerk arbeitet daran", "Netzwerke arbeiten daran"),
        "current": [focus for focus in focuses if focus.is_current],
        "former": [focus for focus in focuses if not focus.is_current],
        "aims": aims,
        "recommendations": field.recommendations,
        "evidence": PageEvidence.of([*focuses, *aims, *field.recommendations]),
    }
    return render(request, "networks/field_detail.html", context)
