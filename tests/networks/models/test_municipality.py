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


def test_for_list_is_sorted_by_district_and_name(django_assert_num_queries, db):
    late, early = create_district(ags="05570"), create_district(ags="05512")
    create_network(district=early, slug="stadt-bottrop")
    for district, name in [(late, "Beckum"), (early, "Bottrop"), (late, "Ahlen")]:
        create_municipality(district=district, name=name, slug=name.lower())

    with django_assert_num_queries(1):
        found = [
            (town.name, getattr(town.district, "network", None) and town.district.network.slug)
            for town in Municipality.objects.for_list()
        ]

    assert found == [("Bottrop", "stadt-bottrop"), ("Ahlen", None), ("Beckum", None)]


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


def test_near_lists_the_nearest_towns_first(django_assert_num_queries, db):
    """A degree of longitude is shorter than one of latitude: 0.125 degrees east are nearer than 0.1 degrees north."""
    town = create_municipality(longitude=7.5, latitude=52)
    for ags, name, longitude, latitude in [
        ("3", "Norden", 7.5, 52.1),
        ("2", "Osten", 7.625, 52),
        ("1", "Westen", 7.375, 52),
        ("4", "Ferne", 9, 50),
    ]:
        create_municipality(ags=ags * 8, name=name, longitude=longitude, latitude=latitude)

    with django_assert_num_queries(1):
        found = [near.name for near in Municipality.objects.near(town, how_many=3) if near.district]

    assert found == ["Westen", "Osten", "Norden"]
