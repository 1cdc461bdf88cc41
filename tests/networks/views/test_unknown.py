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
NO_OFFICE = "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle."


def shown(response) -> list[str]:
    return [text for tag in ("h1", "h2", "p", "li", "dd") for text in texts(response, f".//main//{tag}")]


@pytest.mark.parametrize(
    ("address", "sentences"),
    [
        ("/", [NO_DATE, NO_NETWORK, "Zu früheren Konferenzen liegt keine Angabe vor."]),
        ("/netzwerke/", ["Noch ist kein Bildungsnetzwerk eingetragen", NO_NETWORK]),
        ("/orte/", ["Noch ist kein Ort eingetragen", "Es ist noch kein Ort eingetragen."]),
        ("/bildungskonferenzen/", [NO_DATE, NO_NETWORK]),
        ("/lenkungskreise/", ["Es ist noch kein Lenkungskreis eingetragen."]),
        ("/bildungsbueros/", ["Es ist noch kein Bildungsbüro eingetragen."]),
        ("/kooperationsvertraege/", [NO_NETWORK]),
        ("/handlungsfelder/", ["Es ist noch kein Handlungsfeld eingetragen."]),
        ("/schulaufsicht/", [NO_AUTHORITY]),
        (
            "/servicestelle/",
            ["Zur Servicestelle liegt noch keine Angabe vor. Fragen Sie Ihr Bildungsbüro."],
        ),
        ("/quellen/", [UNKNOWN, "Es ist noch keine Quelle eingetragen."]),
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
                "Lenkungskreis: das steuernde Gremium",
                "Hier arbeiten Schulen, Kommune, Schulaufsicht und weitere Partner im Kreis A zusammen.",
                NO_OFFICE,
                "Zum Vertrag liegt keine Angabe vor. Fragen Sie die Servicestelle.",
                "Zum Lenkungskreis liegt keine Angabe vor. Fragen Sie die Servicestelle.",
                "Zu den Handlungsfeldern liegt keine Angabe vor. Fragen Sie das Bildungsbüro.",
                "Zu Konferenzen liegt keine Angabe vor. Fragen Sie das Bildungsbüro.",
                "Zur Schulaufsicht liegt keine Angabe vor. Fragen Sie die Servicestelle.",
                *[UNKNOWN] * 3,
            ],
        ),
        (
            "/orte/adorf/",
            [
                NO_OFFICE,
                "Zum Kooperationsvertrag liegt keine Angabe vor.",
                "Ein Termin für die nächste Bildungskonferenz ist uns nicht bekannt. Fragen Sie das Bildungsbüro.",
                "Zur Schulaufsicht liegt keine Angabe vor. Fragen Sie die Servicestelle.",
                "Kein anderer Ort ist eingetragen.",
                *[UNKNOWN] * 4,
            ],
        ),
        ("/kooperationsvertraege/", ["Zum Vertrag liegt keine Angabe vor."]),
        ("/bildungskonferenzen/", ["Zu Konferenzen im Kreis A liegt keine Angabe vor."]),
        ("/bildungskonferenzen/kreis-a/", ["Dazu liegt keine Angabe vor. Fragen Sie das Bildungsbüro."]),
        (
            "/handlungsfelder/mint/",
            ["Zurzeit nennt kein Bildungsnetzwerk dieses Handlungsfeld. Alle Handlungsfelder"],
        ),
        ("/servicestelle/", [UNKNOWN] * 4),
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
