import pytest
from django.db import IntegrityError

from networks.models import EducationOffice
from tests.databases import duplicate
from tests.factories import create_district, create_network, create_office


def test_office_that_is_the_second_of_its_network(db, sentences):
    first = create_office()
    second = EducationOffice(network=first.network)

    assert sentences(second) == ["Dieses Bildungsnetzwerk hat schon ein Bildungsbüro."]
    with pytest.raises(IntegrityError, match=duplicate("network_id")):
        second.save()


def test_office_of_which_nothing_is_known(db, sentences):
    assert sentences(EducationOffice(network=create_network())) == []


def test_for_list_is_in_the_order_of_the_districts_with_the_way_out(django_assert_num_queries, db):
    for name in ("Kreis Warendorf", "Kreis Borken"):
        create_office(network=create_network(district=create_district(name=name)), website="")

    with django_assert_num_queries(1):
        found = [
            (office.network.district.name, office.network.way_out.is_own)
            for office in EducationOffice.objects.for_list()
        ]

    assert found == [("Kreis Borken", False), ("Kreis Warendorf", False)]


@pytest.mark.parametrize(("name", "text"), [("", "Bildungsbüro"), ("Regionales Büro", "Regionales Büro")])
def test_office_as_text(name, text):
    assert str(EducationOffice(name=name)) == text


def test_office_address_and_natural_key(db):
    office = create_office(network=create_network(slug="kreis-borken"))

    assert office.get_absolute_url() == "/netzwerke/kreis-borken/"
    assert office.natural_key() == ("kreis-borken",)
    assert EducationOffice.objects.get_by_natural_key("kreis-borken") == office
