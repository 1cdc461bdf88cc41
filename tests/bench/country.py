"""A country of made-up networks, for measuring: far more than there will ever be."""

from networks.models import (
    CooperationAgreement,
    District,
    EducationConference,
    EducationOffice,
    FieldOfAction,
    Focus,
    Municipality,
    Network,
    PartialDate,
    PostalCode,
    Source,
    SteeringCommittee,
    SupervisoryAuthority,
)

SYLLABLES = (
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
)


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
        EducationConference(network=network, number=number, date=PartialDate(2009 + number), theme="Thema")
        for network in made
        for number in range(1, 6)
    )
    offices = EducationOffice.objects.bulk_create(
        EducationOffice(network=network, name=f"Bildungsbüro {network.district.name}") for network in made
    )
    SteeringCommittee.objects.bulk_create(SteeringCommittee(network=network) for network in made)
    Focus.objects.bulk_create(Focus(network=network, field=field) for network in made for field in fields[:5])
    SupervisoryAuthority.objects.bulk_create(
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
    for records in (made, agreements, conferences, offices, made_towns):
        model = type(records[0])
        through = model.sources.through
        owner = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(**{owner: record.pk, "source_id": source.pk}) for record in records
        )
