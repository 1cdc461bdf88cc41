import datetime as dt

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from networks.models import Network
from networks.models.network import WayOut
from tests.databases import duplicate
from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_mandate,
    create_municipality,
    create_network,
    create_office,
    create_recommendation,
)


def create_networks_of(*names: str) -> list[Network]:
    return [create_network(district=create_district(name=name)) for name in names]


# --- Way out -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "district", "way_out"),
    [
        (
            "https://www.buero.example/bildung",
            "https://kreis.example/",
            WayOut("https://www.buero.example/bildung", "buero.example", is_own=True),
        ),
        ("", "https://kreis.example/", WayOut("https://kreis.example/", "kreis.example", is_own=False)),
        (None, "https://kreis.example/", WayOut("https://kreis.example/", "kreis.example", is_own=False)),
        ("", "", WayOut("", "", is_own=False)),
        (None, "", WayOut("", "", is_own=False)),
        ("https://buero.example/", "", WayOut("https://buero.example/", "buero.example", is_own=True)),
    ],
)
def test_way_out(db, office, district, way_out):
    network = create_network(district=create_district(website=district))
    if office is not None:
        create_office(network=network, website=office)

    assert Network.objects.for_list().get(pk=network.pk).way_out == way_out


# --- Querysets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_needs_no_further_query_with_or_without_an_office(django_assert_num_queries, db, rows):
    for network in create_networks_of("Kreis C", "Kreis A", "Kreis B")[:rows]:
        create_office(network=network)
    create_networks_of("Kreis D")

    with django_assert_num_queries(1):
        found = [(network.district.name, network.way_out.is_own) for network in Network.objects.for_list()]

    assert found[0] == ("Kreis A", rows > 1)
    assert [name for name, _ in found] == ["Kreis A", "Kreis B", "Kreis C", "Kreis D"]
    assert sum(is_own for _, is_own in found) == rows


def test_for_detail_brings_all_that_its_page_shows(django_assert_num_queries, db):
    network = create_network()
    agreement, conference = create_agreement(network=network), create_conference(network=network)
    office, committee = create_office(network=network), create_committee(network=network)
    focus, authority = create_focus(network=network), create_authority(district=network.district)
    town = create_municipality(district=network.district)

    with django_assert_num_queries(6):
        network = Network.objects.for_detail().get(pk=network.pk)
        records, towns = network.records(), list(network.district.municipalities.all())
        str(network.focuses.all()[0].field)

    assert records == [
        network,
        office,
        network.district,
        authority,
        agreement,
        committee,
        conference,
        focus,
    ]
    assert towns == [town]


def test_records_of_a_network_of_which_nothing_is_known(db):
    network = Network.objects.for_detail().get(pk=create_network().pk)

    assert network.records() == [network, None, network.district, None]


def test_for_timeline_is_by_district_with_the_agreements(django_assert_num_queries, db):
    second, first = create_networks_of("Kreis B", "Kreis A")
    for network, signed in [(first, "2022"), (first, "2008"), (second, "2010")]:
        create_agreement(network=network, signed=signed, has_ended=True)

    with django_assert_num_queries(2):
        found = [
            (network.district.name, [agreement.signed.iso for agreement in network.agreements.all()])
            for network in Network.objects.for_timeline()
        ]

    assert found == [("Kreis A", ["2008", "2022"]), ("Kreis B", ["2010"])]


