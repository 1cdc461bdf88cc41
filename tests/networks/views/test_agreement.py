from tests.factories import create_agreement, create_district, create_network, create_source
from tests.networks.views.reading import elements, links, section, texts

ADDRESS = "/kooperationsvertraege/"


def test_agreement_list_says_what_is_known_of_each(client, db, today):
    second = create_network(district=create_district(name="Kreis B"), slug="kreis-b")
    first = create_network(district=create_district(name="Kreis A"), slug="kreis-a")
    create_agreement(network=first, signed="Juni 2008", has_ended=True, sources=[create_source()])
    create_agreement(network=first, signed="2012", ended="31.07.2015", has_ended=True)
    create_agreement(
        network=first, kind="wiederaufnahme", signed="14.09.2022", effective="2023", note="Mit dem Land."
    )

    response = client.get(ADDRESS)

    assert texts(response, ".//section/h2") == ["Kreis A", "Kreis B", "Woher diese Angaben stammen"]
    assert texts(response, section("kreis-a", "/p")) == [
        "Erster Vertrag: unterzeichnet im Juni 2008, Ende nicht bekannt.",
        "Stand: undatiert · noch nicht nachgeprüft · Quelle [1]",
        "Erster Vertrag: unterzeichnet 2012, beendet am 31. Juli 2015.",
        "Stand: undatiert · noch nicht nachgeprüft",
        "Wiederaufnahme: unterzeichnet am 14. September 2022, wirksam ab 2023. Mit dem Land.",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert texts(response, section("kreis-b", "/p")) == ["Zum Vertrag liegt keine Angabe vor."]
    assert links(response, section("kreis-b")) == [second.get_absolute_url()]


def test_agreement_list_draws_what_it_says(client, db, today):
    network = create_network(district=create_district(name="Kreis A"))
    create_agreement(network=network, signed="2008", has_ended=True)
    create_agreement(network=network, signed="2012", ended="2015", has_ended=True)
    create_agreement(network=network, signed="2022")

    response = client.get(ADDRESS)

    bars = elements(response, ".//rect[@class='timeline__bar']")
    assert [bar.get("data-end") for bar in bars] == ["unknown", "known", "open"]
    assert texts(response, ".//text[@class='timeline__name']") == ["Kreis A"]
