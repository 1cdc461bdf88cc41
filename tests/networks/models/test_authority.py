import pytest
from django.db import DatabaseError

from networks.models import SupervisoryAuthority
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
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
def test_upper_has_its_departments(django_assert_num_queries, db, rows):
    whole = create_authority(level="obere", name="Bezirksregierung")
    names = ["Dezernat 43", "Dezernat 42", "Dezernat 41"][:rows]
    for name in names:
        create_authority(level="obere", name=name, parent=whole)
    create_authority()

    with django_assert_num_queries(2):
        found = [
            (one.name, [str(d) for d in one.departments.all()])
            for one in SupervisoryAuthority.objects.upper()
        ]

    assert found == [("Bezirksregierung", sorted(names))]


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
