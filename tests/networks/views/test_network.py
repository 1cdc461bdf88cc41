import pytest

from tests.factories import (
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_municipality,
    create_network,
    create_office,
    create_source,
)
from tests.networks.views.reading import elements, links, section, texts

UNKNOWN = "Dazu liegt keine Angabe vor."


# --- List ----------------------------------------------------------------------------------------------------


def test_network_list_is_by_district_with_its_evidence(client, db):
    for name in ("Kreis B", "Kreis A"):
        create_network(district=create_district(name=name), as_of="2024")

    response = client.get("/netzwerke/")

    assert texts(response, ".//h1") == ["Zwei Bildungsnetzwerke arbeiten im Regierungsbezirk"]
    assert texts(response, ".//article/h3") == ["Kreis A", "Kreis B"]
    assert texts(response, ".//p[@class='evidence']") == ["Stand: 2024 · noch nicht nachgeprüft"] * 2


@pytest.mark.parametrize(
    ("real", "heading"),
    [
        (0, "Noch ist kein Bildungsnetzwerk eingetragen"),
        (2, "Zwei Bildungsnetzwerke arbeiten im Regierungsbezirk"),
    ],
)
def test_network_list_does_not_count_a_made_up_network(client, db, real, heading):
    for _ in range(real):
        create_network()
    create_network(district=create_district(name="Musterkreis (erfunden)"), is_fictional=True)

    response = client.get("/netzwerke/")

    assert texts(response, ".//h1") == [heading]
    assert len(texts(response, ".//article")) == real + 1
    assert texts(response, ".//article/h3")[-1] == "Musterkreis (erfunden)"


def test_network_list_of_none(client, db):
    response = client.get("/netzwerke/")

    assert texts(response, ".//main/ul/li") == ["Es ist noch kein Bildungsnetzwerk eingetragen."]


# --- Detail --------------------------------------------------------------------------------------------------


def test_network_detail_of_which_nothing_is_known(client, db):
    create_network(district=create_district(name="Kreis A", website=""), slug="kreis-a", name="Netz A")

    response = client.get("/netzwerke/kreis-a/")

    evidence = "Stand: undatiert · noch nicht nachgeprüft"
    assert texts(response, ".//h1") == ["Netz A"]
    assert texts(response, ".//div[@class='answer__text']/p") == [
        "Hier arbeiten Schulen, Kommune, Schulaufsicht und weitere Partner im Kreis A zusammen.",
        evidence,
    ]
    assert texts(response, section("buero", "/p")) == [
        "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle.",
        f"Kreisverwaltung: {evidence}",
    ]
    assert texts(response, section("buero", "/dl/div")) == [
        f"Telefon{UNKNOWN}",
        f"E-Mail{UNKNOWN}",
        f"Anschrift{UNKNOWN}",
    ]
    assert texts(response, section("vertrag", "/p")) == [
        "Zum Vertrag liegt keine Angabe vor. Fragen Sie die Servicestelle.",
        "Alle Kooperationsverträge im Vergleich",
    ]
    assert texts(response, section("kreis", "/*")) == [
        "Lenkungskreis: das steuernde Gremium",
        "Zum Lenkungskreis liegt keine Angabe vor. Fragen Sie die Servicestelle.",
    ]
    assert texts(response, section("felder", "/p")) == [
        "Zu den Handlungsfeldern liegt keine Angabe vor. Fragen Sie das Bildungsbüro."
    ]
    assert texts(response, section("konferenzen", "/p")) == [
        "Zu Konferenzen liegt keine Angabe vor. Fragen Sie das Bildungsbüro."
    ]
    assert texts(response, section("orte", "/ul/li")) == ["Es ist noch kein Ort eingetragen."]
    assert texts(response, section("aufsicht", "/p")) == [
        "Zur Schulaufsicht liegt keine Angabe vor. Fragen Sie die Servicestelle."
    ]
    assert elements(response, section("quellen")) == []


def test_network_detail_shows_the_editors_introduction(client, db):
    network = create_network(introduction="Ein *Absatz*.\n\n# Titel\n\n<b>Kein HTML</b>")

    response = client.get(network.get_absolute_url())

    assert texts(response, ".//div[@class='prose']/*") == ["Ein Absatz.", "Titel", "<b>Kein HTML</b>"]
    assert texts(response, ".//h1") == [network.name]


