import datetime as dt

import pytest
from django.utils import timezone

from networks.models import Municipality
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


def test_municipality_list_of_none(client, db):
    response = client.get("/orte/")

    assert texts(response, ".//main/p")[1:] == ["Es ist noch kein Ort eingetragen."]
    assert elements(response, ".//section") == []


# --- Detail --------------------------------------------------------------------------------------------------


def test_municipality_detail_leads_out_first(client, db):
    district = create_district(name="Kreis Warendorf", phone="02581 53-0", address="Waldenburger Straße 2")
    network = create_network(district=district, slug="kreis-warendorf", name="BNW")
    create_office(
        network=network,
        name="Regionales Bildungsbüro",
        website="https://www.buero.example/",
        phone="0251 411-0",
        mailbox="",
        address="",
        note="Mo bis Do.",
    )
    town = create_municipality(district=district, name="Ahlen")

    response = client.get(town.get_absolute_url())

    assert texts(response, ".//h1") == ["Für Ahlen ist das Bildungsbüro im Kreis Warendorf zuständig"]
    assert links(response, ".//main")[:2] == ["https://www.buero.example/", "tel:+492514110"]
    assert texts(response, ".//div[@class='answer__text']/dl/div") == [
        "Name vor OrtRegionales Bildungsbüro",
        "Telefon0251 411-0",
        "E-MailDazu liegt keine Angabe vor.",
        "Anschrift der KreisverwaltungWaldenburger Straße 2",
    ]
    assert texts(response, ".//div[@class='answer__text']/p") == [
        "Zum Bildungsbüro im Kreis Warendorf buero.example",
        "Mo bis Do.",
        "Bildungsbüro: Stand: undatiert · noch nicht nachgeprüft",
        "Kreisverwaltung: Stand: undatiert · noch nicht nachgeprüft",
    ]


def test_municipality_detail_of_a_network_of_which_nothing_is_known(client, db):
    district = create_district(name="Kreis A", website="")
    create_network(district=district, slug="kreis-a", name="Netz A")
    town = create_municipality(district=district, name="Adorf")

    response = client.get(town.get_absolute_url())

    assert texts(response, ".//div[@class='answer__text']/dl/div/dd") == [UNKNOWN] * 3
    assert texts(response, ".//div[@class='answer__text']/p")[0] == (
        "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle."
    )
    assert texts(response, section("netzwerk", "/*")) == [
        "Adorf gehört zum Bildungsnetzwerk im Kreis A",
        "Zum Kooperationsvertrag liegt keine Angabe vor.",
        "Mehr zum Bildungsnetzwerk Bildungskonferenzen im Kreis A",
        NO_DATE,
    ]
    assert texts(response, section("aufsicht", "/p")) == [
        "Zur Schulaufsicht liegt keine Angabe vor. Fragen Sie die Servicestelle."
    ]
    assert texts(response, section("ort", "/dl/div")) == [
        "Amtlicher Name" + town.official_name,
        "Gehört zuKreis A",
        "PostleitzahlDazu liegt keine Angabe vor.",
        "Gemeindeschlüssel" + town.ags,
    ]
    assert texts(response, section("nachbarn", "/ul/li")) == ["Kein anderer Ort ist eingetragen."]
    assert elements(response, section("quellen")) == []


def test_municipality_detail_of_a_district_without_a_network(client, db):
    town = create_municipality(district=create_district(name="Kreis A", phone="02501 1-0"), name="Adorf")

    response = client.get(town.get_absolute_url())

    assert texts(response, ".//div[@class='answer__text']/p") == [
        "Ein Bildungsnetzwerk im Kreis A ist uns nicht bekannt. Fragen Sie die Servicestelle."
    ]
    assert elements(response, section("netzwerk")) == []
    assert texts(response, ".//section/h2") == [
        "Diese Schulaufsicht ist zuständig",
        "Der Ort auf einen Blick",
        "Orte in der Nähe",
    ]


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


