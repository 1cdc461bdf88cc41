"""Valid records, made one at a time. Names are zero-padded: their order is the order of making.

A partial date may be given as text („Juni 2008“); sources are given as `sources=[…]`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
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
    Locality,
    Mandate,
    Meeting,
    Municipality,
    Network,
    Page,
    PartialDate,
    PostalCode,
    Recommendation,
    SchoolCount,
    Seat,
    ServiceCentre,
    Source,
    SteeringCommittee,
    SupervisoryAuthority,
)
from networks.models.partial_date import PartialDateField

PASSWORD = "ein-langes-passwort-für-tests"  # noqa: S105 - the tests' own

_numbers: dict[type[models.Model], count] = defaultdict(lambda: count(1))


def _number(model: type[models.Model]) -> str:
    return f"{next(_numbers[model]):05}"


def _create(model: type[models.Model], *, sources: Iterable[Source] = (), **fields: Any) -> Any:
    for field in model._meta.concrete_fields:
        if isinstance(field, PartialDateField) and field.name in fields:
            fields[field.name] = field.to_python(fields[field.name])
    record = model.objects.create(**fields)
    if sources:
        record.sources.set(sources)
    return record


def create_district(**fields: Any) -> District:
    number = _number(District)
    defaults = {
        "ags": number,
        "nuts": number,
        "name": f"Kreis {number}",
        "kind": District.Kind.RURAL,
        "seat": f"Kreisstadt {number}",
        "website": f"https://www.kreis-{number}.example/",
    }
    return _create(District, **defaults | fields)


def create_municipality(*, district: District | None = None, **fields: Any) -> Municipality:
    number = _number(Municipality)
    district = district or create_district()
    defaults = {
        "ags": f"{district.ags[:3]}{number}",
        "name": f"Gemeinde {number}",
        "official_name": f"Gemeinde {number}",
        "slug": f"gemeinde-{number}",
        "kind": Municipality.Kind.VILLAGE,
        "longitude": 7.5,
        "latitude": 51 + int(number) / 100_000,
    }
    return _create(Municipality, district=district, **defaults | fields)


def create_postal_code(*, municipality: Municipality | None = None, **fields: Any) -> PostalCode:
    defaults = {"plz": _number(PostalCode), "kind": PostalCode.Kind.DELIVERY}
    return _create(PostalCode, municipality=municipality or create_municipality(), **defaults | fields)


def create_locality(*, municipality: Municipality | None = None, **fields: Any) -> Locality:
    defaults = {"name": f"Ortsteil {_number(Locality)}"}
    return _create(Locality, municipality=municipality or create_municipality(), **defaults | fields)


def create_school_count(*, municipality: Municipality | None = None, **fields: Any) -> SchoolCount:
    defaults = {"form": SchoolCount.Form.PRIMARY, "count": 3}
    return _create(SchoolCount, municipality=municipality or create_municipality(), **defaults | fields)


def create_network(*, district: District | None = None, **fields: Any) -> Network:
    number = _number(Network)
    defaults = {"name": f"Bildungsnetzwerk {number}", "slug": f"netzwerk-{number}"}
    return _create(Network, district=district or create_district(), **defaults | fields)


def create_agreement(*, network: Network | None = None, **fields: Any) -> CooperationAgreement:
    """Open, so a network has room for one of them."""
    defaults = {"kind": CooperationAgreement.Kind.FIRST, "signed": PartialDate(2008, 6, 23)}
    return _create(CooperationAgreement, network=network or create_network(), **defaults | fields)


def create_office(*, network: Network | None = None, **fields: Any) -> EducationOffice:
    number = _number(EducationOffice)
    defaults = {
        "name": f"Bildungsbüro {number}",
        "website": f"https://www.bildungsbuero-{number}.example/",
        "phone": "0251 411-0",
        "mailbox": f"bildungsbuero-{number}@beispiel.example",
    }
    return _create(EducationOffice, network=network or create_network(), **defaults | fields)


def create_committee(*, network: Network | None = None, **fields: Any) -> SteeringCommittee:
    defaults = {"name": f"Lenkungskreis {_number(SteeringCommittee)}"}
    return _create(SteeringCommittee, network=network or create_network(), **defaults | fields)


def create_seat(*, committee: SteeringCommittee | None = None, **fields: Any) -> Seat:
    """Of the Kommune, since 1 January 2024, open."""
    number = _number(Seat)
    defaults = {
        "function": f"Leitung des Amts {number}",
        "institution": f"Amt {number}",
        "side": Seat.Side.MUNICIPAL,
        "begins": PartialDate(2024, 1, 1),
    }
    return _create(Seat, committee=committee or create_committee(), **defaults | fields)


def create_meeting(*, committee: SteeringCommittee | None = None, **fields: Any) -> Meeting:
    """Released, each a day later than the one before, from 1 January 2031 on."""
    date = dt.date(2031, 1, 1) + dt.timedelta(days=int(_number(Meeting)))
    defaults = {"date": PartialDate(date.year, date.month, date.day), "is_released": True}
    return _create(Meeting, committee=committee or create_committee(), **defaults | fields)


def create_aim(
    *, committee: SteeringCommittee | None = None, field: FieldOfAction | None = None, **fields: Any
) -> Aim:
    defaults = {"text": f"Ziel {_number(Aim)}"}
    return _create(
        Aim, committee=committee or create_committee(), field=field or create_field(), **defaults | fields
    )


def create_mandate(*, aim: Aim | None = None, **fields: Any) -> Mandate:
    """To the network's Bildungsbüro, open."""
    return _create(Mandate, aim=aim or create_aim(), **{"text": f"Auftrag {_number(Mandate)}"} | fields)


