import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from networks.models import Municipality
from tests.databases import duplicate
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

NO_KEY = "Der Gemeindeschlüssel hat genau acht Ziffern."


@pytest.mark.parametrize("ags", ["05515000", "00000000"])
def test_municipality_with_a_key(db, sentences, ags):
    assert sentences(create_municipality(ags=ags)) == []


@pytest.mark.parametrize("ags", ["0551500", "0551500a", "05 15000", "٠٥٥١٥٠٠٠"])
def test_municipality_whose_key_is_not_eight_digits(sentences, plain_update, ags):
    town = create_municipality()

    town.ags = ags

    assert sentences(town) == [NO_KEY]
    with pytest.raises(IntegrityError, match="municipality_ags_well_formed"):
        plain_update(town, ags=ags)
    with pytest.raises(IntegrityError, match="municipality_ags_well_formed"):
        town.save()


@pytest.mark.parametrize(("field", "label"), [("ags", "Gemeindeschlüssel"), ("slug", "Kürzel der Adresse")])
def test_municipality_that_exists_already(db, sentences, field, label):
    first, second = create_municipality(), create_municipality()

    setattr(second, field, getattr(first, field))

    assert sentences(second) == [f"Gemeinde mit diesem Wert für das Feld {label} existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate(field)):
        second.save()


def test_municipalities_may_share_their_name(db, sentences):
    create_municipality(name="Velen")

    assert sentences(create_municipality(name="Velen")) == []


def test_municipality_protects_its_district(db):
    town = create_municipality()

    with pytest.raises(ProtectedError):
        town.district.delete()


def test_for_list_is_by_district_then_by_name(django_assert_num_queries, db):
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


def test_for_detail_brings_all_that_its_page_shows(django_assert_num_queries, db):
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


def test_near_is_the_nearest_first(django_assert_num_queries, db):
    """A degree of longitude is shorter than a degree of latitude: 0.15 of it to the east are nearer than 0.1 north."""
    town = create_municipality(name="Mitte", longitude=7.5, latitude=52)
    create_municipality(name="Norden", longitude=7.5, latitude=52.1)
    create_municipality(name="Osten", longitude=7.65, latitude=52)
    create_municipality(name="Westen", longitude=7.3, latitude=52)
    create_municipality(name="Ferne", longitude=9, latitude=50)

    with django_assert_num_queries(1):
        found = [near.name for near in Municipality.objects.near(town, how_many=3) if near.district]

    assert found == ["Osten", "Norden", "Westen"]


def test_near_with_no_other_town(db):
    assert list(Municipality.objects.near(create_municipality(), how_many=6)) == []


def test_municipality_as_text_address_and_natural_key(db):
    town = create_municipality(ags="05562028", name="Oer-Erkenschwick", slug="oer-erkenschwick")

    assert str(town) == "Oer-Erkenschwick"
    assert town.get_absolute_url() == "/orte/oer-erkenschwick/"
    assert town.natural_key() == ("05562028",)
    assert Municipality.objects.get_by_natural_key("05562028") == town
