from tests.factories import (
    create_aim,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_network,
    create_recommendation,
)
from tests.networks.views.reading import links, section, texts


def create_network_named(name: str, **fields):
    return create_network(
        district=create_district(name=f"Kreis {name}"), slug=f"kreis-{name.lower()}", **fields
    )


def test_field_list_is_a_table_of_fields_and_networks(client, db, today):
    mint, arts = create_field(name="MINT", slug="mint"), create_field(name="Kultur", slug="kultur")
    a, b = create_network_named("A"), create_network_named("B")
    create_focus(network=a, field=mint, as_of="2024")
    create_focus(network=b, field=mint)
    create_focus(network=b, field=arts, is_current=False)

    response = client.get("/handlungsfelder/")

    assert texts(response, ".//table[@class='matrix']/thead//th") == ["Handlungsfeld", "A", "B"]
    assert texts(response, ".//th[@scope='rowgroup']") == [
        "Mehrere Netzwerke arbeiten daran",
        "Nur früher genannt",
    ]
    assert texts(response, ".//table[@class='matrix']//th[@scope='row']") == ["MINT", "Kultur"]
    # On phones, where the head is hidden, each cell names its network.
    assert texts(response, ".//table[@class='matrix']//td") == ["A 2024", "B o. J.", "", "B früher"]
    assert links(response, ".//table[@class='matrix']/tbody") == [
        "/handlungsfelder/mint/",
        "/handlungsfelder/kultur/",
    ]
    assert texts(response, ".//p[@class='lead']")[0].endswith("Von je zwei Netzwerken genannt: MINT.")


def test_field_detail_says_how_each_network_calls_it(client, db):
    field = create_field(name="MINT", slug="mint", description="Für **alle**.")
    create_focus(field=field, network=create_network_named("A"), local_name="Technik", note="seit 2012")
    create_focus(field=field, network=create_network_named("B"), as_of="2009")
    create_focus(field=field, network=create_network_named("C"), is_current=False, note="bis 2015")
    create_focus(field=field, network=create_network_named("D", is_fictional=True))
    create_focus()

    response = client.get("/handlungsfelder/mint/")

    assert texts(response, ".//div[@class='prose lead']") == ["Für alle."]
    assert texts(response, section("heute", "/h2")) == ["2 Netzwerke arbeiten daran"]
    assert texts(response, section("heute", "/ul/li/div")) == [
        "Kreis A Vor Ort: „Technik“ seit 2012",
        "Kreis B Stand 2009 – Belege am Ende der Seite",
        "Kreis D",
    ]
    assert texts(response, section("frueher", "/ul/li/div")) == ["Kreis C bis 2015"]


def test_field_detail_lists_aims_and_the_recommendations_that_they_came_from(client, db):
    field = create_field(slug="mint")
    network = create_network_named("A")
    committee = create_committee(network=network, name="Lenkungskreis")
    conference = create_conference(network=network, number=3, date="2024")
    recommendation = create_recommendation(conference=conference, text="Alle einladen.")
    for text in ("Eins.", "Zwei."):
        create_aim(field=field, committee=committee, text=text, recommendation=recommendation)
    create_aim(recommendation=create_recommendation())

    response = client.get("/handlungsfelder/mint/")

    assert texts(response, section("empfehlungen", "/ul/li")) == [
        "Alle einladen. 3. Bildungskonferenz im Kreis A, 2024"
    ]
    assert links(response, section("empfehlungen")) == [
        f"/bildungskonferenzen/kreis-a/#empfehlung-{recommendation.pk}"
    ]
    assert texts(response, section("ziele", "/ul/li")) == [
        f"{text} vereinbart Lenkungskreis im Kreis A" for text in ("Eins.", "Zwei.")
    ]
