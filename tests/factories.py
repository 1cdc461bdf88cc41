"""Functions that make one valid record each. Names are zero-padded: their order is the order of making.

A partial date may be given as text („Juni 2008“); sources are given as `sources=[…]`.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.db import models

from bildungsnetz.duties.models import (
    AccessibilityStatement,
    Barrier,
    BarrierReport,
    Film,
    MonitoringNotice,
    Operator,
)
from networks.models import (
    Aim,
    CooperationAgreement,
    District,
    EducationConference,
    EducationOffice,
    FieldOfAction,
    Figure,
    Focus,
    Mandate,
    Meeting,
    Municipality,
    Network,
    Page,
    PostalCode,
    Recommendation,
    Seat,
    ServiceCentre,
    Source,
    SteeringCommittee,
    SupervisoryAuthority,
)
from networks.models.partial_date import PartialDateField

PASSWORD = "ein-langes-passwort-für-tests"  # noqa: S105 - the tests' own


def _factory(model: type[models.Model], owners: dict[str, Callable[..., Any]] | None = None, **defaults: Any):
    """Return a function that makes one record from its arguments, the defaults, and owners that it makes first.

    A text's „{n}“ is the record's number; a callable default is called with the number.
    """
    numbers = count(1)

    def create(*, sources: Iterable[Source] = (), **fields: Any) -> Any:
        number = next(numbers)
        made = {name: fields.get(name) or make() for name, make in (owners or {}).items()}
        for name, value in defaults.items():
            if name not in fields and isinstance(value, str):
                fields[name] = value.format(n=f"{number:05}", **made)
            elif name not in fields:
                fields[name] = value(number) if callable(value) else value
        for field in model._meta.concrete_fields:
            if isinstance(field, PartialDateField) and field.name in fields:
                fields[field.name] = field.to_python(fields[field.name])
        record = model.objects.create(**fields | made)
        if sources:
            record.sources.set(sources)
        return record

    return create


def _days_after(first: dt.date) -> Callable[[int], str]:
    """Return a default that is so many days after the first one."""
    return lambda number: (first + dt.timedelta(days=number)).isoformat()


create_district = _factory(
    District,
    ags="{n}",
    nuts="{n}",
    name="Kreis {n}",
    kind=District.Kind.RURAL.value,
    seat="Kreisstadt {n}",
    website="https://www.kreis-{n}.example/",
)
create_municipality = _factory(
    Municipality,
    {"district": create_district},
    ags="{district.ags:.3}{n}",
    name="Gemeinde {n}",
    official_name="Gemeinde {n}",
    slug="gemeinde-{n}",
    kind=Municipality.Kind.VILLAGE.value,
    longitude=7.5,
    latitude=lambda number: 51 + number / 100_000,
)
create_postal_code = _factory(PostalCode, {"municipality": create_municipality}, plz="{n}", kind="zustellung")
create_network = _factory(
    Network, {"district": create_district}, name="Bildungsnetzwerk {n}", slug="netzwerk-{n}"
)
# An open agreement: a network has room for one of them.
create_agreement = _factory(
    CooperationAgreement, {"network": create_network}, kind="erster", signed="2008-06-23"
)
create_office = _factory(
    EducationOffice,
    {"network": create_network},
    name="Bildungsbüro {n}",
    website="https://www.bildungsbuero-{n}.example/",
    phone="0251 411-0",
    mailbox="bildungsbuero-{n}@beispiel.example",
)
create_committee = _factory(SteeringCommittee, {"network": create_network}, name="Lenkungskreis {n}")
create_seat = _factory(
    Seat,
    {"committee": create_committee},
    function="Leitung des Amts {n}",
    institution="Amt {n}",
    side="kommune",
    begins="2024-01-01",
)
create_meeting = _factory(
    Meeting, {"committee": create_committee}, date=_days_after(dt.date(2031, 1, 1)), is_released=True
)
create_field = _factory(FieldOfAction, name="Handlungsfeld {n}", slug="handlungsfeld-{n}")
create_aim = _factory(Aim, {"committee": create_committee, "field": create_field}, text="Ziel {n}")
create_mandate = _factory(Mandate, {"aim": create_aim}, text="Auftrag {n}")
create_conference = _factory(
    EducationConference, {"network": create_network}, date=_days_after(dt.date(2009, 1, 1)), theme="Thema {n}"
)
create_recommendation = _factory(Recommendation, {"conference": create_conference}, text="Empfehlung {n}")
create_focus = _factory(Focus, {"network": create_network, "field": create_field})
_create_authority = _factory(SupervisoryAuthority, level="untere", name="Schulamt {n}", slug="schulamt-{n}")


def create_authority(**fields: Any) -> SupervisoryAuthority:
    """Make a Schulamt with a district, unless `level` says otherwise."""
    if fields.get("level", "untere") == "untere" and "district" not in fields:
        fields["district"] = create_district()
    return _create_authority(**fields)


create_service_centre = _factory(
    ServiceCentre, name="Servicestelle", host_body="Bezirksregierung", phone="0251 411-0"
)
create_figure = _factory(
    Figure, key=Figure.Key.NETWORKS_IN_NRW.value, value=52, as_of=lambda number: str(2000 + number)
)
create_page = _factory(Page, slug="ueber", body="Ein Absatz.")
create_source = _factory(
    Source,
    key="quelle-{n}",
    publisher="Stelle {n}",
    title="Titel {n}",
    url="https://quelle-{n}.example/",
    is_linked=True,
)
# All that the law wants said.
create_operator = _factory(
    Operator,
    name="Musterbehörde",
    address="Musterplatz 1, 12345 Musterstadt",
    phone="030 23125 100",
    mailbox="poststelle@musterbehoerde.example",
    representative="Leitung der Musterbehörde",
    supervising_body="Musterministerium, Musterallee 1, 12345 Musterstadt",
    responsible="Referat Netz, Musterplatz 1, 12345 Musterstadt",
    data_protection_officer="Datenschutzbeauftragte Stelle, Musterplatz 1, 12345 Musterstadt",
    data_protection_mailbox="datenschutz@musterbehoerde.example",
    processor="Rechenzentrum Muster, Serverweg 1, 12345 Musterstadt",
    log_days=7,
)
create_barrier = _factory(
    Barrier,
    where="Seite {n}",
    description="Ein Bild ohne Text.",
    requirement="EN 301 549, 9.1.1.1",
    explanation="Der Text wird geschrieben.",
    since="2023-05",
)
create_barrier_report = _factory(BarrierReport, message="Nachricht {n}")
create_accessibility_statement = _factory(AccessibilityStatement)
create_monitoring_notice = _factory(MonitoringNotice, text="Mitteilung {n}")
# A released film, whose file exists by name only.
create_film = _factory(Film, title="Film {n}", file="filme/film-{n}.mp4", seconds=90, is_released=True)

_usernames = map("benutzer-{:05}".format, count(1))


def create_user(*, permissions: Iterable[str] = (), **fields: Any) -> User:
    """Make a user who logs in with PASSWORD; `permissions` as „networks.change_network“."""
    user = User.objects.create_user(password=PASSWORD, **{"username": next(_usernames)} | fields)
    for permission in permissions:
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    return user
