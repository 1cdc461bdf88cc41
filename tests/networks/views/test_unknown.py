"""Unknown values are said to be unknown, on each page."""

import pytest

from tests.factories import (
    create_district,
    create_field,
    create_municipality,
    create_network,
    create_service_centre,
)
from tests.networks.views.reading import elements, section, texts

UNKNOWN = "Dazu liegt keine Angabe vor."
NO_NETWORK = "Es ist noch kein Bildungsnetzwerk eingetragen."
NO_AUTHORITY = "Zur Schulaufsicht liegt keine Angabe vor. Fragen Sie die Servicestelle."
NO_DATE = "Ein nächster Termin ist uns nicht bekannt. Fragen Sie bei Ihrem Bildungsbüro nach."
NO_SCHULAMT = "Das zuständige Schulamt ist uns nicht bekannt. Fragen Sie die Servicestelle."
NO_OFFICE = "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle."


def shown(response) -> list[str]:
    return [text for tag in ("h1", "h2", "p", "li", "dd") for text in texts(response, f".//main//{tag}")]


@pytest.mark.parametrize(
    ("address", "sentences"),
    [
        ("/", [NO_DATE, NO_NETWORK, "Zu früheren Konferenzen liegt keine Angabe vor."]),
        ("/netzwerke/", ["Noch ist kein Bildungsnetzwerk eingetragen", NO_NETWORK]),
        ("/orte/", ["Noch ist kein Ort eingetragen", "Es ist noch kein Ort eingetragen."]),
        ("/bildungskonferenzen/", [NO_NETWORK]),
        ("/lenkungskreise/", ["Es ist noch kein Lenkungskreis eingetragen."]),
        ("/kooperationsvertraege/", [NO_NETWORK]),
        ("/handlungsfelder/", ["Noch nennt kein Netzwerk ein Handlungsfeld. Fragen Sie Ihr Bildungsbüro."]),
        ("/schulaufsicht/", [NO_AUTHORITY]),
        (
            "/servicestelle/",
            ["Zur Servicestelle liegt noch keine Angabe vor. Fragen Sie Ihr Bildungsbüro."],
        ),
        ("/quellen/", ["Es ist noch keine Quelle eingetragen."]),
        ("/ueber/", ["Weiter"]),
    ],
)
def test_page_of_an_empty_database(client, db, address, sentences):
    response = client.get(address)

    assert [text for text in shown(response) if text in sentences] == sentences
    assert elements(response, section("quellen")) == []
    assert elements(response, ".//table") == []


@pytest.mark.parametrize(
    ("address", "sentences"),
    [
        (
            "/netzwerke/kreis-a/",
            [
                "Hier arbeiten Schulen, Kommune, Schulaufsicht und weitere Partner im Kreis A zusammen.",
                NO_OFFICE,
                "Telefon, E-Mail und Anschrift: nicht bekannt",
                NO_SCHULAMT,
            ],
        ),
        (
            "/orte/adorf/",
            [
                NO_OFFICE,
                "Telefon, E-Mail und Anschrift: nicht bekannt",
                "Ein Termin für die nächste Bildungskonferenz ist uns nicht bekannt.",
                NO_SCHULAMT,
            ],
        ),
        ("/kooperationsvertraege/", ["Zum Vertrag liegt keine Angabe vor."]),
        ("/bildungskonferenzen/", ["Zu Konferenzen im Kreis A liegt keine Angabe vor."]),
        (
            "/bildungskonferenzen/kreis-a/",
            ["Zu Konferenzen im Kreis A liegt keine Angabe vor. Fragen Sie das Bildungsbüro."],
        ),
        (
            "/handlungsfelder/mint/",
            ["Zurzeit nennt kein Bildungsnetzwerk dieses Handlungsfeld. Fragen Sie Ihr Bildungsbüro."],
        ),
        (
            "/servicestelle/",
            ["Telefon, E-Mail und Anschrift sind uns nicht bekannt. Fragen Sie Ihr Bildungsbüro."],
        ),
    ],
)
def test_page_of_records_of_which_nothing_is_known(client, db, address, sentences):
    network = create_network(district=create_district(name="Kreis A", website=""), slug="kreis-a")
    create_municipality(district=network.district, slug="adorf")
    create_field(slug="mint")
    create_service_centre(phone="")

    response = client.get(address)

    assert [text for text in shown(response) if text in sentences] == sentences
    assert elements(response, section("quellen")) == []