@pytest.mark.parametrize("rows", [1, 3])
def test_for_conferences_is_by_district_with_the_conferences(django_assert_num_queries, db, rows):
    for network in create_networks_of(*["Kreis C", "Kreis A", "Kreis B"][:rows]):
        create_committee(network=network)
        create_agreement(network=network)
        create_conference(network=network, date="2022")
        conference = create_conference(network=network, date="2024")
        for _ in range(2):
            create_recommendation(conference=conference)
    create_networks_of("Kreis D")

    with django_assert_num_queries(3):
        found = [
            (
                network.district.name,
                hasattr(network, "committee"),
                [(conference.date.iso, conference.recommended) for conference in network.conferences.all()],
                len(network.agreements.all()),
            )
            for network in Network.objects.for_conferences()
        ]

    names = ["Kreis A", "Kreis B", "Kreis C"] if rows == 3 else ["Kreis C"]
    assert found == [
        *((name, True, [("2024", 2), ("2022", 0)], 1) for name in names),
        ("Kreis D", False, [], 0),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_for_conference_detail_brings_what_became_of_each_recommendation(django_assert_num_queries, db, rows):
    network = create_network()
    committee = create_committee(network=network)
    for number in range(rows):
        conference = create_conference(network=network, number=number + 1)
        recommendation = create_recommendation(conference=conference)
        aim = create_aim(committee=committee, recommendation=recommendation)
        create_mandate(aim=aim, reported_to=conference, text=f"Auftrag {number + 1}")

    with django_assert_num_queries(6):
        network = Network.objects.for_conference_detail().get(pk=network.pk)
        found = [
            (
                conference.number,
                [
                    mandate.text
                    for recommendation in conference.recommendations.all()
                    for aim in recommendation.aims.all()
                    for mandate in aim.mandates.all()
                ],
                [mandate.text for mandate in conference.reports.all()],
            )
            for conference in network.conferences.all()
        ]

    assert network.committee == committee
    assert found == [(number, [f"Auftrag {number}"], [f"Auftrag {number}"]) for number in range(rows, 0, -1)]


def test_upcoming_conferences_are_the_next_first_without_those_over_and_those_cancelled(db):
    network = create_network()
    for date in ("2026", "2025-06", "2025-06-02", "2025-06-01"):
        create_conference(network=network, date=date)
    create_conference(network=network, date="2027", is_cancelled=True)

    found = network.upcoming_conferences(dt.date(2025, 6, 2))

    assert [conference.date.iso for conference in found] == ["2025-06", "2025-06-02", "2026"]


def test_current_focuses(db):
    network = create_network()
    current, _ = (create_focus(network=network, is_current=is_current) for is_current in (True, False))

    assert network.current_focuses == [current]


@pytest.mark.parametrize("rows", [1, 3])
def test_real_is_without_a_made_up_network(django_assert_num_queries, db, rows):
    networks = create_networks_of(*["Kreis A", "Kreis B", "Kreis C"][:rows])
    create_network(is_fictional=True)

    with django_assert_num_queries(1):
        found = list(Network.objects.for_list().not_fictional())

    assert found == networks


def test_network_is_real_until_somebody_says_otherwise(db):
    network = create_network()

    assert (network.is_fictional, list(Network.objects.not_fictional())) == (False, [network])


# --- The record ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "label"), [("district", "Gebietskörperschaft"), ("slug", "Kürzel der Adresse")]
)
def test_network_that_exists_already(db, sentences, field, label):
    first, second = create_network(), create_network()

    setattr(second, field, getattr(first, field))

    column = Network._meta.get_field(field).column
    assert sentences(second) == [f"Bildungsnetzwerk mit diesem Wert für das Feld {label} existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate(column)):
        second.save()


def test_network_protects_its_district(db):
    network = create_network()

    with pytest.raises(ProtectedError):
        network.district.delete()


def test_network_takes_its_own_records_with_it_and_leaves_what_others_share(db):
    network = create_network()
    create_office(network=network)
    focus = create_focus(network=network, field=create_field())
    create_agreement(network=network)

    deleted = network.delete()[1]

    assert deleted == {
        "networks.CooperationAgreement": 1,
        "networks.EducationOffice": 1,
        "networks.Focus": 1,
        "networks.Network": 1,
    }
    focus.field.refresh_from_db()
    network.district.refresh_from_db()


def test_network_as_text_address_and_natural_key(db):
    network = create_network(name="Bildungsnetzwerk Kreis Borken", slug="kreis-borken")

    assert str(network) == "Bildungsnetzwerk Kreis Borken"
    assert network.get_absolute_url() == "/netzwerke/kreis-borken/"
    assert network.natural_key() == ("kreis-borken",)
    assert Network.objects.get_by_natural_key("kreis-borken") == network
