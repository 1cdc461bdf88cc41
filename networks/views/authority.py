from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.evidence import PageEvidence
from networks.models import Page, SupervisoryAuthority


@require_safe
def authority_list(request: HttpRequest) -> HttpResponse:
    upper = list(SupervisoryAuthority.objects.upper(timezone.localdate()))
    lower = list(SupervisoryAuthority.objects.lower())
    page = Page.objects.shown_on(Page.Slug.SUPERVISION)
    context = {
        "upper": upper,
        "lower": lower,
        "page": page,
        "evidence": PageEvidence.of([page, *upper, *lower]),
    }
    return render(request, "networks/authority_list.html", context)
