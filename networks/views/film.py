from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.models import Film, Operator, ServiceCentre


@require_safe
def sign_language(request: HttpRequest) -> HttpResponse:
    operator = Operator.objects.current()
    context = {
        "films": list(Film.objects.released()),
        "contact": operator if operator.is_reachable else ServiceCentre.objects.first(),
    }
    return render(request, "networks/sign_language.html", context)
