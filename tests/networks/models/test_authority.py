import sqlite3

import pytest
from django.db import IntegrityError

from networks.models import SupervisoryAuthority
from tests.factories import create_authority, create_committee, create_district, create_network

LOWER_WITHOUT_DISTRICT = (
    "Die untere Schulaufsicht gehört zu genau einer Gebietskörperschaft, die obere zu keiner."
)


@pytest.mark.parametrize("level", ["obere", "untere"])
def test_authority_of_either_level(db, sentences, level):
    assert sentences(create_authority(level=level)) == []


def test_authority_of_the_lower_level_without_a_district(sentences, plain_update):
    authority = create_authority()

    authority.district = None

    assert sentences(authority) == [LOWER_WITHOUT_DISTRICT]
    with pytest.raises(sqlite3.IntegrityError, match="authority_lower_has_a_district"):
        plain_update(authority, district_id=None)
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        authority.save()


def test_authority_of_the_upper_level_with_a_district(sentences, plain_update):
    authority = create_authority(level="obere")

    authority.district = create_district()

    assert sentences(authority) == [LOWER_WITHOUT_DISTRICT]
    with pytest.raises(sqlite3.IntegrityError, match="authority_lower_has_a_district"):
        plain_update(authority, district_id=authority.district_id)
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        authority.save()


def test_authority_of_a_level_there_is_not(plain_update):
    with pytest.raises(sqlite3.IntegrityError, match="authority_lower_has_a_district"):
        plain_update(create_authority(), level="mittlere")


def test_upper_is_the_bezirksregierung_before_its_departments(db):
    whole = create_authority(level="obere", name="Bezirksregierung")
    create_authority(level="obere", name="Dezernat 42", parent=whole)
    create_authority(level="obere", name="Dezernat 41", parent=whole)
    create_authority()

    names = [authority.name for authority in SupervisoryAuthority.objects.upper()]

    assert names == ["Bezirksregierung", "Dezernat 41", "Dezernat 42"]


def test_lower_is_in_the_order_of_the_districts_with_their_committees(django_assert_num_queries, db):
    create_authority(level="obere")
    for name in ("Kreis Warendorf", "Kreis Borken"):
        district = create_district(name=name)
        create_committee(network=create_network(district=district), name=f"Lenkungskreis {name}")
        create_authority(district=district)

    with django_assert_num_queries(1):
        committees = [a.district.network.committee.name for a in SupervisoryAuthority.objects.lower()]

    assert committees == ["Lenkungskreis Kreis Borken", "Lenkungskreis Kreis Warendorf"]


def test_authority_as_text_and_natural_key(db):
    authority = create_authority(name="Schulamt für den Kreis Borken", slug="schulamt-borken")

    assert str(authority) == "Schulamt für den Kreis Borken"
    assert authority.natural_key() == ("schulamt-borken",)
    assert SupervisoryAuthority.objects.get_by_natural_key("schulamt-borken") == authority
