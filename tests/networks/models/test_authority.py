import datetime as dt

import pytest
from django.db import IntegrityError

from networks.models import SupervisoryAuthority
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_seat,
)

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
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        plain_update(authority, district_id=None)
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        authority.save()


def test_authority_of_the_upper_level_with_a_district(sentences, plain_update):
    authority = create_authority(level="obere")

    authority.district = create_district()

    assert sentences(authority) == [LOWER_WITHOUT_DISTRICT]
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        plain_update(authority, district_id=authority.district_id)
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        authority.save()


def test_authority_of_a_level_there_is_not(plain_update):
    with pytest.raises(IntegrityError, match="authority_lower_has_a_district"):
        plain_update(create_authority(), level="mittlere")


@pytest.mark.parametrize("rows", [1, 3])
def test_upper_is_the_bezirksregierung_before_its_departments(django_assert_num_queries, db, rows):
    whole = create_authority(level="obere", name="Bezirksregierung")
    for number in (43, 42, 41)[:rows]:
        department = create_authority(level="obere", name=f"Dezernat {number}", parent=whole)
        create_seat(side="obere", authority=department, function=f"Dezernat {number}", ends="2025-07-31")
        create_seat(side="obere", authority=department, function="Künftige", begins="2026")
    create_authority()

    with django_assert_num_queries(2):
        found = [
            (
                authority.name,
                [
                    (seat.function, bool(seat.committee.network.district.name))
                    for seat in authority.seats_held
                ],
            )
            for authority in SupervisoryAuthority.objects.upper(dt.date(2025, 7, 31))
        ]

    departments = sorted(f"Dezernat {number}" for number in (43, 42, 41)[:rows])
    assert found == [("Bezirksregierung", [])] + [(name, [(name, True)]) for name in departments]


def test_upper_without_the_seats_that_ended(db):
    seat = create_seat(side="obere", authority=create_authority(level="obere"), ends="2025-07-31")

    (authority,) = SupervisoryAuthority.objects.upper(dt.date(2025, 8, 1))

    assert (authority, authority.seats_held) == (seat.authority, [])


def test_lower_is_in_the_order_of_the_districts_with_their_committees(django_assert_num_queries, db):
    create_authority(level="obere")
    for name in ("Kreis Warendorf", "Kreis Borken"):
        district = create_district(name=name)
        create_committee(network=create_network(district=district), name=f"Lenkungskreis {name}")
        create_authority(district=district)

    with django_assert_num_queries(1):
        committees = [a.district.network.committee.name for a in SupervisoryAuthority.objects.lower()]

    assert committees == ["Lenkungskreis Kreis Borken", "Lenkungskreis Kreis Warendorf"]


def test_the_bezirksregierung_alone_is_of_all(db):
    whole = create_authority(level="obere")
    department, lower = create_authority(level="obere", parent=whole), create_authority()

    assert [authority.is_of_all for authority in (whole, department, lower)] == [True, False, False]


def test_authority_as_text_and_natural_key(db):
    authority = create_authority(name="Schulamt für den Kreis Borken", slug="schulamt-borken")

    assert str(authority) == "Schulamt für den Kreis Borken"
    assert authority.natural_key() == ("schulamt-borken",)
    assert SupervisoryAuthority.objects.get_by_natural_key("schulamt-borken") == authority
