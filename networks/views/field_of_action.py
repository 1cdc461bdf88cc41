from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from networks.evidence import PageEvidence
from networks.models import FieldOfAction


@require_safe
def field_list(request: HttpRequest) -> HttpResponse:
    fields = list(FieldOfAction.objects.for_list())
    context = {
        "fields": fields,
        "evidence": PageEvidence.of(focus for field in fields for focus in field.focuses.all()),
    }
    return render(request, "networks/field_list.html", context)


@require_safe
def field_detail(request: HttpRequest, slug: str) -> HttpResponse:
    field = get_object_or_404(FieldOfAction.objects.for_detail(), slug=slug)
    focuses, aims = list(field.focuses.all()), list(field.aims.all())
    context = {
        "field": field,
        "focuses": focuses,
        "aims": aims,
        "evidence": PageEvidence.of([*focuses, *aims]),
    }
    return render(request, "networks/field_detail.html", context)
