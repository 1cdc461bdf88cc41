import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.comparison import Row
from networks.evidence import PageEvidence
from networks.models import Network, SteeringCommittee
from networks.models.composition import shared_note

SHEET_SEATS, SHEET_MEETINGS, SHEET_CONFERENCES, SHEET_AIMS = 15, 3, 2, 5  # more would not fit on one page


@dataclass(frozen=True)
class Excerpt:
    """The first entries of a list, and whether it has more."""

    entries: list[Any]
    has_more: bool

    @classmethod
    def of(cls, entries: Iterable[Any], limit: int) -> "Excerpt":
        entries = list(entries)
        return cls(entries[:limit], len(entries) > limit)


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.for_list())
    context = {
        "networks": networks,
        "count": sum(not network.is_fictional for network in networks),
        "evidence": PageEvidence.of(networks),
    }
    return render(request, "networks/network_list.html", context)


@require_safe
def network_detail(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(Network.objects.for_detail(), slug=slug)
    context = {
        "network": network,
        "evidence": PageEvidence.of(network.records()),
    }
    return render(request, "networks/network_detail.html", context)


@require_safe
def network_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """A network on one A4 page, to print and take into a meeting."""
    today = timezone.localdate()
    network = get_object_or_404(Network.objects.for_sheet(today), slug=slug)
    context = {
        "network": network,
        "conferences": network.upcoming_conferences(today)[:SHEET_CONFERENCES],
        "today": today,
        **_committee_on_sheet(getattr(network, "committee", None), today),
    }
    return render(request, "networks/network_sheet.html", context)


def _committee_on_sheet(committee: SteeringCommittee | None, today: dt.date) -> dict[str, Any]:
    """Return as much of the committee as fits on the sheet: most seats of the day, the group attested last, some aims."""
    if committee is None:
        return {"committee": None, "meetings": [], "aims": Excerpt.of([], SHEET_AIMS)}
    row = Row(committee, today)
    groups = [
        {"as_of": as_of, "note": shared_note(seats), "seats": Excerpt.of(seats, SHEET_SEATS)}
        for as_of, seats in row.composition.attested_by_date
    ]
    return {
        "committee": committee,
        "composition": row.composition,
        "seats": Excerpt.of(row.composition.seats, SHEET_SEATS),
        "attested": next(iter(groups), None),
        "meetings": row.upcoming[:SHEET_MEETINGS],
        "aims": Excerpt.of(committee.aims.all(), SHEET_AIMS),
    }