def test_network_detail_says_how_to_reach_the_office(client, db):
    network = create_network(district=create_district(name="Kreis A", kind="kreis", phone="02501 1-0"))
    create_office(
        network=network,
        name="Regionales Bildungsbüro",
        host_body="Amt 40",
        website="https://www.buero.example/",
        phone="",
        mailbox="buero@kreis.example",
        address="Am Markt 1",
        note="Mo bis Do.",
        as_of="2024",
    )

    response = client.get(network.get_absolute_url())

    assert texts(response, section("buero", "/dl/div")) == [
        "Name vor OrtRegionales Bildungsbüro",
        "Angesiedelt beiAmt 40",
        "Telefon, Zentrale der Kreisverwaltung02501 1-0",
        "E-Mailbuero@kreis.example",
        "AnschriftAm Markt 1",
    ]
    assert texts(response, section("buero", "/p")) == [
        "Zum Bildungsbüro im Kreis A buero.example",
        "Mo bis Do.",
        "Bildungsbüro: Stand: 2024 · noch nicht nachgeprüft",
        "Kreisverwaltung: Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, section("buero")) == [
        "https://www.buero.example/",
        "tel:+49250110",
        "mailto:buero@kreis.example",
    ]


def test_network_detail_shows_what_it_works_on_and_no_longer(client, db):
    network = create_network()
    for name, fields in [
        ("MINT", {"is_current": False, "note": "bis 2015"}),
        ("Sport", {"local_name": "Bewegung"}),
        ("Kultur", {}),
    ]:
        create_focus(network=network, field=create_field(name=name, slug=name.lower()), **fields)
    create_focus()

    response = client.get(network.get_absolute_url())

    assert texts(response, section("felder", "/ul/li/p[1]")) == [
        "Kultur",
        "Sport – vor Ort: Bewegung",
        "MINT (früher) · bis 2015",
    ]


def test_network_detail_shows_the_last_three_conferences_and_counts_all(client, db):
    network = create_network(slug="kreis-a")
    for date in ("2012", "2023", "2014", "2022-05"):
        create_conference(network=network, date=date)
    create_conference(date="2024")

    response = client.get("/netzwerke/kreis-a/")

    assert texts(response, section("konferenzen", "/ul/li/p[@class='conference__when']")) == [
        "2023",
        "Mai 2022",
        "2014",
    ]
    assert texts(response, section("konferenzen", "/p")) == [
        "Alle bekannten Konferenzen dieses Netzwerks (4)"
    ]


def test_network_detail_links_onward(client, db):
    network = create_network(slug="kreis-a")
    create_committee(network=network, name="Lenkungsgruppe")
    for name in ("B-Dorf", "A-Dorf"):
        create_municipality(district=network.district, name=name, slug=name.lower())
    create_municipality(name="Anderswo")

    response = client.get("/netzwerke/kreis-a/")

    assert texts(response, section("kreis", "/h2")) == ["Lenkungsgruppe: das steuernde Gremium"]
    assert links(response, section("kreis")) == ["/lenkungskreise/kreis-a/"]
    assert links(response, section("orte")) == ["/orte/a-dorf/", "/orte/b-dorf/"]


def test_network_detail_cites_each_source_once(client, db):
    shared, own = (
        create_source(publisher="Land", title="Liste"),
        create_source(publisher="Kreis", title="Plan"),
    )
    network = create_network(sources=[shared])
    create_focus(network=network, sources=[own])
    create_conference(network=network, sources=[shared])

    response = client.get(network.get_absolute_url())

    assert texts(response, section("quellen", "/ol/li")) == [
        "Land: Liste (undatiert)",
        "Kreis: Plan (undatiert)",
    ]
    assert texts(response, section("felder", "//a[@aria-label]")) == ["[2]"]
    assert texts(response, section("konferenzen", "//a[@aria-label]")) == ["[1]"]


def test_network_detail_has_something_to_take_along(client, db):
    create_network(district=create_district(name="Kreis A"), slug="kreis-a")

    response = client.get("/netzwerke/kreis-a/")

    assert links(response, section("mitnehmen")) == [
        "webcal://testserver/netzwerke/kreis-a/kalender.ics",
        "/netzwerke/kreis-a/kalender.ics",
        "/netzwerke/kreis-a/steckbrief/",
    ]
