from tests.factories import create_agreement, create_district, create_network
from tests.networks.views.reading import elements, section, texts


def test_agreement_list_says_and_draws_what_is_known_of_each(client, db, today):
    create_network(district=create_district(name="Kreis B"), slug="kreis-b")
    first = create_network(district=create_district(name="Kreis A"), slug="kreis-a")
    create_agreement(network=first, signed="Juni 2008", has_ended=True)
    create_agreement(network=first, signed="2012", ended="31.07.2015", has_ended=True)
    create_agreement(
        network=first, kind="wiederaufnahme", signed="14.09.2022", effective="2023", note="Mit dem Land."
    )

    response = client.get("/kooperationsvertraege/")

    assert texts(response, ".//section/h2") == ["Kreis A", "Kreis B"]
    assert texts(response, section("kreis-a", "//p")) == [
        "Erster Vertrag: unterzeichnet im Juni 2008, Ende nicht bekannt.",
        "Erster Vertrag: unterzeichnet 2012, beendet am 31. Juli 2015.",
        "Wiederaufnahme: unterzeichnet am 14. September 2022, wirksam ab 2023. Mit dem Land.",
    ]
    assert texts(response, section("kreis-b", "//p")) == ["Zum Vertrag liegt keine Angabe vor."]
    bars = elements(response, section("kreis-a", "//rect"))
    assert [bar.get("data-end") for bar in bars] == ["unknown", "known", "open"]
    assert elements(response, ".//circle[@cy='16']") == []
