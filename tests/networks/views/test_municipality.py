import pytest

from tests.factories import (
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_municipality,
    create_network,
    create_office,
    create_postal_code,
)
from tests.networks.views.reading import elements, links, section, texts

NO_DATE = "Ein Termin für die nächste Bildungskonferenz ist uns nicht bekannt. Fragen Sie das Bildungsbüro."
UNKNOWN = "Dazu liegt keine Angabe vor."


# --- List ----------------------------------------------------------------------------------------------------


def test_municipality_list_is_by_district(client, db):
    late, early = create_district(ags="05570", name="Kreis B"), create_district(ags="05512", name="Stadt A")
    create_network(district=early, slug="stadt-a")
    for district, name in [(late, "Beckum"), (early, "A"), (late, "Ahlen")]:
        create_municipality(district=district, name=name, slug=name.lower())

    response = client.get("/orte/")

    assert texts(response, ".//h1") == ["3 Orte, und wer dort zuständig ist"]
    assert texts(response, ".//section/h2") == ["Stadt A", "Kreis B"]
    assert texts(response, section("kreis-05570", "/ul/li")) == ["Ahlen", "Beckum"]
    assert links(response, section("kreis-05570")) == ["/orte/ahlen/", "/orte/beckum/"]
    assert links(response, section("kreis-05512")) == ["/netzwerke/stadt-a/", "/orte/a/"]


# --- Detail --------------------------------------------------------------------------------------------------


def test_municipality_detail_links_onward(client, db):
    network = create_network(slug="kreis-a", name="Netz A", district=create_district(name="Kreis A"))
    create_committee(network=network, name="Lenkungsgruppe")
    town = create_municipality(district=network.district)

    response = client.get(town.get_absolute_url())

    assert texts(response, section("netzwerk", "/ul/li")) == [
        "Mehr zum Bildungsnetzwerk",
        "Lenkungsgruppe: wer das Netzwerk steuert",
        "Bildungskonferenzen im Kreis A",
    ]
    assert links(response, section("netzwerk", "/ul")) == [
        "/netzwerke/kreis-a/",
        "/lenkungskreise/kreis-a/",
        "/bildungskonferenzen/kreis-a/",
    ]


def test_municipality_detail_shows_its_postal_codes_and_not_those_of_large_recipients(client, db):
    town = create_municipality()
    for plz, kind in [("48147", "zustellung"), ("48127", "sonder"), ("48143", "zustellung")]:
        create_postal_code(municipality=town, plz=plz, kind=kind)
    create_postal_code(plz="46325")

    response = client.get(town.get_absolute_url())

    assert texts(response, section("ort", "/dl/div"))[2] == "Postleitzahlen48143, 48147"


def test_municipality_detail_shows_the_school_authority_of_its_district(client, db):
    town = create_municipality()
    create_authority(
        district=town.district, name="Schulamt A", phone="0251 411-0", website="https://www.schulamt.example/"
    )
    create_authority(district=town.district, name="Schulamt B", note="Nur Grundschulen.")
    create_authority(name="Schulamt anderswo")

    response = client.get(town.get_absolute_url())

    assert texts(response, section("aufsicht", "/*"))[1:] == [
        "Schulamt A (untere Schulaufsicht)",
        "schulamt.example",
        "Telefon: 0251 411-0",
        "Stand: undatiert · noch nicht nachgeprüft",
        "Schulamt B (untere Schulaufsicht)",
        "Zu Telefon, E-Mail und Anschrift liegt keine Angabe vor. "
        f"Fragen Sie die Kreisverwaltung: {town.district.host}.",
        "Nur Grundschulen.",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]


def test_municipality_detail_shows_the_next_conference_of_its_network(client, db, today):
    network = create_network()
    town = create_municipality(district=network.district)
    for date, theme in (("2024-06-14", "Gestern"), ("2024-06-15", "Heute"), ("2025", "Später")):
        create_conference(network=network, date=date, theme=theme)
    create_conference(date="2024-06-15", theme="Anderswo")

    response = client.get(town.get_absolute_url())

    assert texts(response, section("netzwerk", "/p[@class='conference__title']")) == [
        "Bildungskonferenz: Heute"
    ]


# --- In einfacher Sprache ------------------------------------------------------------------------------------


def answers(response) -> list[str]:
    return texts(response, ".//p[@class='easy__answer']")


NO_PHONE = "Eine Telefonnummer kennen wir nicht"
ADMINISTRATION = (
    "Seine eigene Telefonnummer kennen wir nicht, fragen Sie bitte die Kreisverwaltung: 02581 53-0."
)


@pytest.mark.parametrize(
    ("office", "district", "sentence", "link"),
    [
        ({"phone": "02581 53-1"}, {}, "Rufen Sie dort an: 02581 53-1.", "tel:+492581531"),
        ({"phone": ""}, {}, "Schreiben Sie eine E-Mail: buero@a.example.", "mailto:buero@a.example"),
        (None, {"phone": "02581 53-0"}, ADMINISTRATION, "tel:+492581530"),
        (None, {}, f"{NO_PHONE}, aber eine Internetseite:", None),
        (None, {"website": ""}, f"{NO_PHONE}.", None),
    ],
)
def test_municipality_easy_says_who_and_how(client, db, office, district, sentence, link):
    district = create_district(name="Kreis Warendorf", **district)
    network = create_network(district=district)
    if office:
        create_office(network=network, website="https://buero.example/", mailbox="buero@a.example", **office)
    town = create_municipality(district=district, name="Ahlen", slug="ahlen")

    response = client.get("/orte/ahlen/einfach/")

    assert texts(response, ".//h1") == ["Ihr Bildungsbüro für Ahlen"]
    assert answers(response) == [
        "Für Ahlen ist das Bildungsbüro im Kreis Warendorf da.",
        "Dort arbeiten Fachleute aus der Verwaltung und Lehrkräfte zusammen.",
        sentence,
    ]
    way_out = "https://buero.example/" if office else town.district.website or "/servicestelle/"
    assert links(response, ".//main")[: 2 if link else 1] == ([link] if link else []) + [way_out]


def test_municipality_easy_stands_for_the_whole_page_and_leads_back(client, db):
    create_municipality(slug="ahlen", name="Ahlen")

    response = client.get("/orte/ahlen/einfach/")

    (canonical,) = elements(response, ".//head/link[@rel='canonical']")
    assert canonical.get("href") == "http://testserver/orte/ahlen/"
    assert links(response, ".//nav[@aria-label='Sprachfassung']") == ["/orte/ahlen/"]
    assert texts(response, ".//nav[@aria-label='Sprachfassung']") == ["Zur ausführlichen Seite"]
    assert texts(response, ".//title")[0].startswith("Ahlen in einfacher Sprache – ")


def test_pages_of_a_town_without_a_network(client, db):
    create_municipality(district=create_district(name="Kreis A"), name="Adorf", slug="adorf")

    detail, easy = client.get("/orte/adorf/"), client.get("/orte/adorf/einfach/")

    assert texts(detail, ".//div[@class='answer__text']/p") == [
        "Ein Bildungsnetzwerk im Kreis A ist uns nicht bekannt. Fragen Sie die Servicestelle."
    ]
    assert elements(detail, section("netzwerk")) == []
    assert texts(easy, ".//h1") == ["Für Adorf kennen wir kein Bildungsbüro"]
    assert answers(easy) == [
        "Adorf liegt im Kreis A.",
        "Ob es dort ein Bildungsbüro gibt, wissen wir nicht.",
        "Fragen Sie bitte die Servicestelle.",
    ]
