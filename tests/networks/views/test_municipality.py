import pytest

from tests.factories import (
    create_agreement,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_locality,
    create_municipality,
    create_network,
    create_office,
    create_postal_code,
    create_school_count,
)
from tests.networks.views.reading import elements, links, section, texts

# --- List ----------------------------------------------------------------------------------------------------


def test_municipality_list_is_from_a_to_z_with_letters_and_districts(client, db):
    kreis, stadt = create_district(name="Kreis B"), create_district(name="Stadt A")
    for district, name in [(kreis, "Beckum"), (stadt, "Ahaus"), (kreis, "Ahlen")]:
        create_municipality(district=district, name=name, slug=name.lower())

    response = client.get("/orte/")

    assert texts(response, ".//h1") == ["3 Orte, und wer dort zuständig ist"]
    assert links(response, ".//ul[@class='letters']") == ["#A", "#B"]
    assert texts(response, section("A", "/ul/li")) == ["Ahaus Stadt A", "Ahlen Kreis B"]
    assert links(response, section("B")) == ["/orte/beckum/"]


# --- Detail --------------------------------------------------------------------------------------------------


def test_municipality_detail_links_onward(client, db):
    network = create_network(slug="kreis-a", district=create_district(name="Kreis A"))
    create_committee(network=network, name="Lenkungsgruppe")
    town = create_municipality(district=network.district)

    response = client.get(town.get_absolute_url())

    assert texts(response, section("netzwerk", "//a")) == [
        *("Zum Netzwerk", "Lenkungsgruppe", "Bildungskonferenzen"),
    ]
    assert links(response, section("netzwerk")) == [
        "/netzwerke/kreis-a/",
        "/lenkungskreise/kreis-a/",
        "/bildungskonferenzen/kreis-a/",
    ]
    assert f"{town.get_absolute_url()}einfach/" in links(response, ".//div[@class='top']")


def test_municipality_detail_counts_its_schools_by_form_and_rounds_its_pupils(client, db):
    town = create_municipality(name="Ahlen", pupils=7_875, school_year="2024/25")
    for form, count in [("gymnasium", 2), ("grundschule", 10), ("hauptschule", 1)]:
        create_school_count(municipality=town, form=form, count=count)

    response = client.get(town.get_absolute_url())

    assert texts(response, section("schulen", "/h2")) == ["13 Schulen gibt es in Ahlen"]
    assert "Mit rund 7.900 Schülerinnen und Schülern im Schuljahr 2024/25." in texts(response, ".//main")[0]
    assert texts(response, section("schulen", "/dl/div")) == [
        "Grundschulen 10",
        "Hauptschule 1",
        "Gymnasien 2",
    ]
    assert [len(each) for each in elements(response, ".//span[@class='schools__squares']")] == [10, 1, 2]


def test_municipality_detail_lists_many_postal_codes_beside_and_none_of_large_recipients(client, db):
    town = create_municipality()
    create_postal_code(municipality=town, plz="48127", kind="sonder")
    codes = ["48143", "48145", "48147", "48149", "48151"]
    for plz in codes:
        create_postal_code(municipality=town, plz=plz)

    response = client.get(town.get_absolute_url())

    assert texts(response, section("ort", "/dl/div"))[0] == f"Postleitzahlen{', '.join(codes)}"


def test_municipality_detail_shows_the_school_authority_of_its_district(client, db):
    town = create_municipality()
    create_authority(district=town.district, name="Schulamt A", phone="0251 411-0", address="Am Markt 1")
    create_authority(district=town.district, name="Schulamt B", note="Nur Grundschulen.")
    create_authority(name="Schulamt anderswo")

    response = client.get(town.get_absolute_url())

    assert texts(response, section("aufsicht", "/p")) == [
        "Schulamt A Am Markt 1 0251 411-0",
        "Schulamt B",
        f"Wie Sie das Amt erreichen, ist uns nicht bekannt. Fragen Sie die Kreisverwaltung: {town.district.host}",
        "Nur Grundschulen.",
        "Alle Schulämter",
    ]


def test_municipality_detail_tells_of_contract_and_next_conference(client, db, today):
    network = create_network()
    town = create_municipality(district=network.district)
    create_agreement(network=network, signed="2022", kind="wiederaufnahme")
    for date, theme in (("2024-06-14", "Gestern"), ("2024-06-15", "Heute"), ("2025", "Später")):
        create_conference(network=network, date=date, theme=theme)
    create_conference(date="2024-06-15", theme="Anderswo")

    response = client.get(town.get_absolute_url())

    assert texts(response, section("netzwerk", "/p"))[0] == (
        "Es hat seit 2022 wieder einen Vertrag mit dem Land. "
        "Die nächste Bildungskonferenz ist am 15. Juni 2024: „Heute“."
    )


def test_municipality_pages_say_why_the_finder_led_there(client, db):
    town = create_municipality(name="Münster", slug="muenster")
    create_locality(municipality=town, name="St. Mauritz")
    create_locality(name="Hiltrup")
    field = create_field(
        name="Individuelle Förderung", slug="foerderung", search_words="Nachhilfe, Deutsch lernen"
    )
    create_network(district=town.district)
    hint, easy = ".//p[@class='hint']", ".//p[@class='easy__answer']"
    reasons = {
        "?ortsteil=sankt-mauritz": ["St. Mauritz gehört zu Münster."],
        **{
            query: []
            for query in [
                "",
                "?ortsteil=",
                "?ortsteil=hiltrup",
                "?ortsteil=%00%ff",
                f"?ortsteil={'x' * 5000}",
            ]
        },
    }
    topics = {
        "?thema=deutsch-lernen": [field.get_absolute_url()],
        "?thema=unbekannt": [],
        f"?thema={'x' * 5000}": [],
    }
    address = town.get_absolute_url()

    assert {query: texts(client.get(address + query), hint) for query in reasons} == reasons
    assert (
        texts(client.get(f"{address}einfach/?ortsteil=sankt-mauritz"), easy)[0]
        == "St. Mauritz gehört zu Münster."
    )
    shown = {
        query: links(client.get(address + query), ".//div[@class='contact contact--wide']/p")
        for query in topics
    }
    assert {query: found[:1] if "feld" in str(found) else [] for query, found in shown.items()} == topics


@pytest.mark.parametrize(("count", "is_folded"), [(0, False), (8, False), (9, True)])
def test_municipality_detail_names_its_localities_and_folds_many(client, db, count, is_folded):
    town = create_municipality()
    names = sorted(create_locality(municipality=town).name for _ in range(count))

    response = client.get(town.get_absolute_url())

    folded, shown = (texts(response, section("ortsteile", path)) for path in ("/details/p", "/p"))
    assert (folded or shown)[:1] == ([", ".join(names)] if names else [])
    assert bool(folded) == is_folded


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

    assert texts(detail, ".//div[@class='contact contact--wide']/p") == [
        "Ein Bildungsnetzwerk im Kreis A ist uns nicht bekannt. Fragen Sie die Servicestelle."
    ]
    assert elements(detail, section("netzwerk")) == []
    assert texts(easy, ".//h1") == ["Für Adorf kennen wir kein Bildungsbüro"]
    assert answers(easy) == [
        "Adorf liegt im Kreis A.",
        "Ob es dort ein Bildungsbüro gibt, wissen wir nicht.",
        "Fragen Sie bitte die Servicestelle.",
    ]
