import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.calendars import outlook
from networks.charts.aims import AimBoard
from networks.charts.comparison import Row, columns, compare, matches
from networks.charts.seating import seating
from networks.charts.tiles import tiles, unknown_parts
from networks.counted import enumerated
from networks.evidence import PageEvidence
from networks.models import CooperationAgreement, Seat, SteeringCommittee
from networks.views.parameters import DayForm, SeatFilter

MOST_SEATS = 200  # listed on one page; the eight committees together have fewer


@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    """Show all committees side by side; with „?seite=“ or „?funktion=“ also the seats that match."""
    today = timezone.localdate()
    form = SeatFilter(request.GET)
    sorting, side, words = (form.value(name) for name in ("sortiert", "seite", "funktion"))
    is_search = form.is_valid() and bool(side or words)
    committees = list(SteeringCommittee.objects.for_list(today))
    found = _seats_across(committees, side, words) if is_search else []
    seats = found[:MOST_SEATS]
    context = {
        "columns": columns(compare(committees, today, sorting)),
        "sorting": sorting,
        "form": form,
        "is_search": is_search,
        "seats": seats,
        "found": len(found),
        "evidence": PageEvidence.of([*committees, *seats]),
    }
    return render(request, "networks/committee_list.html", context, status=form.status)


def _seats_across(committees: Iterable[SteeringCommittee], side: str, words: str) -> list[Seat]:
    return [seat for committee in committees for seat in committee.known_seats if matches(seat, side, words)]


@require_safe
def committee_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the committee on one day, „?am=14.09.2022“ or today."""
    today = timezone.localdate()
    day = (form := DayForm(request.GET, today)).day
    committee = get_object_or_404(SteeringCommittee.objects.for_detail(day), network__slug=slug)
    agreement = CooperationAgreement.objects.in_force(day).of_network(committee.network_id).first()
    row = Row(committee, today)
    context = _dates(committee, today) | {
        "committee": committee,
        "row": row,
        "tiles": tiles(row),
        "unknown": enumerated(unknown_parts(row, is_today=day == today)),
        "seating": seating(committee, row.composition, day, is_today=day == today),
        "board": AimBoard.of(committee.aims.all()),
        "agreement": agreement,
        "form": form,
        "day": day,
        "is_today": day == today,
        "evidence": PageEvidence.of([committee, *committee.records(), agreement]),
    }
    return render(request, "networks/committee_detail.html", context, status=form.status)


def _dates(committee: SteeringCommittee, today: dt.date) -> dict[str, Any]:
    network = committee.network
    return {
        "upcoming": network.upcoming_conferences(today),
        "outlook": outlook([*committee.released_meetings, *network.conferences.all()], today),
    }
