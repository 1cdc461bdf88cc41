import pytest

from networks.models import Municipality
from tests.factories import (
    create_agreement,
    create_authority,
    create_committee,
    create_district,
    create_municipality,
    create_network,
    create_office,
    create_postal_code,
)


def test_for_list_is_sorted_by_name_and_fetches_the_district(django_assert_num_queries, db):
    for name in ("Beckum", "Ahlen"):
        create_municipality(name=name, slug=name.lower(), district=create_district(name=f"Kreis {name}"))

    with django_assert_num_queries(1):
        found = [(town.name, town.district.name) for town in Municipality.objects.for_list()]

    assert found == [("Ahlen", "Kreis Ahlen"), ("Beckum", "Kreis Beckum")]


def test_for_detail_fetches_all_that_its_page_shows(django_assert_num_queries, db):
    town = create_municipality()
    network = create_network(district=town.district)
    office, committee = create_office(network=network), create_committee(network=network)
    agreement, authority = create_agreement(network=network), create_authority(district=town.district)
    create_postal_code(municipality=town, plz="48143")
    create_postal_code(municipality=town, plz="48127", kind="sonder")

    with django_assert_num_queries(4):
        town = Municipality.objects.for_detail().get(pk=town.pk)
        codes = [code.plz for code in town.postal_codes.all()]
        records = town.records()
        found_committee = town.district.network.committee

    assert codes == ["48143"]
    assert records == [town, town.district, office, authority, agreement]
    assert found_committee == committee


def test_records_of_a_town_without_a_network(db):
    town = Municipality.objects.for_detail().get(pk=create_municipality().pk)

    assert town.records() == [town, town.district, None]


def test_nearest_towns_come_first(django_assert_num_queries, db):
    """A degree of longitude is shorter than one of latitude: 0.125 degrees east are nearer than 0.1 degrees north."""
    north, east, west, far = (
        create_municipality(ags=f"0551500{9 - number}", longitude=longitude, latitude=latitude)
        for number, (longitude, latitude) in enumerate([(7.5, 52.1), (7.625, 52), (7.375, 52), (9, 50)])
    )
    town = create_municipality(longitude=7.5, latitude=52)

    with django_assert_num_queries(1):
        found = [(near, near.district) for near in Municipality.objects.nearest_to(town, how_many=3)]

    assert found == [(near, near.district) for near in (west, east, north)]
    assert far not in Municipality.objects.nearest_to(far, how_many=9)


@pytest.mark.parametrize(
    ("kind", "codes", "kicker"),
    [
        ("stadt", ["48143", "48145"], "Ahlen, Stadt · Kreis A · 48143, 48145"),
        ("kreisfreie-stadt", [f"4814{end}" for end in range(5)], "Ahlen, Stadt · kreisfreie Stadt"),
        ("stadt", [], "Ahlen, Stadt · Kreis A"),
    ],
)
def test_kicker_names_the_postal_codes_where_they_are_few(db, kind, codes, kicker):
    town = create_municipality(
        kind=kind, official_name="Ahlen, Stadt", district=create_district(name="Kreis A")
    )
    for plz in codes:
        create_postal_code(municipality=town, plz=plz)

    assert town.kicker == kicker
    assert (town.codes, town.has_few_codes) == (", ".join(codes), bool(codes) and len(codes) < 5)
