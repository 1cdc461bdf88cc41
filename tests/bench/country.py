"""A country of made-up networks, for measuring: far more than there will ever be."""

import datetime as dt
from collections.abc import Sequence

from networks.models import (
    Aim,
    ContentVersion,
    CooperationAgreement,
    District,
    EducationConference,
    EducationOffice,
    FieldOfAction,
    Focus,
    Mandate,
    Meeting,
    Municipality,
    Network,
    PartialDate,
    PostalCode,
    Recommendation,
    Seat,
    Source,
    SteeringCommittee,
    SupervisoryAuthority,
)
from networks.models.record import Record

SYLLABLES = (
    "al", "beck", "dorf", "hau", "ling", "mar", "ol", "ruh", "stein", "wal", "trop", "kir", "sen", "burg",
)  # fmt: skip


def town_name(number: int) -> str:
    """Pronounceable, different for each number below 14 ** 4."""
    parts = []
    for _ in range(4):
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts).capitalize()


def fill(*, networks: int, towns: int) -> None:
    """Adds networks with all that belongs to them, and towns spread over their districts, each with a postcode."""
    source = Source.objects.create(key="messung", publisher="Messung", title="Erfundene Angaben")
    districts = District.objects.bulk_create(
        District(
            ags=f"{80000 + number}",
            nuts=f"{80000 + number}",
            name=f"Kreis {town_name(number)} {number}",
            kind=District.Kind.RURAL,
            seat="Sitz",
            website=f"https://kreis-{number}.example",
        )
        for number in range(networks)
    )
    made = Network.objects.bulk_create(
        Network(district=district, name=f"Bildungsnetzwerk {district.name}", slug=f"netzwerk-{district.ags}")
        for district in districts
    )
    fields = FieldOfAction.objects.bulk_create(
        FieldOfAction(name=f"Feld {number}", slug=f"feld-{number}") for number in range(20)
    )
    agreements = CooperationAgreement.objects.bulk_create(
        CooperationAgreement(network=network, signed=PartialDate(2009, 1, 20)) for network in made
    )
    conferences = EducationConference.objects.bulk_create(
        EducationConference(
            network=network,
            number=number,
            date=PartialDate(2009 + number, 5, 1 + network.pk % 28),
            theme="Thema",
        )
        for network in made
        for number in range(1, 6)
    )
    offices = EducationOffice.objects.bulk_create(
        EducationOffice(network=network, name=f"Bildungsbüro {network.district.name}") for network in made
    )
    committees = SteeringCommittee.objects.bulk_create(SteeringCommittee(network=network) for network in made)
    Focus.objects.bulk_create(Focus(network=network, field=field) for network in made for field in fields[:5])
    authorities = SupervisoryAuthority.objects.bulk_create(
        SupervisoryAuthority(
            level=SupervisoryAuthority.Level.LOWER,
            district=district,
            name=f"Schulamt {district.name}",
            slug=f"schulamt-{district.ags}",
        )
        for district in districts
    )
    made_towns = Municipality.objects.bulk_create(
        Municipality(
            district=districts[number % networks],
            ags=f"{80000000 + number}",
            name=town_name(number),
            official_name=town_name(number),
            slug=f"ort-{number}",
            kind=Municipality.Kind.VILLAGE,
            longitude=6 + number % 100 / 50,
            latitude=51 + number / 10_000,
        )
        for number in range(towns)
    )
    PostalCode.objects.bulk_create(
        PostalCode(municipality=town, plz=f"{10000 + number}") for number, town in enumerate(made_towns)
    )
    at_work = (
        seat(committees, authorities),
        *recommend_and_agree(conferences, committees, fields),
        convene(committees),
    )
    for records in (made, agreements, conferences, offices, committees, made_towns, *at_work):
        cite(records, source)
    ContentVersion.objects.renew()


