import datetime as dt

import pytest

from networks.models import Network
from networks.models.network import WayOut
from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_focus,
    create_mandate,
    create_municipality,
    create_network,
    create_office,
    create_recommendation,
)


def create_networks_of(*names: str) -> list[Network]:
    return [create_network(district=create_district(name=name)) for name in names]


OFFICE, DISTRICT = "https://www.buero.example/bildung", "https://kreis.example/"


@pytest.mark.parametrize(
    ("office", "district", "way_out"),
    [
        (OFFICE, DISTRICT, WayOut(OFFICE, "buero.example", is_own=True)),
        (OFFICE, "", WayOut(OFFICE, "buero.example", is_own=True)),
        ("", DISTRICT, WayOut(DISTRICT, "kreis.example", is_own=False)),
        (None, DISTRICT, WayOut(DISTRICT, "kreis.example", is_own=False)),
        ("", "", WayOut("", "", is_own=False)),
        (None, "", WayOut("", "", is_own=False)),
    ],
)
def test_way_out_leads_to_the_office_or_to_the_district(db, office, district, way_out):
    network = create_network(district=create_district(website=district))
    if office is not None:
        create_office(network=network, website=office)

    assert Network.objects.for_list().get(pk=network.pk).way_out == way_out


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_fetches_district_and_office(django_assert_num_queries, db, rows):
    for network in create_networks_of("Kreis C", "Kreis A", "Kreis B")[:rows]:
        create_office(network=network)
    create_networks_of("Kreis D")

    with django_assert_num_queries(1):
        found = [(network.district.name, network.way_out.is_own) for network in Network.objects.for_list()]

    assert found[0] == ("Kreis A", rows > 1)
    assert [name for name, _ in found] == ["Kreis A", "Kreis B", "Kreis C", "Kreis D"]
    assert sum(is_own for _, is_own in found) == rows


def test_for_detail_fetches_all_that_its_page_shows(django_assert_num_queries, db):
    network = create_network()
    agreement, conference = create_agreement(network=network), create_conference(network=network)
    office, committee = create_office(network=network), create_committee(network=network)
    focus, authority = create_focus(network=network), create_authority(district=network.district)
    town = create_municipality(district=network.district)

    with django_assert_num_queries(6):
        network = Network.objects.for_detail().get(pk=network.pk)
        records, towns = network.records(), list(network.district.municipalities.all())
        str(network.focuses.all()[0].field)

    assert records == [network, office, network.district, authority, agreement, committee, conference, focus]
    assert towns == [town]


def test_records_of_a_bare_network(db):
    network = Network.objects.for_detail().get(pk=create_network().pk)

    assert network.records() == [network, None, network.district, None]


def test_for_timeline_is_sorted_by_district_and_fetches_agreements(django_assert_num_queries, db):
    second, first = create_networks_of("Kreis B", "Kreis A")
    for network, signed in [(first, "2022"), (first, "2008"), (second, "2010")]:
        create_agreement(network=network, signed=signed, has_ended=True)

    with django_assert_num_queries(2):
        networks = Network.objects.for_timeline()
        found = [(n.district.name, [a.signed.iso for a in n.agreements.all()]) for n in networks]

    assert found == [("Kreis A", ["2008", "2022"]), ("Kreis B", ["2010"])]


def test_for_conferences_fetches_conferences_too_the_newest_first(django_assert_num_queries, db):
    for network in create_networks_of("Kreis B", "Kreis A"):
        create_agreement(network=network)
        for date in ("2022", "2024"):
            create_conference(network=network, date=date)

    with django_assert_num_queries(3):
        found = [
            (
                network.district.name,
                [c.date.iso for c in network.conferences.all()],
                len(network.agreements.all()),
            )
            for network in Network.objects.for_conferences()
        ]

    assert found == [("Kreis A", ["2024", "2022"], 1), ("Kreis B", ["2024", "2022"], 1)]


@pytest.mark.parametrize("rows", [1, 3])
def test_for_conference_detail_fetches_the_aims_and_mandates_of_recommendations(
    django_assert_num_queries, db, rows
):
    network, expected = create_network(), []
    committee = create_committee(network=network)
    for _ in range(rows):
        conference = create_conference(network=network)
        recommendation = create_recommendation(conference=conference)
        aim = create_aim(committee=committee, recommendation=recommendation)
        mandate = create_mandate(aim=aim, reported_to=conference)
        expected.insert(0, [conference, recommendation, aim, mandate, mandate])

    with django_assert_num_queries(7):
        network = Network.objects.for_conference_detail().get(pk=network.pk)
        found = [conference.records() for conference in network.conferences.all()]

    assert found == expected


def test_upcoming_conferences_are_sorted_and_neither_over_nor_cancelled(db):
    network = create_network()
    for date in ("2026", "2025-06", "2025-06-02", "2025-06-01"):
        create_conference(network=network, date=date)
    create_conference(network=network, date="2027", is_cancelled=True)

    found = network.upcoming_conferences(dt.date(2025, 6, 2))

    assert [conference.date.iso for conference in found] == ["2025-06", "2025-06-02", "2026"]


def test_former_focus_is_not_current(db):
    network = create_network()
    current, _ = (create_focus(network=network, is_current=is_current) for is_current in (True, False))

    assert network.current_focuses == [current]


def test_not_fictional_omits_fictional_networks(db):
    network, _ = create_network(), create_network(is_fictional=True)

    assert list(Network.objects.not_fictional()) == [network]


@pytest.mark.parametrize(
    ("agreements", "since"),
    [
        ([], ""),
        ([("2008", {})], "seit 2008"),
        ([("2008", {"has_ended": True})], ""),
        ([("2012", {"has_ended": True}), ("2022", {"kind": "erneuerung"})], "seit 2012"),
        ([("2008", {"has_ended": True}), ("2022", {"kind": "wiederaufnahme"})], "seit 2022 wieder"),
    ],
)
def test_renewal_continues_a_contract_and_resumption_begins_again(db, agreements, since):
    network = create_network()
    for signed, fields in agreements:
        create_agreement(network=network, signed=signed, **fields)

    assert network.contract_since == since
