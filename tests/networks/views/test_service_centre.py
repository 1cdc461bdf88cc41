from tests.factories import create_service_centre
from tests.networks.views.reading import links, texts

UNKNOWN = "Dazu liegt keine Angabe vor."


def test_service_centre(client, db):
    create_service_centre(
        name="Servicestelle Bildung",
        host_body="Bezirksregierung",
        website="https://www.bezreg.example/bildung",
        head="Referatsleitung",
        phone="0251 411-0",
        mailbox="bildung@bezreg.example",
        address="Domplatz 1–3",
        tasks="- beraten\n- vernetzen",
        note="Nur vormittags.",
        as_of="2024",
    )

    response = client.get("/servicestelle/")

    assert texts(response, ".//dl/div") == [
        "Leitung (Funktion)Referatsleitung",
        "Telefon0251 411-0",
        "E-Mailbildung@bezreg.example",
        "AnschriftDomplatz 1–3",
    ]
    assert texts(response, ".//main/p")[1:] == [
        "Zur Servicestelle bezreg.example",
        "Nur vormittags.",
        "Stand: 2024 · noch nicht nachgeprüft",
    ]
    assert texts(response, ".//main//h2") == ["Das tut die Servicestelle"]
    assert texts(response, ".//div[@class='prose']/ul/li") == ["beraten", "vernetzen"]
    assert links(response, ".//main") == [
        "https://www.bezreg.example/bildung",
        "tel:+492514110",
        "mailto:bildung@bezreg.example",
    ]
