from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.charts.outline import outline
from networks.models import Source


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    context = {
        "licensed": Source.objects.licensed(),
        "others": Source.objects.unlicensed(),
        "outline": outline(),
    }
    return render(request, "networks/source_list.html", context)
