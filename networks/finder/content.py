"""Reads from the database what can be found."""

from networks.finder.entry import Code, Entry, Kind, Named
from networks.finder.spelling import everyday_name
from networks.models import (
    District,
    FieldOfAction,
    Municipality,
    Network,
    PostalCode,
)
from networks.site_pages import SitePage, site_pages

NETWORK_PAGE = "networks:network-detail"


def read() -> tuple[list[Named], list[Code]]:
    """Everything, in the order in which equally good hits are listed. Five queries."""
    municipalities = Municipality.objects.select_related("district").order_by("name", "ags")
    towns = {town.pk: _town(town) for town in municipalities}
    networks = Network.objects.select_related("district", "office", "committee").order_by("name")
    fields = FieldOfAction.objects.prefetch_related("focuses").order_by("name")
    named = [
        *towns.values(),
        *(_district(network) for network in networks if not _is_urban(network.district)),
        *(_network(network) for network in networks),
        *(_office(network) for network in networks if hasattr(network, "office")),
        *(_committee(network) for network in networks if hasattr(network, "committee")),
        *(_conferences(network) for network in networks),
        *(_field(field) for field in fields),
        *(_page(page) for page in site_pages() if page.search_words),
    ]
    codes = [
        Code(plz, towns[town].entry, kind == PostalCode.Kind.DELIVERY)
        for plz, town, kind in PostalCode.objects.order_by("plz", "municipality__name").values_list(
            "plz", "municipality_id", "kind"
        )
        if town in towns  # not where it was added since the towns were read
    ]
    return named, codes


def _town(town: Municipality) -> Named:
    district, kind = town.district, town.get_kind_display()
    detail = kind if _is_urban(district) else f"{kind} {district.with_in}"
    aliases = [town.official_name, *(f"{town.name} {area}" for area in _areas(district))]
    if _is_urban(district) and town.kind == Municipality.Kind.URBAN:
        # City and district are one: the town's page answers for both.
        aliases += _areas(district)
    entry = Entry(Kind.TOWN, town.name, detail, "networks:municipality-detail", town.slug)
    return Named(entry, (town.name, everyday_name(town.name)), tuple(aliases))


def _district(network: Network) -> Named:
    areas, detail = _areas(network.district), "Kreis mit seinem Bildungsnetzwerk"
    return Named(Entry(Kind.DISTRICT, areas[0], detail, NETWORK_PAGE, network.slug), areas, areas=areas)


def _network(network: Network) -> Named:
    detail = f"Bildungsnetzwerk {network.district.with_in}"
    aliases = ("Bildungsnetzwerk", "Regionales Bildungsnetzwerk", "RBN")
    entry = Entry(Kind.NETWORK, network.name, detail, NETWORK_PAGE, network.slug)
    return Named(entry, (network.name,), aliases, _areas(network.district))


def _office(network: Network) -> Named:
    name, areas = network.office.name or "Bildungsbüro", _areas(network.district)
    detail = f"Bildungsbüro {network.district.with_in}"
    aliases = ("Bildungsbüro", "Regionales Bildungsbüro", "RBB", *(f"{name} {area}" for area in areas))
    entry = Entry(Kind.OFFICE, name, detail, NETWORK_PAGE, network.slug)
    return Named(entry, (name, everyday_name(name)), aliases, areas)


def _committee(network: Network) -> Named:
    """Return an entry that is found only together with its district: „Borken“ alone does not ask for a committee."""
    name, areas = network.committee.name or "Lenkungskreis", _areas(network.district)
    label = f"{name} {network.district.with_in}"
    entry = Entry(Kind.COMMITTEE, label, "Sitze, Ziele, Sitzungen", "networks:committee-detail", network.slug)
    return Named(
        entry, (), tuple(f"{word} {area}" for word in (name, "Lenkungskreis") for area in areas), areas
    )


def _conferences(network: Network) -> Named:
    label, areas = f"Bildungskonferenzen {network.district.with_in}", _areas(network.district)
    detail = "Termine, Themen, Empfehlungen"
    entry = Entry(Kind.CONFERENCES, label, detail, "networks:conference-detail", network.slug)
    return Named(entry, (), tuple(f"Bildungskonferenz {area}" for area in areas), areas)


def _field(field: FieldOfAction) -> Named:
    entry = Entry(Kind.FIELD, field.name, "Handlungsfeld", "networks:field-detail", field.slug)
    return Named(
        entry, (field.name, *(focus.local_name for focus in field.focuses.all() if focus.local_name))
    )


def _page(page: SitePage) -> Named:
    title, *aliases = page.search_words
    return Named(Entry(Kind.PAGE, title, page.detail, page.url_name, ""), (title,), tuple(aliases))


def _areas(district: District) -> tuple[str, str]:
    return district.name, district.short_name


def _is_urban(district: District) -> bool:
    return district.kind == District.Kind.URBAN
