import pytest
from django.db import IntegrityError

from networks.models import SteeringCommittee
from networks.models.partial_date import INVALID
from tests.factories import create_committee, create_district, create_network, create_office


def test_committee_that_is_the_second_of_its_network(db, sentences):
    first = create_committee()
    second = SteeringCommittee(network=first.network, name="Lenkungsgruppe")

    assert sentences(second) == ["Dieses Bildungsnetzwerk hat schon einen Lenkungskreis."]
    with pytest.raises(IntegrityError, match=r"UNIQUE .* networks_steeringcommittee\.network_id$"):
        second.save()


def test_committee_constituted_on_no_date(db, sentences):
    committee = create_committee()

    committee.constituted = "im Sommer"

    assert sentences(committee) == [INVALID]


def test_for_list_is_in_the_order_of_the_districts(django_assert_num_queries, db):
    for name in ("Kreis Warendorf", "Kreis Borken"):
        create_committee(network=create_network(district=create_district(name=name)))

    with django_assert_num_queries(1):
        districts = [committee.network.district.name for committee in SteeringCommittee.objects.for_list()]

    assert districts == ["Kreis Borken", "Kreis Warendorf"]


def test_for_detail_brings_the_way_out_along(django_assert_num_queries, db):
    committee = create_committee()
    create_office(network=committee.network, website="https://buero.example/")

    with django_assert_num_queries(1):
        committee = SteeringCommittee.objects.for_detail().get(pk=committee.pk)
        way_out = committee.network.way_out

    assert way_out.url == "https://buero.example/"


def test_committee_as_text_address_and_natural_key(db):
    committee = create_committee(network=create_network(slug="kreis-borken"), name="Lenkungsgruppe")

    assert str(committee) == "Lenkungsgruppe"
    assert str(SteeringCommittee()) == "Lenkungskreis"
    assert committee.get_absolute_url() == "/lenkungskreise/kreis-borken/"
    assert committee.natural_key() == ("kreis-borken",)
    assert SteeringCommittee.objects.get_by_natural_key("kreis-borken") == committee
