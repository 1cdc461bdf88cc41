"""A country of made-up networks, for measuring: far more than there will ever be."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Model

from networks import models
from networks.models import Mandate, Meeting, PartialDate, Seat

SYLLABLES = [
    "al",
    "beck",
    "dorf",
    "hau",
    "ling",
    "mar",
    "ol",
    "ruh",
    "stein",
    "wal",
    "trop",
    "kir",
    "sen",
    "burg",
]


NAMES = len(SYLLABLES) ** 4
LOCALITIES_A_TOWN = 6  # 488 in 78 towns


def town_name(number: int) -> str:
    """Return a pronounceable name, different for each number below NAMES."""
    parts = []
    for _ in range(4):
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts).capitalize()


def store(records: list[Model]) -> list[Model]:
    return type(records[0]).objects.bulk_create(records)


def fill(*, networks: int, towns: int) -> None:
    """Add networks with all that belongs to them, and towns with a postcode and localities, spread over their districts."""
    districts = store([district(number) for number in range(networks)])
    made_towns = store([town(number, districts[number % networks]) for number in range(towns)])
    store([models.PostalCode(municipality=it, plz=f"{10000 + n}") for n, it in enumerate(made_towns)])
    store(list(localities(made_towns)))
    fields = store([models.FieldOfAction(name=f"Feld {n}", slug=f"feld-{n}") for n in range(20)])
    authorities = store([authority(it) for it in districts])
    made = store(
        [
            models.Network(district=it, name=f"Bildungsnetzwerk {it.name}", slug=f"netzwerk-{it.ags}")
            for it in districts
        ]
    )
    signed = PartialDate(2009, 1, 20)
    agreements = store([models.CooperationAgreement(network=it, signed=signed) for it in made])
    offices = store(
        [models.EducationOffice(network=it, name=f"Bildungsbüro {it.district.name}") for it in made]
    )
    committees = store([models.SteeringCommittee(network=it) for it in made])
    store([models.Focus(network=it, field=field) for it in made for field in fields[:5]])
    seats = store([it for pair in zip(committees, authorities, strict=True) for it in seats_of(*pair)])
    meetings = store([meeting(it, number) for it in committees for number in range(1, 7)])
    conferences = store([conference(it, number) for it in made for number in range(1, 6)])
    recommendations = store([recommendation(it, number) for it in conferences for number in (1, 2)])
    # Five of six aims come from the first recommendation of a conference.
    first = {(it.conference.network_id, it.conference.number): it for it in recommendations if it.number == 1}
    aims = store(
        [
            models.Aim(
                committee=it,
                field=fields[number],
                recommendation=first.get((it.network_id, number)),
                text=f"In allen Orten gelingt der Übergang {number} von der Schule in den Beruf.",
                agreed_on=PartialDate(2014 + number),
                state=models.Aim.State.UNDER_WAY,
            )
            for it in committees
            for number in range(1, 7)
        ]
    )
    mandates = store([mandate(it, number) for it in aims for number in (1, 2)])
    source = models.Source.objects.create(key="messung", publisher="Messung", title="Erfundene Angaben")
    of_network = (made, agreements, offices, committees, conferences, recommendations)
    for records in (made_towns, *of_network, seats, meetings, aims, mandates):
        cite(records, source)
    models.ContentVersion.objects.renew()


def district(number: int) -> models.District:
    return models.District(
        ags=f"{80000 + number}",
        nuts=f"{80000 + number}",
        name=f"Kreis {town_name(number)} {number}",
        kind=models.District.Kind.RURAL,
        seat="Sitz",
        website=f"https://kreis-{number}.example",
    )


def authority(district: models.District) -> models.SupervisoryAuthority:
    level, slug = models.SupervisoryAuthority.Level.LOWER, f"schulamt-{district.ags}"
    return models.SupervisoryAuthority(district=district, level=level, name=district.name, slug=slug)


def town(number: int, district: models.District) -> models.Municipality:
    return models.Municipality(
        district=district,
        ags=f"{80000000 + number}",
        name=town_name(number),
        official_name=town_name(number),
        slug=f"ort-{number}",
        kind=models.Municipality.Kind.VILLAGE,
        longitude=6 + number % 100 / 50,
        latitude=51 + number / 10_000,
    )


def localities(towns: list[models.Municipality]) -> Iterator[models.Locality]:
    """Yield the localities of each town, whose names no town has; some lie in two or three towns."""
    for number in range(len(towns) * LOCALITIES_A_TOWN):
        name = town_name(len(towns) + number % (NAMES - len(towns)))
        yield models.Locality(municipality=towns[number // LOCALITIES_A_TOWN], name=name)


def seats_of(committee: models.SteeringCommittee, authority: models.SupervisoryAuthority) -> list[Seat]:
    """Return thirty seats: 24 of them today, one of these vacant, with the tandem; four over, two attested."""
    seats = []
    for number in range(30):
        side = {1: Seat.Side.LAND_UPPER, 2: Seat.Side.LAND_LOWER}.get(number)
        is_attested = number >= 28
        seat = Seat(
            committee=committee,
            function=f"Leitung der Stelle {number} für Bildung und Jugend",
            institution=f"Einrichtung {number} in {committee.network.district.name}",
            side=side or (Seat.Side.MUNICIPAL if number % 2 else Seat.Side.PARTNER),
            authority=authority if side == Seat.Side.LAND_LOWER else None,
            role=Seat.Role.CHAIR if number == 0 else "",
            begins=None if is_attested else PartialDate(2012, 1 + number % 12),
            ends=PartialDate(2020) if 24 <= number < 28 else None,
            only_attested=is_attested,
            is_vacant=number == 3,
            as_of=PartialDate(2024) if is_attested else PartialDate(2026, 3),
            order=number,
        )
        seats.append(seat)
    return seats


def meeting(committee: models.SteeringCommittee, number: int) -> Meeting:
    """Return a held meeting, or, from the fifth on, one far ahead."""
    is_held = number < 5
    return Meeting(
        committee=committee,
        date=PartialDate(2022 + number if is_held else 2090, number, 1 + committee.pk % 28),
        begins_at=dt.time(10),
        ends_at=dt.time(12, 30),
        state=Meeting.State.HELD if is_held else Meeting.State.PLANNED,
        place="Kreishaus, Großer Saal",
        is_released=True,
        summary="Der Lenkungskreis hat **zwei Ziele** vereinbart." if is_held else "",
    )


def conference(network: models.Network, number: int) -> models.EducationConference:
    date = PartialDate(2009 + number, 5, 1 + network.pk % 28)
    return models.EducationConference(network=network, number=number, date=date, theme="Thema")


def recommendation(conference: models.EducationConference, number: int) -> models.Recommendation:
    text = f"Schulen und Kommunen sollen {number} tun."
    return models.Recommendation(conference=conference, number=number, text=text)


def mandate(aim: models.Aim, number: int) -> Mandate:
    """Return a mandate to the office, or the second one to a partner."""
    to_partner = {"addressee": Mandate.Addressee.PARTNER, "partner": "Agentur für Arbeit"}
    return Mandate(
        aim=aim,
        text=f"Mit den Beteiligten den Schritt {number} vorbereiten.",
        due=PartialDate(2027, number),
        reported_to=aim.recommendation and aim.recommendation.conference,
        **(to_partner if number == 2 else {}),
    )


def cite(records: list[Model], source: models.Source) -> None:
    model = type(records[0])
    through, owner = model.sources.through, f"{model._meta.model_name}_id"
    store([through(**{owner: record.pk, "source_id": source.pk}) for record in records])
