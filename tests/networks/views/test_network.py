import pytest

from tests.factories import (
    create_committee,
    create_conference,
    create_district,
    create_focus,
    create_municipality,
    create_network,
    create_office,
    create_school_count,
)
from tests.networks.views.reading import elements, links, section, texts

# --- List ----------------------------------------------------------------------------------------------------


def test_network_list_does_not_count_a_fictional_network(client, db):
    create_network(district=create_district(name="Musterkreis (erfunden)"), is_fictional=True)

    response = client.get("/netzwerke/")

    assert texts(response, ".//h1") == ["Noch ist kein Bildungsnetzwerk eingetragen"]
    assert texts(response, ".//article//h3") == ["Musterkreis (erfunden)"]


def test_former_list_of_offices_leads_to_the_networks(client, db):
    response = client.get("/bildungsbueros/")

    assert (response.status_code, response["Location"]) == (301, "/netzwerke/")


# --- Detail --------------------------------------------------------------------------------------------------


def test_network_detail_leads_with_the_district_and_the_editors_introduction(client, db):
    network = create_network(introduction="Ein *Absatz*.\n\n# Titel\n\n<b>Kein HTML</b>")

    response = client.get(network.get_absolute_url())

    assert texts(response, ".//h1") == [network.district.name]
    assert texts(response, ".//div[@class='prose']/*") == ["Ein Absatz.", "Titel", "<b>Kein HTML</b>"]


@pytest.mark.parametrize(
    ("towns", "figures"),
    [
        (
            [{"pupils": 7_875}, {"pupils": 125}],
            ["Städte und Gemeinden2", "Schulen im Schuljahr 2024/25 6"],
        ),
        ([{"pupils": 7_875}], ["Schulen im Schuljahr 2024/25 3", "Schülerinnen und Schüler, gerundet7.900"]),
        ([], []),
    ],
)
def test_network_detail_counts_towns_schools_and_fields(client, db, towns, figures):
    network = create_network()
    create_focus(network=network)
    create_focus(network=network, is_current=False)
    for town in towns:
        create_school_count(
            municipality=create_municipality(district=network.district, school_year="2024/25", **town)
        )

    response = client.get(network.get_absolute_url())

    expected = [*(figure.replace("25 ", "25") for figure in figures), "genannte Handlungsfelder1"]
    assert texts(response, ".//dl[@class='figures']/div") == expected


def test_network_detail_shows_how_to_reach_the_office_or_the_administration(client, db):
    district = create_district(website="https://kreis.example/", phone="02501 1-0")
    network = create_network(district=district)

    of_the_district = client.get(network.get_absolute_url())
    create_office(
        network=network, name="Büro", host_body="Amt 40", phone="", mailbox="a@b.example", note="Mo bis Do."
    )
    own = client.get(network.get_absolute_url())

    rows = section("buero", "/dl/div")
    assert texts(of_the_district, ".//h2[@id='buero']") == ["So erreichen Sie die Stelle"]
    assert texts(of_the_district, rows) == ["Telefon, Zentrale der Kreisverwaltung02501 1-0"]
    assert "E-Mail und Anschrift: nicht bekannt – bitte über die Website" in texts(
        of_the_district, section("buero", "/p")
    )
    assert texts(own, ".//h2[@id='buero']") == ["Büro"]
    assert texts(own, rows)[1:] == ["E-Maila@b.example"]
    assert {"Amt 40", "Mo bis Do."} <= set(texts(own, section("buero", "/p")))


def test_network_detail_shows_the_next_conference_and_three_others(client, db, today):
    network = create_network()
    for date in ("2012", "2023", "2014", "2022-05", "2025", "2026"):
        create_conference(network=network, date=date, theme=f"Thema {date}")
    create_conference(date="2024")

    response = client.get(network.get_absolute_url())

    assert "Bekannte Bildungskonferenzen: 2012, 2014, 2022, 2023." in texts(
        response, section("verlauf", "/p")
    )
    states = [card.get("data-state") for card in elements(response, section("verlauf", "/ul/li"))]
    assert texts(response, section("verlauf", "//h3")) == [
        *("Thema 2025", "Thema 2026", "Thema 2023", "Thema 2022-05"),
    ]
    assert states == ["next", "later", "past", "past"]


def test_network_detail_links_onward(client, db):
    network = create_network(slug="kreis-a")
    create_committee(network=network, name="Lenkungsgruppe")
    for name in ("B-Dorf", "A-Dorf"):
        create_municipality(district=network.district, name=name, slug=name.lower())
    create_municipality(name="Anderswo")

    response = client.get("/netzwerke/kreis-a/")

    assert texts(response, section("gremium", "/h2")) == ["Lenkungsgruppe: das steuernde Gremium"]
    assert links(response, section("gremium")) == ["/lenkungskreise/kreis-a/"]
    assert {"/orte/a-dorf/", "/netzwerke/kreis-a/kalender.ics", "/netzwerke/kreis-a/steckbrief/"} <= set(
        links(response, ".//main")
    )


def test_network_detail_names_all_gaps_once_and_leads_to_a_filled_page(client, db):
    network = create_network()
    example = create_network(is_fictional=True)

    response = client.get(network.get_absolute_url())

    assert texts(response, ".//div[@class='empty']/p") == [
        "Dazu ist uns noch nichts bekannt: Kooperationsvertrag, Lenkungskreis, Handlungsfelder, "
        "Bildungskonferenzen, Schulamt. Fragen Sie das Bildungsbüro oder die Servicestelle.",
        "So sieht eine vollständige Seite aus",
    ]
    assert links(response, ".//div[@class='empty']") == ["/servicestelle/", example.get_absolute_url()]


@pytest.mark.parametrize(
    "address",
    ["/netzwerke/{}/", "/netzwerke/{}/steckbrief/", "/lenkungskreise/{}/", "/bildungskonferenzen/{}/"],
)
def test_pages_of_a_fictional_network_say_so(client, db, address):
    fictional, real = create_network(is_fictional=True), create_network()
    create_committee(network=fictional)
    create_committee(network=real)

    on_fictional, on_real = (client.get(address.format(network.slug)) for network in (fictional, real))

    assert texts(on_fictional, ".//main//p[@class='hint']") == [
        "Dieses Netzwerk ist erfunden. Es zeigt, wie eine vollständig ausgefüllte Seite aussieht. "
        "Keine Angabe darin ist echt."
    ]
    assert elements(on_fictional, ".//svg[@class='locator']") == []
    assert texts(on_real, ".//main//p[@class='hint']") == []
