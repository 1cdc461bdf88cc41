"""Reads from the database what can be found."""

from networks.finder.entry import Code, Entry, Kind, Named, Topic
from networks.finder.referrals import REFERRALS
from networks.finder.spelling import everyday_name, key
from networks.models import (
    District,
    FieldOfAction,
    Locality,
    Municipality,
    Network,
    PostalCode,
    SupervisoryAuthority,
)
from networks.site_pages import SitePage, site_pages

NETWORK_PAGE = "networks:network-detail"
TOWN_PAGE = "networks:municipality-detail"
UPPER_AUTHORITY = ("Bezirksregierung", "Obere Schulaufsicht", "Regierungspräsidium")


def read() -> tuple[list[Named], list[Code], list[Entry], list[Topic]]:
    """Everything, in the order in which equally good hits are listed: names, postcodes, localities, topics.

    Seven queries.
    """
    municipalities = Municipality.objects.select_related("district").order_by("name_folded", "ags")
    towns = {town.pk: _town(town) for town in municipalities}
    networks = Network.objects.select_related("district", "office", "committee").order_by("name_folded")
    authorities = (
        SupervisoryAuthority.objects.not_fictional().select_related("district").order_by("name_folded")
    )
    fields = [
        (it, _field_entry(it))
        for it in FieldOfAction.objects.prefetch_related("focuses").order_by("name_folded")
    ]
    named = [
        *towns.values(),
        *(_district(network) for network in networks if not _is_urban(network.district)),
        *(_network(network) for network in networks),
        *(_office(network) for network in networks if hasattr(network, "office")),
        *(_committee(network) for network in networks if hasattr(network, "committee")),
        *(_conferences(network) for network in networks),
        *(_authority(authority) for authority in authorities),
        *(_field(*field) for field in fields),
        *(_page(page) for page in site_pages() if page.search_words),
    ]
    codes = [
        Code(plz, towns[town].entry, kind == PostalCode.Kind.DELIVERY)
        for plz, town, kind in PostalCode.objects.order_by("plz", "municipality__name_folded").values_list(
            "plz", "municipality_id", "kind"
        )
        if town in towns  # not where it was added since the towns were read
    ]
    localities = [
        _locality(name, towns[town].entry, asks_back)
        for name, town, asks_back in Locality.objects.order_by(
            "name_folded", "municipality__name_folded"
        ).values_list("name", "municipality_id", "is_better_known_elsewhere")
        if town in towns
    ]
    return named, codes, localities, _topics(fields)


def _town(town: Municipality) -> Named:
    district, kind = town.district, town.get_kind_display()
    detail = kind if _is_urban(district) else f"{kind} {district.with_in}"
    aliases = [town.official_name, *(f"{town.name} {area}" for area in _areas(district))]
    if _is_urban(district) and town.kind == Municipality.Kind.URBAN:
        # City and district are one: the town's page answers for both.
        aliases += _areas(district)
    entry = Entry(Kind.TOWN, town.name, detail, TOWN_PAGE, town.slug, district.name)
    return Named(entry, (town.name, everyday_name(town.name)), tuple(aliases))


def _locality(name: str, town: Entry, asks_back: bool) -> Entry:
    """Return an entry that leads to the town's page, which then says why: „Hiltrup gehört zu Münster“."""
    detail, parameters = f"gehört zu {town.label}", (("ortsteil", key(name)),)
    return Entry(Kind.LOCALITY, name, detail, TOWN_PAGE, town.slug, town.area, parameters, asks_back)


def _district(network: Network) -> Named:
    areas, detail = _areas(network.district), "Kreis mit seinem Bildungsnetzwerk"
    entry = Entry(Kind.DISTRICT, areas[0], detail, NETWORK_PAGE, network.slug, network.district.name)
    return Named(entry, areas, areas=areas)


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


def _authority(authority: SupervisoryAuthority) -> Named:
    """Return an entry; a Schulamt is found only together with this word, as „Borken“ alone does not ask for it."""
    page, level = "networks:authority-detail", authority.get_level_display()
    if not authority.district:
        entry = Entry(Kind.AUTHORITY, authority.name, level, page, authority.slug)
        names = UPPER_AUTHORITY if authority.is_of_all else (authority.name,)
        return Named(entry, names, (authority.name,))
    areas = _areas(authority.district)
    entry = Entry(Kind.AUTHORITY, authority.name, level, page, authority.slug, authority.district.name)
    aliases = (f"{word} {area}" for word in ("Schulamt", "Schulaufsicht") for area in areas)
    return Named(entry, (), (authority.name, *aliases), areas)


def _field_entry(field: FieldOfAction) -> Entry:
    return Entry(Kind.FIELD, field.name, "Handlungsfeld", "networks:field-detail", field.slug)


def _field(field: FieldOfAction, entry: Entry) -> Named:
    return Named(
        entry, (field.name, *(focus.local_name for focus in field.focuses.all() if focus.local_name))
    )


def _topics(fields: list[tuple[FieldOfAction, Entry]]) -> list[Topic]:
    """Return the search words of the fields, and the concerns that others deal with, each word once."""
    found: dict[str, tuple[str, list[Entry]]] = {key(word): (word, []) for word in REFERRALS}
    for field, entry in fields:
        for term in field.search_terms:
            found.setdefault(key(term), (term, []))[1].append(entry)
    return [_topic(term, entries) for term, entries in found.values()]


def _topic(term: str, fields: list[Entry]) -> Topic:
    referral = REFERRALS.get(term)
    detail = f"{referral.body} fragen" if referral else f"Thema: {', '.join(field.label for field in fields)}"
    entry = Entry(Kind.TOPIC, term, detail, "networks:search", parameters=(("q", term),))
    return Topic(entry, tuple(fields), referral)


def _page(page: SitePage) -> Named:
    title, *aliases = page.search_words
    return Named(Entry(Kind.PAGE, title, page.detail, page.url_name), (title,), tuple(aliases))


def _areas(district: District) -> tuple[str, str]:
    return district.name, district.short_name


def _is_urban(district: District) -> bool:
    return district.kind == District.Kind.URBAN
