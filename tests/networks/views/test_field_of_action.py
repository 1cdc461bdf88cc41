from tests.factories import (
    create_aim,
    create_committee,
    create_district,
    create_field,
    create_focus,
    create_network,
)
from tests.networks.views.reading import links, section, texts

# --- List ----------------------------------------------------------------------------------------------------


def test_field_list_says_who_works_on_each(client, db):
    mint, arts = create_field(name="MINT", slug="mint"), create_field(name="Kultur", slug="kultur")
    create_field(name="Sport", slug="sport")
    for name, field, is_current in [
        ("C", mint, True),
        ("A", mint, False),
        ("B", mint, True),
        ("A", arts, False),
    ]:
        network = create_network(district=create_district(name=f"Kreis {name} {field}"))
        create_focus(network=network, field=field, is_current=is_current)

    response = client.get("/handlungsfelder/")

    assert texts(response, ".//ul[@class='entries']/li/p") == ["Kultur", "MINT", "Sport"]
    assert texts(response, ".//ul[@class='plain']/li") == [
        "Kreis A Kultur (früher) Stand: undatiert",
        "Kreis B MINT Stand: undatiert",
        "Kreis C MINT Stand: undatiert",
        "Kreis A MINT (früher) Stand: undatiert",
        "Zurzeit nennt es kein Netzwerk.",
    ]
    assert links(response, ".//ul[@class='entries']") == [
        "/handlungsfelder/kultur/",
        "/handlungsfelder/mint/",
        "/handlungsfelder/sport/",
    ]


# --- Detail --------------------------------------------------------------------------------------------------


def test_field_detail_says_how_each_network_calls_it(client, db):
    field = create_field(name="MINT", slug="mint", description="Für **alle**.")
    for name, fields in [
        ("Kreis A", {"local_name": "Natur und Technik", "note": "seit 2012"}),
        ("Kreis B", {"local_name": "Zukunft", "as_of": "2024"}),
        ("Kreis C", {"note": "bis 2015", "is_current": False}),
    ]:
        network = create_network(district=create_district(name=name), slug=name.lower().replace(" ", "-"))
        create_focus(field=field, network=network, **fields)
    create_focus()

    response = client.get("/handlungsfelder/mint/")

    assert texts(response, ".//h1") == ["MINT: diese Netzwerke nennen es"]
    assert texts(response, ".//div[@class='prose lead']") == ["Für alle."]
    assert texts(response, ".//ul[@class='entries']/li/p") == [
        "Kreis A",
        "Bezeichnung vor Ort: Natur und Technik · seit 2012",
        "Stand: undatiert · noch nicht nachgeprüft",
        "Kreis B",
        "Bezeichnung vor Ort: Zukunft",
        "Stand: 2024 · noch nicht nachgeprüft",
        "Kreis C (früher)",
        "bis 2015",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, ".//ul[@class='entries']") == [
        "/netzwerke/kreis-a/",
        "/netzwerke/kreis-b/",
        "/netzwerke/kreis-c/",
    ]


def test_field_detail_lists_the_aims_that_committees_agreed_in_it(client, db):
    field = create_field(slug="mint")
    for name in ("B", "A"):
        network = create_network(district=create_district(name=f"Kreis {name}"))
        committee = create_committee(network=network, name="Lenkungskreis")
        create_aim(field=field, committee=committee, text=f"Ein Ziel für {name}.", state="erreicht")
    create_aim()

    response = client.get("/handlungsfelder/mint/")

    assert texts(response, section("ziele", "/ul/li/p")) == [
        text
        for name in "AB"
        for text in (
            f"Lenkungskreis im Kreis {name}",
            f"Ein Ziel für {name}. erreicht",
            "Stand: undatiert · noch nicht nachgeprüft",
        )
    ]
