from urllib.parse import urlsplit

import pytest

from tests.factories import (
    create_agreement,
    create_aim,
    create_committee,
    create_conference,
    create_district,
    create_mandate,
    create_network,
    create_recommendation,
    create_source,
)
from tests.networks.views.reading import create_whole_network, elements, links, section, texts

NO_DATE = "Ein nächster Termin ist uns nicht bekannt. Fragen Sie bei Ihrem Bildungsbüro nach."
NO_EVIDENCE = "Stand: undatiert · noch nicht nachgeprüft"


def create_network_a(**fields):
    return create_network(district=create_district(name="Kreis A"), slug="kreis-a", name="Netz A", **fields)


# --- List ----------------------------------------------------------------------------------------------------


def test_conference_list_says_what_is_known_of_each(client, db, today):
    network = create_network(district=create_district(name="Kreis A"), slug="kreis-a")
    create_network(district=create_district(name="Kreis B"), slug="kreis-b")
    create_conference(network=network, date="2012", theme="")
    create_conference(
        network=network,
        number=7,
        date="14.09.2022",
        place="Borken",
        theme="Übergänge",
        note="Online",
        documentation="https://borken.example/doku.pdf",
        as_of="2023",
    )

    response = client.get("/bildungskonferenzen/")

    assert texts(response, section("kreis-a", "//li/p")) == [
        "7. Bildungskonferenz: Übergänge",
        "14. September 2022, Borken · Online",
        "Dokumentation dieser Konferenz",
        "Stand: 2023 · noch nicht nachgeprüft",
        "Bildungskonferenz",
        "2012",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, section("kreis-a")) == [
        "/bildungskonferenzen/kreis-a/",
        "https://borken.example/doku.pdf",
    ]
    assert texts(response, section("kreis-b", "/p")) == ["Zu Konferenzen im Kreis B liegt keine Angabe vor."]


def test_conference_list_shows_the_next_ones_and_marks_a_cancelled_one_in_words(client, db, today):
    network = create_network_a()
    create_conference(network=network, number=8, date="20.09.2024", theme="Übergänge", is_cancelled=True)
    create_conference(network=network, date="14.06.2024", theme="")

    response = client.get("/bildungskonferenzen/")

    assert texts(response, section("naechste", "//li/p")) == [
        "Kreis A",
        "8. Bildungskonferenz: Übergänge abgesagt",
        "20. September 2024",
    ]
    assert NO_DATE not in texts(response, ".//main/p")
    assert len(elements(response, section("kreis-a", "/ul/li"))) == 2


@pytest.mark.parametrize(("number", "label"), [(0, []), (1, ["1 Empfehlung"]), (2, ["2 Empfehlungen"])])
def test_conference_list_leads_to_what_became_of_recommendations(client, db, today, number, label):
    conference = create_conference(network=create_network_a())
    for _ in range(number):
        create_recommendation(conference=conference)

    response = client.get("/bildungskonferenzen/")

    assert texts(response, section("kreis-a", "//li/p"))[2:-1] == [
        f"{words} und was daraus wurde" for words in label
    ]
    assert links(response, section("kreis-a", "//li")) == [
        f"/bildungskonferenzen/kreis-a/#konferenz-{conference.pk}" for _ in label
    ]


def test_conference_list_shows_rule_and_practice_side_by_side(client, db, today):
    network = create_network_a()
    create_agreement(network=network, signed="2020", has_ended=True)
    create_agreement(network=network, signed="2022", kind="wiederaufnahme")
    create_conference(network=network, date="Mai 2021")

    response = client.get("/bildungskonferenzen/")

    row = "Kreis A ?unklar●belegt○ohne Beleg○ohne Beleg…Jahr läuft noch 1 von mindestens 3"
    assert texts(response, section("jahre", "//tbody/tr")) == [row]
    assert texts(response, section("jahre", "//thead/tr")) == ["Netzwerk20202021202220232024Belegt"]


# --- Detail --------------------------------------------------------------------------------------------------


