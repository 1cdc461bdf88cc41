import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.calendars import outlook
from networks.charts.aims import AimBoard
from networks.charts.comparison import SORTINGS, Row, columns, compare, matches
from networks.charts.seating import seating
from networks.charts.tiles import tiles, unknown_parts
from networks.counted import enumerated
from networks.evidence import PageEvidence
from networks.models import CooperationAgreement, PartialDate, Seat, SteeringCommittee
from networks.views.parameters import requested_choice, requested_day, requested_text

MOST_SEATS = 200  # listed on one page; the eight committees together have fewer
SIDES = {Seat.Role.CHAIR.value: Seat.Role.CHAIR.label} | dict(Seat.Side.choices)


@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    """Show all committees side by side; with „?seite=“ or „?funktion=“ also the seats that match. A wrong value gives 400."""
    today = timezone.localdate()
    sorting = requested_choice(request, "sortiert", SORTINGS, default="netzwerk")
    side = requested_choice(request, "seite", SIDES, default="")
    words = requested_text(request, "funktion")
    committees = list(SteeringCommittee.objects.for_list(today))
    found = _seats_across(today, side, words) if side or words else []
    seats = found[:MOST_SEATS]
    context = {
        "columns": columns(compare(committees, today, sorting)),
        "sorting": sorting,
        "sides": SIDES,
        "side": side,
        "words": words,
        "seats": seats,
        "found": len(found),
        "evidence": PageEvidence.of([*committees, *seats]),
    }
    return render(request, "networks/committee_list.html", context)


def _seats_across(today: dt.date, side: str, words: str) -> list[Seat]:
    return [seat for seat in Seat.objects.across(today) if matches(seat, side, words)]


@require_safe
def committee_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The committee on one day, „?am=JJJJ-MM-TT“ or today. A wrong day gives 400."""
    today = timezone.localdate()
    day = requested_day(request, default=today)
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
        "day": day,
        "day_in_words": PartialDate(day.year, day.month, day.day),
        "is_today": day == today,
        "is_ahead": day > today,
        "evidence": PageEvidence.of([committee, *committee.records(), agreement]),
    }
    return render(request, "networks/committee_detail.html", context)


def _dates(committee: SteeringCommittee, today: dt.date) -> dict[str, Any]:
    network = committee.network
    return {
        "upcoming": network.upcoming_conferences(today),
        "outlook": outlook([*committee.released_meetings, *network.conferences.all()], today),
    }