def test_municipality_detail_shows_the_next_conference_up_to_its_day(client, db, monkeypatch):
    network = create_network()
    town = create_municipality(district=network.district)
    create_conference(network=network, date="2024-06-15", theme="Erste")
    create_conference(network=network, date="2025", theme="Zweite")
    create_conference(date="2024-06-16", theme="Anderswo")
    shown = {}

    for day in ("2024-06-14", "2024-06-15", "2024-06-16", "2025-12-31", "2026-01-01"):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: dt.date.fromisoformat(day))
        shown[day] = texts(
            client.get(town.get_absolute_url()), section("netzwerk", "/p[@class='conference__title']")
        )

    assert shown == {
        "2024-06-14": ["Bildungskonferenz: Erste"],
        "2024-06-15": ["Bildungskonferenz: Erste"],
        "2024-06-16": ["Bildungskonferenz: Zweite"],
        "2025-12-31": ["Bildungskonferenz: Zweite"],
        "2026-01-01": [],
    }


def test_municipality_detail_shows_at_most_six_neighbours(client, db):
    town = create_municipality(latitude=52.0)
    for number in range(1, 9):
        create_municipality(
            name=f"Nachbar {number}",
            latitude=52 + number / 10,
            district=create_district(name=f"Kreis von {number}"),
        )

    response = client.get(town.get_absolute_url())

    assert texts(response, section("nachbarn", "/ul/li")) == [
        f"Nachbar {number} Kreis von {number}" for number in range(1, 7)
    ]


# --- In einfacher Sprache ------------------------------------------------------------------------------------


def answers(response) -> list[str]:
    return texts(response, ".//p[@class='easy__answer']")


@pytest.mark.parametrize(
    ("office", "district", "sentence", "link"),
    [
        (
            {"phone": "02581 53-1", "mailbox": "buero@a.example"},
            {},
            "Rufen Sie dort an: 02581 53-1.",
            "tel:+492581531",
        ),
        (
            {"phone": "", "mailbox": "buero@a.example"},
            {"phone": "02581 53-0"},
            "Schreiben Sie eine E-Mail: buero@a.example.",
            "mailto:buero@a.example",
        ),
        (
            {"phone": "", "mailbox": ""},
            {"phone": "02581 53-0"},
            "Seine eigene Telefonnummer kennen wir nicht, fragen Sie bitte die Kreisverwaltung: 02581 53-0.",
            "tel:+492581530",
        ),
        (None, {"phone": ""}, "Eine Telefonnummer kennen wir nicht, aber eine Internetseite:", None),
        (None, {"phone": "", "website": ""}, "Eine Telefonnummer kennen wir nicht.", None),
    ],
    ids=["phone", "mailbox", "administration", "website", "nothing"],
)
def test_municipality_easy_says_who_and_how(client, db, office, district, sentence, link):
    district = create_district(name="Kreis Warendorf", **district)
    network = create_network(district=district)
    if office:
        create_office(network=network, website="https://buero.example/", **office)
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


def test_municipality_easy_of_a_district_without_a_network(client, db):
    create_municipality(district=create_district(name="Kreis A"), name="Adorf", slug="adorf")

    response = client.get("/orte/adorf/einfach/")

    assert texts(response, ".//h1") == ["Für Adorf kennen wir kein Bildungsbüro"]
    assert answers(response) == [
        "Adorf liegt im Kreis A.",
        "Ob es dort ein Bildungsbüro gibt, wissen wir nicht.",
        "Fragen Sie bitte die Servicestelle.",
    ]


def test_municipality_easy_stands_for_the_whole_page_and_leads_back(client, db):
    create_municipality(slug="ahlen", name="Ahlen")

    response = client.get("/orte/ahlen/einfach/")

    (canonical,) = elements(response, ".//head/link[@rel='canonical']")
    assert canonical.get("href") == "http://testserver/orte/ahlen/"
    assert links(response, ".//nav[@aria-label='Sprachfassung']") == ["/orte/ahlen/"]
    assert texts(response, ".//nav[@aria-label='Sprachfassung']") == ["Zur ausführlichen Seite"]
    assert texts(response, ".//title")[0].startswith("Ahlen in einfacher Sprache – ")


@pytest.mark.usefixtures("seeded")
def test_municipality_easy_has_three_sentences_and_the_way_out_for_every_town(client):
    towns = list(Municipality.objects.select_related("district__network__office"))

    found = {town.slug: client.get(f"{town.get_absolute_url()}einfach/") for town in towns}

    assert {slug: len(answers(response)) for slug, response in found.items()} == {
        town.slug: 3 for town in towns
    }
    assert {slug: links(response, ".//p[@class='way-out']") for slug, response in found.items()} == {
        town.slug: [town.district.network.way_out.url] for town in towns
    }