def seat(
    committees: Sequence[SteeringCommittee], authorities: Sequence[SupervisoryAuthority]
) -> Sequence[Seat]:
    """Thirty seats a committee: 24 of them today, one of these vacant, with the tandem; four over, two attested."""
    municipal, partner = Seat.Side.MUNICIPAL, Seat.Side.PARTNER
    seats = []
    for committee, authority in zip(committees, authorities, strict=True):
        for number in range(30):
            land = {1: Seat.Side.LAND_UPPER, 2: Seat.Side.LAND_LOWER}.get(number)
            is_over, is_attested = 24 <= number < 28, number >= 28
            seats.append(
                Seat(
                    committee=committee,
                    function=f"Leitung der Stelle {number} für Bildung und Jugend",
                    institution=f"Einrichtung {number} in {committee.network.district.name}",
                    side=land or (municipal if number % 2 else partner),
                    authority=authority if land == Seat.Side.LAND_LOWER else None,
                    role=Seat.Role.CHAIR if number == 0 else "",
                    begins=None if is_attested else PartialDate(2012, 1 + number % 12),
                    ends=PartialDate(2020) if is_over else None,
                    only_attested=is_attested,
                    is_vacant=number == 3,
                    as_of=PartialDate(2024) if is_attested else PartialDate(2026, 3),
                    order=number,
                )
            )
    return Seat.objects.bulk_create(seats)


def recommend_and_agree(
    conferences: Sequence[EducationConference],
    committees: Sequence[SteeringCommittee],
    fields: Sequence[FieldOfAction],
) -> tuple[Sequence[Recommendation], Sequence[Aim], Sequence[Mandate]]:
    """Two recommendations a conference; six aims a committee, five of them from these, with two mandates each."""
    recommendations = Recommendation.objects.bulk_create(
        Recommendation(
            conference=conference, number=number, text=f"Schulen und Kommunen sollen {number} tun."
        )
        for conference in conferences
        for number in (1, 2)
    )
    first = {
        (recommendation.conference.network_id, recommendation.conference.number): recommendation
        for recommendation in recommendations
        if recommendation.number == 1
    }
    aims = Aim.objects.bulk_create(
        Aim(
            committee=committee,
            field=fields[number],
            recommendation=first.get((committee.network_id, number)),
            text=f"In allen Orten gelingt der Übergang {number} von der Schule in den Beruf.",
            agreed_on=PartialDate(2014 + number),
            state=Aim.State.UNDER_WAY,
        )
        for committee in committees
        for number in range(1, 7)
    )
    mandates = Mandate.objects.bulk_create(
        Mandate(
            aim=aim,
            text=f"Mit den Beteiligten den Schritt {number} vorbereiten.",
            addressee=Mandate.Addressee.PARTNER if number == 2 else Mandate.Addressee.OFFICE,
            partner="Agentur für Arbeit" if number == 2 else "",
            due=PartialDate(2027, number),
            reported_to=aim.recommendation and aim.recommendation.conference,
        )
        for aim in aims
        for number in (1, 2)
    )
    return recommendations, aims, mandates


def convene(committees: Sequence[SteeringCommittee]) -> Sequence[Meeting]:
    """Six meetings a committee, the last two far ahead."""
    return Meeting.objects.bulk_create(
        Meeting(
            committee=committee,
            date=PartialDate(2022 + number if number < 5 else 2090, number, 1 + committee.pk % 28),
            begins_at=dt.time(10),
            ends_at=dt.time(12, 30),
            state=Meeting.State.HELD if number < 5 else Meeting.State.PLANNED,
            place="Kreishaus, Großer Saal",
            is_released=True,
            summary="Der Lenkungskreis hat **zwei Ziele** vereinbart." if number < 5 else "",
        )
        for committee in committees
        for number in range(1, 7)
    )


def cite(records: Sequence[Record], source: Source) -> None:
    model = type(records[0])
    through = model.sources.through
    owner = f"{model._meta.model_name}_id"
    through.objects.bulk_create(through(**{owner: record.pk, "source_id": source.pk}) for record in records)
