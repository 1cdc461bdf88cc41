from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.comparison import columns
from networks.charts.supervision import Supervision
from networks.evidence import PageEvidence
from networks.models import Page, SteeringCommittee, SupervisoryAuthority


@require_safe
def authority_list(request: HttpRequest) -> HttpResponse:
    upper = list(SupervisoryAuthority.objects.upper())
    lower = list(SupervisoryAuthority.objects.lower())
    page = Page.objects.shown_on(Page.Slug.SUPERVISION)
    departments = [department for authority in upper for department in authority.departments.all()]
    context = {
        "upper": upper,
        "lower": lower,
        "page": page,
        "evidence": PageEvidence.of([*upper, *departments, *lower, page]),
    }
    return render(request, "networks/authority_list.html", context)


@require_safe
def authority_detail(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    authority = get_object_or_404(SupervisoryAuthority.objects.for_detail(), slug=slug)
    committees = SteeringCommittee.objects.for_authority(authority, today)
    supervision = Supervision.of(authority, committees, today)
    context = {
        "authority": authority,
        "supervision": supervision,
        "columns": columns(supervision.rows),
        "evidence": PageEvidence.of(supervision.records),
    }
    return render(request, "networks/authority_detail.html", context)
