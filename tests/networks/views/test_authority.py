import pytest

from networks.models import Page
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_page,
    create_source,
)
from tests.networks.views.reading import create_whole_network, links, section, texts

ADDRESS = "/schulaufsicht/"
NOTHING_KNOWN = "Dazu liegt keine Angabe vor. Fragen Sie die Servicestelle."


@pytest.mark.parametrize("rows", [1, 3])
def test_authority_list_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    create_page(slug=Page.Slug.SUPERVISION, sources=[create_source()])
    for _ in range(rows):
        create_whole_network()
        create_authority(level="obere", sources=[create_source()])

    with django_assert_num_queries(5):
        response = client.get(ADDRESS)

    assert [len(texts(response, section(level, "/ul/li"))) for level in ("untere", "obere")] == [rows, rows]


def test_authority_list_leads_a_lower_one_to_its_committee(client, db):
    district = create_district(name="Kreis Borken")
    committee = create_committee(
        network=create_network(district=district, slug="kreis-borken"), name="Lenkungskreis"
    )
    create_authority(
        district=district,
        name="Schulamt Borken",
        mailbox="schulamt@borken.example",
        address="Burloer Straße 93, 46325 Borken",
        note="Alle Grundschulen.",
    )

    response = client.get(ADDRESS)

    assert texts(response, section("untere", "/ul/li/p")) == [
        "Schulamt Borken",
        "Lenkungskreis im Kreis Borken",
        "E-Mail: schulamt@borken.example",
        "Burloer Straße 93, 46325 Borken",
        "Alle Grundschulen.",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, section("untere", "/ul")) == [
        committee.get_absolute_url(),
        "mailto:schulamt@borken.example",
    ]


@pytest.mark.parametrize("has_network", [True, False])
def test_authority_list_with_a_lower_one_without_a_committee(client, db, has_network):
    authority = create_authority(name="Schulamt Borken")
    if has_network:
        create_network(district=authority.district)

    response = client.get(ADDRESS)

    assert texts(response, section("untere", "/ul/li/p")) == [
        "Schulamt Borken",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]


def test_authority_list_says_what_an_upper_one_is_there_for(client, db):
    create_authority(
        level="obere",
        name="Dezernat 41",
        remit="Grundschulen",
        phone="0251 411-0",
        address="Domplatz 1–3, 48143 Münster",
    )

    response = client.get(ADDRESS)

    assert texts(response, section("obere", "/ul/li/p")) == [
        "Dezernat 41",
        "Zuständig für: Grundschulen",
        "Telefon: 0251 411-0",
        "Domplatz 1–3, 48143 Münster",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, section("obere", "/ul")) == ["tel:+492514110"]


def test_authority_list_of_none(client, db):
    response = client.get(ADDRESS)

    assert texts(response, section("untere", "/ul/li")) == [NOTHING_KNOWN]
    assert texts(response, section("obere", "/ul/li")) == [NOTHING_KNOWN]
    assert texts(response, ".//p[@class='lead']") == [
        "Wählen Sie Ihr Schulamt. Von dort gelangen Sie zu Ihrem Lenkungskreis."
    ]


def test_authority_list_shows_the_editors_text_instead_of_ours(client, db):
    create_page(slug=Page.Slug.ABOUT, body="Für die andere Seite.")
    create_page(slug=Page.Slug.SUPERVISION, body="Guten *Tag*.", as_of="2024")

    response = client.get(ADDRESS)

    assert texts(response, ".//div[@class='prose']") == ["Guten Tag."]
    assert texts(response, ".//main/p") == ["Stand: 2024 · noch nicht nachgeprüft"]
