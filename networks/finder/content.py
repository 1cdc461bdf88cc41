"""Reads from the database what can be found, and tells whether it has changed since."""

from collections import defaultdict
from functools import cache

from django.db import connection, models
from django.db.models import Count, Func, Max, Sum, Value

from networks.finder.entry import Code, Entry, Kind, Named
from networks.finder.spelling import everyday_name
from networks.models import (
    District,
    EducationOffice,
    FieldOfAction,
    Focus,
    Municipality,
    Network,
    PostalCode,
    SteeringCommittee,
)

TOWN_PAGE = "networks:municipality-detail"
NETWORK_PAGE = "networks:network-detail"
FIELD_PAGE = "networks:field-detail"
COMMITTEE_PAGE = "networks:committee-detail"
CONFERENCES_PAGE = "networks:conference-detail"

PAGES = [
    Named(
        Entry(Kind.PAGE, "Servicestelle", "bei der Bezirksregierung", "networks:service-centre", ""),
        ("Servicestelle",),
    ),
    Named(
        Entry(Kind.PAGE, "Schulaufsicht", "Bezirksregierung und Schulämter", "networks:authority-list", ""),
        ("Schulaufsicht",),
        ("Schulamt", "Schulämter"),
    ),
    Named(
        Entry(Kind.PAGE, "Lenkungskreise", "alle nebeneinander", "networks:committee-list", ""),
        ("Lenkungskreise",),
        ("Lenkungskreis",),
    ),
    Named(
        Entry(Kind.PAGE, "Bildungskonferenzen", "alle Netzwerke", "networks:conference-list", ""),
        ("Bildungskonferenzen",),
        ("Bildungskonferenz",),
    ),
]


def read() -> tuple[list[Named], list[Code]]:
    """Everything, in the order in which equally good hits are listed. Eight queries.

    What somebody adds between two of them is left out where it refers to what an earlier one could not see.
    """
    districts = District.objects.in_bulk()
    towns = _towns(districts)
    numbers = {pk: number for number, pk in enumerate(towns)}
    named = [*towns.values(), *_networks(districts), *_fields(), *PAGES]
    return named, _codes(numbers)


def _towns(districts: dict[int, District]) -> dict[int, Named]:
    rows = Municipality.objects.order_by("name", "ags").values_list(
        "pk", "name", "official_name", "slug", "kind", "district_id"
    )
    towns = {}
    for pk, name, official_name, slug, kind, district_pk in rows:
        if district := districts.get(district_pk):
            label = Municipality.Kind(kind).label
            detail = label if _is_urban(district) else f"{label} {district.with_in}"
            aliases = [official_name, f"{name} {district.name}", f"{name} {district.short_name}"]
            if _is_urban(district) and kind == Municipality.Kind.URBAN:
                # City and district are one: the town's page answers for both.
                aliases += [district.name, district.short_name]
            entry = Entry(Kind.TOWN, name, detail, TOWN_PAGE, slug)
            towns[pk] = Named(entry, (name, everyday_name(name)), tuple(aliases))
    return towns


def _codes(numbers: dict[int, int]) -> list[Code]:
    rows = PostalCode.objects.order_by("plz", "municipality__name").values_list(
        "plz", "municipality_id", "kind"
    )
    return [
        Code(plz, numbers[town_pk], kind == PostalCode.Kind.DELIVERY)
        for plz, town_pk, kind in rows
        if town_pk in numbers
    ]


def _networks(districts: dict[int, District]) -> list[Named]:
    """Districts, networks and offices, three names for one page; then committees and conferences."""
    rows = Network.objects.order_by("name").values_list("pk", "name", "slug", "district_id")
    names = dict(EducationOffice.objects.values_list("network_id", "name"))
    committees = dict(SteeringCommittee.objects.values_list("network_id", "name"))
    rural, networks, offices, bodies = [], [], [], []
    for pk, name, slug, district_pk in rows:
        if district := districts.get(district_pk):
            networks.append(_network(name, slug, district))
            if not _is_urban(district):
                rural.append(_district(slug, district))
            if pk in names:
                offices.append(_office(names[pk] or "Bildungsbüro", slug, district))
            if pk in committees:
                bodies.append(_committee(committees[pk] or "Lenkungskreis", slug, district))
            bodies.append(_conferences(slug, district))
    return [*rural, *networks, *offices, *bodies]


