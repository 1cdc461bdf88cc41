from tests.factories import create_service_centre
from tests.networks.views.reading import links, section, texts


def test_service_centre_shows_what_is_known_of_it(client, db):
    create_service_centre(
        name="Servicestelle Bildung",
        website="https://www.bezreg.example/bildung",
        head="Referatsleitung",
        phone="0251 411-0",
        mailbox="bildung@bezreg.example",
        tasks="- beraten\n- vernetzen",
        note="Nur vormittags.",
    )

    response = client.get("/servicestelle/")

    assert texts(response, ".//dl/div") == [
        "Leitung (Funktion)Referatsleitung",
        "Telefon0251 411-0",
        "E-Mailbildung@bezreg.example",
    ]
    assert texts(response, section("kontakt", "/p")) == ["Nur vormittags."]
    assert texts(response, section("aufgaben", "//li")) == ["beraten", "vernetzen"]
    assert links(response, ".//div[@class='top']") == ["https://www.bezreg.example/bildung"]
    assert links(response, section("kontakt")) == ["tel:+492514110", "mailto:bildung@bezreg.example"]
