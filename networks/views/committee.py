from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.models import CooperationAgreement, Source, SteeringCommittee
from networks.views.day import requested_day


@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    committees = list(SteeringCommittee.objects.for_list())
    context = {"committees": committees, "sources": Source.objects.cited_by(committees)}
    return render(request, "networks/committee_list.html", context)


@require_safe
def committee_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The committee on one day: „?am=JJJJ-MM-TT“, today where nothing is asked; nonsense is a 400."""
    today = timezone.localdate()
    committee = get_object_or_404(SteeringCommittee.objects.for_detail(), network__slug=slug)
    day = requested_day(request, default=today)
    agreement = CooperationAgreement.objects.in_force(day).of_network(committee.network_id).first()
    context = {
        "committee": committee,
        "agreement": agreement,
        "day": day,
        "is_today": day == today,
        "sources": Source.objects.cited_by([committee, agreement]),
    }
    return render(request, "networks/committee_detail.html", context)
