import pytest

from tests.factories import (
    create_agreement,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_network,
    create_office,
    create_seat,
)
from tests.networks.views.reading import elements, links, section, texts

ADDRESS = "/netzwerke/vergleich/"
SAME = "Das ist zweimal dasselbe Netzwerk. Bitte wählen Sie zwei verschiedene."
MISSING = "Bitte wählen Sie zwei Netzwerke."
UNKNOWN = "Dieses Netzwerk kennen wir nicht. Bitte wählen Sie zwei aus den Listen."


@pytest.fixture
def networks(db, today):
    return [
        create_network(slug=name.lower().replace(" ", "-"), district=create_district(name=name, website=""))
        for name in ("Kreis A", "Kreis B")
    ]


def test_comparison_shows_what_is_known_of_both_and_names_the_gaps(client, networks):
    first, second = networks
    create_office(network=first, website="https://www.a.example/")
    create_agreement(network=second, signed="2009")
    for date in ("14.09.2022", "2019"):
        create_conference(network=first, date=date)
    create_seat(
        committee=create_committee(network=second, name="Lenkungsgruppe"), role="vorsitz", function="Landrat"
    )

    response = client.get(ADDRESS, {"a": "kreis-a", "b": "kreis-b"})

    assert texts(response, ".//h1") == ["Kreis A und Kreis B"]
    assert texts(response, section("netzwerke", "//tbody/tr")) == [
        "Bildungsbüro a.example",
        "Kooperationsvertrag erster Vertrag, 2009",
        "Bildungskonferenzen 2, die jüngste am 14. September 2022",
        "Gremium Lenkungsgruppe",
        "Vorsitz Landrat",
        "Tandem der Schulaufsicht nicht bekannt",
        "Sitze 1",
        "Stand undatiert",
    ]
    assert texts(response, section("netzwerke", "/p")) == [
        "Kreis A, nicht bekannt: Kooperationsvertrag, Turnus der Konferenz, Gremium, Vorsitz, "
        "Tandem der Schulaufsicht, Sitze, Letzte Sitzung, Nächste Sitzung, Stand und Ziele.",
        "Kreis B, nicht bekannt: Bildungsbüro, Bildungskonferenzen, Turnus der Konferenz, Letzte Sitzung, "
        "Nächste Sitzung und Ziele.",
    ]
    assert links(response, section("netzwerke"))[:3] == [
        "/netzwerke/kreis-a/",
        "/netzwerke/kreis-b/",
        "https://www.a.example/",
    ]


def test_comparison_parts_the_fields_that_both_share(client, networks):
    first, second = networks
    mint, sport, past = (create_field(name=name, slug=name.lower()) for name in ("MINT", "Sport", "Kultur"))
    create_focus(network=first, field=mint)
    create_focus(network=second, field=mint)
    create_focus(network=second, field=sport)
    create_focus(network=first, field=past, is_current=False)

    response = client.get(ADDRESS, {"a": "kreis-a", "b": "kreis-b"})

    assert texts(response, section("felder", "//tbody/tr")) == ["Beide MINT", "Nur Kreis B Sport"]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({}, []),
        ({"a": "kreis-a"}, [MISSING]),
        ({"a": "kreis-a", "b": "kreis-a"}, [SAME]),
        ({"a": "kreis-a", "b": "<script>"}, [UNKNOWN]),
        ({"a": "\x00", "b": "\x00"}, [UNKNOWN]),
    ],
)
def test_comparison_without_two_networks_shows_a_sentence_and_the_form(client, networks, query, problem):
    response = client.get(ADDRESS, query)

    chosen = [
        option.get("value") for option in elements(response, ".//option") if "selected" in option.attrib
    ]
    assert response.status_code == 200
    assert texts(response, ".//p[@class='hint']") == problem
    assert [select.get("name") for select in elements(response, ".//select")] == ["a", "b"]
    assert chosen == [slug for slug in query.values() if slug == "kreis-a"]
    assert elements(response, ".//table") == []
