import pytest

from tests.factories import (
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_municipality,
    create_network,
)
from tests.networks.views.reading import elements, links, section, texts

UNKNOWN = "Dazu liegt keine Angabe vor."


# --- List ----------------------------------------------------------------------------------------------------


def test_network_list_does_not_count_a_fictional_network(client, db):
    create_network(district=create_district(name="Musterkreis (erfunden)"), is_fictional=True)

    response = client.get("/netzwerke/")

    assert texts(response, ".//h1") == ["Noch ist kein Bildungsnetzwerk eingetragen"]
    assert texts(response, ".//article//h3") == ["Musterkreis (erfunden)"]


# --- Detail --------------------------------------------------------------------------------------------------


def test_network_detail_shows_the_editors_introduction(client, db):
    network = create_network(introduction="Ein *Absatz*.\n\n# Titel\n\n<b>Kein HTML</b>")

    response = client.get(network.get_absolute_url())

    assert texts(response, ".//div[@class='prose']/*") == ["Ein Absatz.", "Titel", "<b>Kein HTML</b>"]
    assert texts(response, ".//h1") == [network.name]


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
