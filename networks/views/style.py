"""The page that shows each component in each state, for those who work on the look."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.charts.aims import AimBoard
from networks.charts.comparison import Row, columns
from networks.charts.district_map import district_map
from networks.charts.focus_groups import focus_groups
from networks.charts.focus_matrix import focus_matrix
from networks.charts.outline import outline
from networks.charts.seating import seating
from networks.charts.tiles import tiles
from networks.charts.timeline import timeline
from networks.evidence import PageEvidence
from networks.models import Aim, FieldOfAction, Mandate, Network, PartialDate, SteeringCommittee
from networks.models.composition import Tandem
from networks.models.reach import Reach

TAGS = [*(Aim.State.choices + Mandate.State.choices), ("vacant", "unbesetzt"), ("cancelled", "abgesagt")]


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """The components, filled from the Musterkreis; where it is not loaded, how to load it."""
    today = timezone.localdate()
    committee = SteeringCommittee.objects.fictional().for_detail(today).first()
    context = _samples(committee, today) if committee else {}
    return render(request, "networks/style.html", {"committee": committee, **context})


def _samples(committee: SteeringCommittee, today: dt.date) -> dict[str, Any]:
    network, focuses = committee.network, list(committee.network.focuses.for_network())
    records = [committee, network, network.office, network.district, *committee.records(), *focuses]
    return {
        "network": network,
        "tags": TAGS,
        "old": PartialDate(2009),
        "unknown_reach": Reach.of(None),
        "evidence": PageEvidence.of(records),  # before the groups, which read what each focus cites
        "groups": focus_groups(focuses),
        **_of_committee(committee, today),
        **_of_networks(list(Network.objects.for_conferences()), today),
    }


def _of_committee(committee: SteeringCommittee, today: dt.date) -> dict[str, Any]:
    row = Row(committee, today)
    return {
        "tiles": tiles(row),
        "tandems": _tandems(row.composition.tandem),
        "columns": columns([row]),
        "seating": seating(committee, row.composition, today, is_today=True),
        "board": AimBoard.of(committee.aims.all()),
    }


def _of_networks(networks: list[Network], today: dt.date) -> dict[str, Any]:
    district = networks[0].district
    return {
        "networks": networks,
        "outline": outline(),
        "areas": outline().place(networks),
        "matrix": focus_matrix(FieldOfAction.objects.for_list(), networks, today),
        "timeline": timeline(networks, today, has_conferences=True),
        "map": district_map(district, district.municipalities.all()),
    }


def _tandems(tandem: Tandem) -> list[Tandem]:
    """Return a tandem in each state, made of the Musterkreis's own, whose lower half is vacant."""
    return [
        Tandem(tandem.upper, tandem.upper),
        tandem,
        Tandem(tandem.lower, tandem.lower),
        Tandem([], []),
    ]
