from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bildungsnetz.duties.models import Operator


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "duties/imprint.html", {"operator": Operator.objects.current()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "duties/privacy.html", {"operator": Operator.objects.current()})
