from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.evidence import PageEvidence
from networks.models import EducationOffice


@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    offices = list(EducationOffice.objects.for_list())
    context = {
        "offices": offices,
        "evidence": PageEvidence.of(
            record for office in offices for record in (office, office.network.district)
        ),
    }
    return render(request, "networks/office_list.html", context)
