import datetime as dt

import pytest
from django.db import DatabaseError

from networks.models import SupervisoryAuthority
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_seat,
)


def test_lower_authority_needs_a_district_and_upper_has_none(db, sentences, assert_refused, plain_update):
    lower, upper = create_authority(), create_authority(level="obere")
    rule = "authority_lower_has_a_district"

    assert [sentences(lower), sentences(upper)] == [[], []]
    assert_refused(upper, rule, district_id=create_district().pk)
    assert_refused(lower, rule, district_id=None)
    with pytest.raises(DatabaseError, match=rule):
        plain_update(create_authority(), level="mittlere")


@pytest.mark.parametrize("rows", [1, 3])
def test_upper_lists_the_bezirksregierung_before_its_departments(django_assert_num_queries, db, rows):
    whole = create_authority(level="obere", name="Bezirksregierung")
    names = ["Dezernat 43", "Dezernat 42", "Dezernat 41"][:rows]
    for name in names:
        department = create_authority(level="obere", name=name, parent=whole)
        create_seat(side="obere", authority=department, function=name, ends="2025-07-31")
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
    day_after = [
        authority.seats_held for authority in SupervisoryAuthority.objects.upper(dt.date(2025, 8, 1))
    ]

    assert found == [("Bezirksregierung", []), *((name, [(name, True)]) for name in sorted(names))]
    assert day_after == [[]] * (rows + 1)


def test_lower_authorities_are_sorted_by_district(django_assert_num_queries, db):
    create_authority(level="obere")
    for name in ("Kreis Warendorf", "Kreis Borken"):
        network = create_network(district=create_district(name=name))
        create_committee(network=network, name=f"Lenkungskreis {name}")
        create_authority(district=network.district)

    with django_assert_num_queries(1):
        committees = [a.district.network.committee.name for a in SupervisoryAuthority.objects.lower()]

    assert committees == ["Lenkungskreis Kreis Borken", "Lenkungskreis Kreis Warendorf"]


def test_only_the_bezirksregierung_itself_is_the_authority_of_all_networks(db):
    whole = create_authority(level="obere")
    department, lower = create_authority(level="obere", parent=whole), create_authority()

    assert [authority.is_of_all for authority in (whole, department, lower)] == [True, False, False]
