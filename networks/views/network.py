import datetime as dt
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import number_format
from django.views.decorators.http import require_safe

from networks.charts.district_map import district_map
from networks.charts.focus_groups import focus_groups, remarks
from networks.charts.outline import outline
from networks.charts.sheet import Sheet
from networks.charts.timeline import timeline
from networks.evidence import PageEvidence, is_unconfirmed
from networks.models import EducationConference, Network, SchoolCount
from networks.models.record import Record

DETAIL_CONFERENCES = 4


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = list(Network.objects.for_list())
    context = {
        "networks": networks,
        "count": sum(not network.is_fictional for network in networks),
        "outline": outline(),
        "evidence": PageEvidence.of(_records_on_cards(networks)),
    }
    return render(request, "networks/network_list.html", context)


def _records_on_cards(networks: Iterable[Network]) -> Iterator[Record | None]:
    for network in networks:
        yield from (network, getattr(network, "office", None), network.district)


@require_safe
def network_detail(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    network = get_object_or_404(Network.objects.for_detail(), slug=slug)
    evidence = PageEvidence.of(network.records())  # first: the groups of fields need the sources
    groups = focus_groups(network.focuses.all())
    context = {
        "network": network,
        "figures": _figures(network),
        "groups": groups,
        "remarks": remarks(groups),
        "timeline": timeline([network], today, has_conferences=True),
        **_conferences(network, today),
        "map": district_map(network.district, network.district.municipalities.all()),
        "examples": Network.objects.fictional(),
        "outline": outline(),
        "evidence": evidence,
    }
    return render(request, "networks/network_detail.html", context)


def _figures(network: Network) -> list[tuple[str, str]]:
    """Return what is known of towns, schools, pupils (of a single town only) and fields: a number and its label each."""
    towns = list(network.district.municipalities.all())
    schools = sum(form.count for form in SchoolCount.objects.of_district(network.district_id).totals())
    figures = [
        (len(towns) > 1 and len(towns), "Städte und Gemeinden"),
        (schools, f"Schulen im Schuljahr {towns[0].school_year}" if towns else ""),
        (len(towns) == 1 and towns[0].rounded_pupils, "Schülerinnen und Schüler, gerundet"),
        (len(network.current_focuses), "genannte Handlungs\N{SOFT HYPHEN}felder"),
    ]
    return [(number_format(count, force_grouping=True), label) for count, label in figures if count]


def _conferences(network: Network, today: dt.date) -> dict[str, list[EducationConference]]:
    """Return up to two conferences to come, and as many of the others, the latest first, as cards have room."""
    upcoming = network.upcoming_conferences(today)
    others = [conference for conference in network.conferences.all() if conference not in upcoming]
    return {"upcoming": upcoming[:2], "past": others[: DETAIL_CONFERENCES - len(upcoming[:2])]}


@require_safe
def network_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """A network on one A4 page, to print and take into a meeting."""
    today = timezone.localdate()
    network = get_object_or_404(Network.objects.for_sheet(today), slug=slug)
    context = {"sheet": Sheet(network, today), "is_unconfirmed": is_unconfirmed(network.records())}
    return render(request, "networks/network_sheet.html", context)
