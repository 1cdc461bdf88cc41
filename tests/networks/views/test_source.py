from tests.factories import create_source
from tests.networks.views.reading import links, section, texts


def test_source_list_shows_licence_attribution_and_date_and_links_no_source_that_names_people(client, db):
    create_source(
        publisher="Land",
        title="Grenzen",
        url="https://land.example/grenzen",
        licence="dl-de/zero-2-0",
        licence_url="https://lizenz.example/",
        attribution="Datenquelle: Land (2024)",
        dated="April 2024",
    )
    create_source(publisher="Stadt", title="Liste", is_linked=False, licence="frei", dated_note="vor 2024")
    create_source(publisher="A", title="Offen", url="https://offen.example/", is_linked=True)
    create_source(publisher="B", title="Mit Namen", url="https://namen.example/", is_linked=False)

    response = client.get("/quellen/")

    assert texts(response, section("daten", "/ul/li"))[:-1] == [
        "Land: Grenzen (April 2024) Datenquelle: Land (2024) Lizenz: dl-de/zero-2-0",
        "Stadt: Liste (vor 2024) Lizenz: frei",
    ]
    assert texts(response, section("belege", "/ul/li")) == [
        "A: Offen (undatiert)",
        "B: Mit Namen (undatiert)",
    ]
    assert links(response, section("daten", "/ul/li[1]")) == [
        "https://land.example/grenzen",
        "https://lizenz.example/",
    ]
    assert links(response, section("belege", "/ul")) == ["https://offen.example/"]
    assert "namen.example" not in response.text
