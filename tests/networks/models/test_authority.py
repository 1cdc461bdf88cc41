import pytest

from networks.models import EducationOffice, SupervisoryAuthority
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_office,
)

ONE_DISTRICT_OR_NONE = (
    "Die untere Schulaufsicht gehört zu genau einer Gebietskörperschaft, die obere zu keiner."
)
DISTRICT_RULE = "authority_lower_has_a_district"


def test_lower_authority_needs_a_district_and_upper_has_none(db, sentences, assert_refused):
    lower, upper = create_authority(), create_authority(level="obere")

    assert [sentences(lower), sentences(upper)] == [[], []]
    assert_refused(upper, ONE_DISTRICT_OR_NONE, DISTRICT_RULE, district_id=create_district().pk)
    assert_refused(lower, ONE_DISTRICT_OR_NONE, DISTRICT_RULE, district_id=None)


def test_database_refuses_an_unknown_level(plain_update, assert_refused):
    assert_refused(
        create_authority(), "Wert 'mittlere' ist keine gültige Option.", DISTRICT_RULE, level="mittlere"
    )


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


def test_lower_authorities_and_offices_are_sorted_by_district(django_assert_num_queries, db):
    create_authority(level="obere")
    for name in ("Kreis Warendorf", "Kreis Borken"):
        network = create_network(district=create_district(name=name))
        create_committee(network=network, name=f"Lenkungskreis {name}")
        create_authority(district=network.district)
        create_office(network=network, website="")

    with django_assert_num_queries(2):
        committees = [a.district.network.committee.name for a in SupervisoryAuthority.objects.lower()]
        offices = [
            (office.network.district.name, office.network.way_out.is_own)
            for office in EducationOffice.objects.for_list()
        ]

    assert committees == ["Lenkungskreis Kreis Borken", "Lenkungskreis Kreis Warendorf"]
    assert offices == [("Kreis Borken", False), ("Kreis Warendorf", False)]


def test_only_the_bezirksregierung_itself_is_the_authority_of_all_networks(db):
    whole = create_authority(level="obere")
    department, lower = create_authority(level="obere", parent=whole), create_authority()

    assert [authority.is_of_all for authority in (whole, department, lower)] == [True, False, False]