def create_conference(*, network: Network | None = None, **fields: Any) -> EducationConference:
    """Each a day later than the one before, from 2009 on."""
    number = _number(EducationConference)
    date = dt.date(2009, 1, 1) + dt.timedelta(days=int(number))
    defaults = {"date": PartialDate(date.year, date.month, date.day), "theme": f"Thema {number}"}
    return _create(EducationConference, network=network or create_network(), **defaults | fields)


def create_recommendation(*, conference: EducationConference | None = None, **fields: Any) -> Recommendation:
    defaults = {"text": f"Empfehlung {_number(Recommendation)}"}
    return _create(Recommendation, conference=conference or create_conference(), **defaults | fields)


def create_field(**fields: Any) -> FieldOfAction:
    number = _number(FieldOfAction)
    return _create(
        FieldOfAction, **{"name": f"Handlungsfeld {number}", "slug": f"handlungsfeld-{number}"} | fields
    )


def create_focus(
    *, network: Network | None = None, field: FieldOfAction | None = None, **fields: Any
) -> Focus:
    return _create(Focus, network=network or create_network(), field=field or create_field(), **fields)


def create_authority(**fields: Any) -> SupervisoryAuthority:
    """A Schulamt, unless `level` says otherwise."""
    number = _number(SupervisoryAuthority)
    defaults = {
        "level": SupervisoryAuthority.Level.LOWER,
        "name": f"Schulamt {number}",
        "slug": f"schulamt-{number}",
    }
    values = defaults | fields
    if values["level"] == SupervisoryAuthority.Level.LOWER and "district" not in values:
        values["district"] = create_district()
    return _create(SupervisoryAuthority, **values)


def create_service_centre(**fields: Any) -> ServiceCentre:
    defaults = {"name": "Servicestelle", "host_body": "Bezirksregierung", "phone": "0251 411-0"}
    return _create(ServiceCentre, **defaults | fields)


def create_figure(**fields: Any) -> Figure:
    """Each a year younger than the one before, from 2001 on."""
    number = int(_number(Figure))
    defaults = {"key": Figure.Key.NETWORKS_IN_NRW, "value": 52, "as_of": PartialDate(2000 + number)}
    return _create(Figure, **defaults | fields)


def create_page(**fields: Any) -> Page:
    return _create(Page, **{"slug": Page.Slug.ABOUT, "body": "Ein Absatz."} | fields)


def create_source(**fields: Any) -> Source:
    number = _number(Source)
    defaults = {
        "key": f"quelle-{number}",
        "publisher": f"Stelle {number}",
        "title": f"Titel {number}",
        "url": f"https://quelle-{number}.example/",
        "is_linked": True,
    }
    return _create(Source, **defaults | fields)


def create_operator(**fields: Any) -> Operator:
    """With all that the law wants said."""
    defaults = {
        "name": "Musterbehörde",
        "address": "Musterplatz 1, 12345 Musterstadt",
        "phone": "030 23125 100",
        "mailbox": "poststelle@musterbehoerde.example",
        "representative": "Leitung der Musterbehörde",
        "supervising_body": "Musterministerium, Musterallee 1, 12345 Musterstadt",
        "responsible": "Referat Netz, Musterplatz 1, 12345 Musterstadt",
        "data_protection_officer": "Datenschutzbeauftragte Stelle, Musterplatz 1, 12345 Musterstadt",
        "data_protection_mailbox": "datenschutz@musterbehoerde.example",
        "processor": "Rechenzentrum Muster, Serverweg 1, 12345 Musterstadt",
        "log_days": 7,
    }
    return _create(Operator, **defaults | fields)


def create_barrier(**fields: Any) -> Barrier:
    number = _number(Barrier)
    defaults = {
        "where": f"Seite {number}",
        "description": "Ein Bild ohne Text.",
        "requirement": "EN 301 549, 9.1.1.1",
        "explanation": "Der Text wird geschrieben.",
        "since": PartialDate(2023, 5),
    }
    return _create(Barrier, **defaults | fields)


def create_barrier_report(**fields: Any) -> BarrierReport:
    return _create(BarrierReport, **{"message": f"Nachricht {_number(BarrierReport)}"} | fields)


def create_accessibility_statement(**fields: Any) -> AccessibilityStatement:
    """Of which nothing is entered yet."""
    return _create(AccessibilityStatement, **fields)


def create_monitoring_notice(**fields: Any) -> MonitoringNotice:
    return _create(MonitoringNotice, **{"text": f"Mitteilung {_number(MonitoringNotice)}"} | fields)


def create_film(**fields: Any) -> Film:
    """Released; its file exists by name only."""
    number = _number(Film)
    defaults = {
        "title": f"Film {number}",
        "file": f"filme/film-{number}.mp4",
        "seconds": 90,
        "is_released": True,
    }
    return _create(Film, **defaults | fields)


def create_user(*, permissions: Iterable[str] = (), **fields: Any) -> User:
    """A user who logs in with PASSWORD; `permissions` as „networks.change_network“."""
    defaults = {"username": f"benutzer-{_number(User)}"}
    user = User.objects.create_user(password=PASSWORD, **defaults | fields)
    for permission in permissions:
        app_label, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    return user