def test_conference_detail_is_the_newest_first_and_its_networks_only(client, db):
    network = create_network_a()
    for date in ("2012", "2023", "Mai 2014"):
        create_conference(network=network, date=date)
    create_conference(date="2024")

    response = client.get("/bildungskonferenzen/kreis-a/")

    assert texts(response, ".//p[@class='conference__when']") == ["2023", "Mai 2014", "2012"]


# --- The chain -----------------------------------------------------------------------------------------------


def test_conference_detail_shows_what_became_of_each_recommendation(client, db):
    """Conference → aim → mandate → report to the next conference, and what became of nothing."""
    network = create_network_a()
    committee = create_committee(network=network)
    first = create_conference(network=network, number=1, date="Mai 2022", theme="")
    second = create_conference(network=network, number=2, date="14.09.2023", theme="", as_of="2023")
    taken = create_recommendation(
        conference=first, number=1, text="Sprache fördern.", sources=[create_source()]
    )
    create_recommendation(conference=first, number=2, text="Alle einladen.", note="Einstimmig.")
    create_recommendation(conference=create_conference(date="2022"), text="Anderswo empfohlen.")
    aim = create_aim(
        committee=committee,
        recommendation=taken,
        text="Sprachbildung.",
        state="in-arbeit",
        sources=[create_source()],
    )
    create_aim(committee=committee, text="Ohne Empfehlung.")
    create_mandate(
        aim=aim, text="Konzept schreiben.", state="erledigt", reported_to=second, result="Es *liegt vor*."
    )
    create_mandate(aim=aim, text="Räume suchen.", addressee="partner", partner="Kammer", due="Juni 2024")

    response = client.get("/bildungskonferenzen/kreis-a/")

    done = "Bildungsbüro: Konzept schreiben. erledigt Bericht: 2. Bildungskonferenz, 14. September 2023. Es liegt vor."
    assert texts(response, ".//main/ol/li[1]/*") == [
        "2. Bildungskonferenz",
        "14. September 2023",
        "Berichte zu diesen Arbeitsaufträgen:",
        done,
        "Stand: 2023 · noch nicht nachgeprüft",
    ]
    assert texts(response, ".//main/ol/li[2]/*")[2] == "Die Konferenz hat empfohlen:"
    assert texts(response, ".//main/ol/li[2]/ul/li[1]/*") == [
        "1. Sprache fördern. [1]",
        "Daraus wurde das Ziel Sprachbildung. in Arbeit [2]",
        f"Kammer: Räume suchen. offen Bis Juni 2024. {done}",
    ]
    assert texts(response, ".//main/ol/li[2]/ul/li[2]/*") == [
        "2. Alle einladen.",
        "Einstimmig.",
        "Ein Ziel des Lenkungskreises ist daraus bisher nicht bekannt.",
    ]
    assert "/lenkungskreise/kreis-a/#ziele" in links(response, ".//main/ol")


def test_links_between_aim_and_recommendation_lead_to_their_place(client, db, today):
    network = create_whole_network()
    committee = client.get(network.committee.get_absolute_url())
    conferences = client.get(f"/bildungskonferenzen/{network.slug}/")
    overview = client.get("/bildungskonferenzen/")
    pages = {committee.request["PATH_INFO"]: committee, conferences.request["PATH_INFO"]: conferences}

    places = [
        urlsplit(address)
        for page in (committee, conferences, overview)
        for address in links(page, ".//main")
        if urlsplit(address).path in pages and urlsplit(address).fragment
    ]

    assert [f"{place.path}#{place.fragment}" for place in places] == [
        f"/bildungskonferenzen/{network.slug}/#empfehlung-{network.conferences.get().recommendations.get().pk}",
        f"/lenkungskreise/{network.slug}/#ziele",
        f"/bildungskonferenzen/{network.slug}/#konferenz-{network.conferences.get().pk}",
    ]
    counts = [len(elements(pages[place.path], f".//*[@id='{place.fragment}']")) for place in places]
    assert counts == [1, 1, 1]
