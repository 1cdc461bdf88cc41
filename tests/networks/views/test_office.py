from tests.factories import create_district, create_network, create_office
from tests.networks.views.reading import links, texts


def test_office_list_says_how_to_reach_each(client, db):
    full = create_network(district=create_district(name="Kreis A"), slug="kreis-a")
    bare = create_network(
        district=create_district(name="Kreis B", website="https://kreis-b.example/", phone="02502 2-0"),
        slug="kreis-b",
    )
    create_office(network=bare, name="", website="", phone="", mailbox="")
    create_office(
        network=full,
        name="Bildungsbüro",
        host_body="Amt 40",
        website="https://buero-a.example/",
        phone="0251 411-0",
        mailbox="buero@kreis-a.example",
        address="Am Markt 1",
        note="Mo bis Do.",
        as_of="2024",
    )

    response = client.get("/bildungsbueros/")

    assert texts(response, ".//article/h2") == ["Kreis A", "Kreis B"]
    assert texts(response, ".//article/dl/div") == [
        "Name vor OrtBildungsbüro",
        "Angesiedelt beiAmt 40",
        "Telefon0251 411-0",
        "E-Mailbuero@kreis-a.example",
        "AnschriftAm Markt 1",
        "Telefon, Zentrale der Kreisverwaltung02502 2-0",
        "E-MailDazu liegt keine Angabe vor.",
        "AnschriftDazu liegt keine Angabe vor.",
    ]
    assert texts(response, ".//article/p") == [
        "Zum Bildungsbüro im Kreis A buero-a.example",
        "Mo bis Do.",
        "Bildungsbüro: Stand: 2024 · noch nicht nachgeprüft",
        "Kreisverwaltung: Stand: undatiert · noch nicht nachgeprüft",
        "Zur Website des Kreises B kreis-b.example Eine eigene Seite des Bildungsbüros ist uns nicht bekannt. Fragen Sie "
        "dort nach dem Bildungsbüro.",
        "Bildungsbüro: Stand: undatiert · noch nicht nachgeprüft",
        "Kreisverwaltung: Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, ".//article") == [
        "/netzwerke/kreis-a/",
        "https://buero-a.example/",
        "tel:+492514110",
        "mailto:buero@kreis-a.example",
        "/netzwerke/kreis-b/",
        "https://kreis-b.example/",
        "tel:+49250220",
    ]
