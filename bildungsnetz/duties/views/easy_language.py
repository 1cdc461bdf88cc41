from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bildungsnetz.duties.models import Film
from networks.models import ServiceCentre


@require_safe
def easy_language(request: HttpRequest) -> HttpResponse:
    context = {"has_films": Film.objects.released().exists(), "centre": ServiceCentre.objects.first()}
    return render(request, "duties/easy_language.html", context)