def _district(slug: str, district: District) -> Named:
    entry = Entry(Kind.DISTRICT, district.name, "Kreis mit seinem Bildungsnetzwerk", NETWORK_PAGE, slug)
    return Named(entry, _names(district), areas=_names(district))


def _network(name: str, slug: str, district: District) -> Named:
    entry = Entry(Kind.NETWORK, name, f"Bildungsnetzwerk {district.with_in}", NETWORK_PAGE, slug)
    return Named(entry, (name,), ("Bildungsnetzwerk", "Regionales Bildungsnetzwerk", "RBN"), _names(district))


def _office(name: str, slug: str, district: District) -> Named:
    entry = Entry(Kind.OFFICE, name, f"Bildungsbüro {district.with_in}", NETWORK_PAGE, slug)
    aliases = ("Bildungsbüro", "Regionales Bildungsbüro", "RBB")
    with_district = tuple(f"{name} {area}" for area in _names(district))
    return Named(entry, (name, everyday_name(name)), aliases + with_district, _names(district))


def _committee(name: str, slug: str, district: District) -> Named:
    """Found by what it is together with its district: who types only „Borken“ does not look for a committee."""
    entry = Entry(
        Kind.COMMITTEE, f"{name} {district.with_in}", "Sitze, Ziele, Sitzungen", COMMITTEE_PAGE, slug
    )
    aliases = tuple(f"{word} {area}" for word in {name, "Lenkungskreis"} for area in _names(district))
    return Named(entry, (), aliases, _names(district))


def _conferences(slug: str, district: District) -> Named:
    label = f"Bildungskonferenzen {district.with_in}"
    entry = Entry(Kind.CONFERENCES, label, "Termine, Themen, Empfehlungen", CONFERENCES_PAGE, slug)
    return Named(entry, (), tuple(f"Bildungskonferenz {area}" for area in _names(district)), _names(district))


def _fields() -> list[Named]:
    local_names = defaultdict(list)
    for pk, local_name in Focus.objects.exclude(local_name="").values_list("field_id", "local_name"):
        local_names[pk].append(local_name)
    rows = FieldOfAction.objects.order_by("name").values_list("pk", "name", "slug")
    return [
        Named(Entry(Kind.FIELD, name, "Handlungsfeld", FIELD_PAGE, slug), (name, *local_names[pk]))
        for pk, name, slug in rows
    ]


def _names(district: District) -> tuple[str, ...]:
    return district.name, district.short_name


def _is_urban(district: District) -> bool:
    return district.kind == District.Kind.URBAN


# --- Has it changed? -----------------------------------------------------------------------------------------


class Milliseconds(Func):
    """A moment as a number, so that moments can be added up. SQLite cannot do that with what Django stores there."""

    output_field = models.BigIntegerField()

    def as_sqlite(self, compiler, connection, **context):
        template = "CAST((julianday(%(expressions)s) - 2440587.5) * 86400000 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler, connection, **context):
        template = "(EXTRACT(EPOCH FROM %(expressions)s) * 1000)::bigint"
        return self.as_sql(compiler, connection, template=template, **context)


@cache
def _stamp_query() -> tuple[str, tuple]:
    """SQL and parameters, kept because Django needs longer to write this query than most databases to answer it."""
    totals = [
        (model, Sum(Milliseconds("changed_at")))
        for model in (
            District,
            EducationOffice,
            FieldOfAction,
            Focus,
            Municipality,
            Network,
            SteeringCommittee,
        )
    ]
    # Postcodes do not say when they were saved. They come and go, but are never edited.
    totals += [(PostalCode, Count("*")), (PostalCode, Max("pk"))]
    first, *others = (
        model.objects.order_by()
        .values(what=Value(f"{model._meta.model_name} {type(total).__name__}"))
        .annotate(total=total)
        for model, total in totals
    )
    return first.union(*others, all=True).query.sql_with_params()


def content_stamp() -> frozenset[tuple]:
    """Changes with every record that is added, removed or saved, in any process. One query.

    It adds up the moments in which the records were saved: the latest of them alone would not change where a
    record other than that is removed, or where a clock runs late.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_stamp_query())
        return frozenset(cursor.fetchall())
