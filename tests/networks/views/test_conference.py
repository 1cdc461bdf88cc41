from urllib.parse import urlsplit

from tests.factories import (
    create_aim,
    create_committee,
    create_conference,
    create_district,
    create_mandate,
    create_network,
    create_recommendation,
)
from tests.networks.views.reading import create_whole_network, elements, links, section, texts

NO_DATE = "Ein nächster Termin ist uns nicht bekannt. Fragen Sie bei Ihrem Bildungsbüro nach."


def create_network_a(**fields):
    return create_network(district=create_district(name="Kreis A"), slug="kreis-a", name="Netz A", **fields)


# --- List ----------------------------------------------------------------------------------------------------


def test_conference_list_has_a_row_for_each_network(client, db, today):
    network = create_network_a(conference_rhythm="Jährlich (2017).")
    create_network(district=create_district(name="Kreis B"))
    create_conference(network=network, date="2012", theme="")
    create_conference(network=network, number=7, date="14.09.2022", theme="Übergänge")
    create_conference(network=network, number=8, date="20.09.2024", theme="", is_cancelled=True)

    response = client.get("/bildungskonferenzen/")

    rows = section("jahre-titel", "/details")
    assert texts(response, f"{rows}/summary") == ["Kreis A 2 belegt, zuletzt 2022", "Kreis B 0 belegt"]
    assert texts(response, f"{rows}[1]//p")[0] == "Turnus: Jährlich (2017)."
    assert texts(response, f"{rows}//li") == [
        "20. September 2024 8. Bildungskonferenz (abgesagt)",
        "14. September 2022 7. Bildungskonferenz: Übergänge",
        "2012 Bildungskonferenz",
        "Zu Konferenzen im Kreis B liegt keine Angabe vor.",
    ]
    assert [
        (dot.get("data-state"), "data-vague" in dot.attrib) for dot in elements(response, f"{rows}//circle")
    ] == [("cancelled", False), ("past", False), ("past", True)]


def test_conference_list_shows_the_next_ones_first(client, db, today):
    network = create_network_a()
    create_conference(network=network, date="14.06.2024", theme="")
    past = client.get("/bildungskonferenzen/")
    create_conference(network=network, date="2025", number=9, theme="Ziele", place="Bad Beispiel")
    create_conference(network=network, date="20.09.2024", number=8, theme="", is_cancelled=True)

    response = client.get("/bildungskonferenzen/")

    assert (NO_DATE in texts(past, ".//main//p"), NO_DATE in texts(response, ".//main//p")) == (True, False)
    assert texts(response, section("naechste", "//li")) == [
        "20. September 2024 Kreis A 8. Bildungskonferenz abgesagt",
        "2025 Tag nicht bekannt Kreis A Ziele 9. Bildungskonferenz · Bad Beispiel",
    ]
    assert texts(response, section("letzte", "//li")) == ["14. Juni 2024 Kreis A Bildungskonferenz"]


# --- Detail --------------------------------------------------------------------------------------------------


def test_conference_detail_is_of_its_network_only_the_next_first(client, db, today):
    network = create_network_a()
    for date in ("2012", "2025", "Mai 2014", "Oktober 2024"):
        create_conference(network=network, date=date)
    create_conference(date="2024")

    response = client.get("/bildungskonferenzen/kreis-a/")

    assert texts(response, section("naechste", "//time")) == ["2024 Oktober", "2025 Tag nicht bekannt"]
    assert texts(response, section("fruehere", "//time")) == ["2014 Mai", "2012 Tag nicht bekannt"]


# --- The chain -----------------------------------------------------------------------------------------------


def test_conference_detail_shows_what_became_of_each_recommendation(client, db):
    """Conference → aim → mandate → report to the next conference, and what became of nothing."""
    network = create_network_a()
    committee = create_committee(network=network)
    first = create_conference(network=network, number=1, date="Mai 2022", theme="")
    second = create_conference(network=network, number=2, date="14.09.2023", theme="")
    taken = create_recommendation(conference=first, number=1, text="Sprache fördern.")
    create_recommendation(conference=first, number=2, text="Alle einladen.", note="Einstimmig.")
    create_recommendation(conference=create_conference(date="2022"), text="Anderswo empfohlen.")
    aim = create_aim(
        committee=committee,
        recommendation=taken,
        text="Sprachbildung.",
        state="in-arbeit",
    )
    create_aim(committee=committee, text="Ohne Empfehlung.")
    create_mandate(
        aim=aim, text="Konzept schreiben.", state="erledigt", reported_to=second, result="Es *liegt vor*."
    )
    create_mandate(aim=aim, text="Räume suchen.", addressee="partner", partner="Kammer", due="Juni 2024")

    response = client.get("/bildungskonferenzen/kreis-a/")

    done = "Bildungsbüro: Konzept schreiben. erledigt Bericht: 2. Bildungskonferenz, 14. September 2023. Es liegt vor."
    second_card, first_card = (section("fruehere", f"/ol/li[{number}]/div") for number in (1, 2))
    assert texts(response, f"{second_card}/*") == [
        "2. Bildungskonferenz",
        "Berichte zu diesen Arbeitsaufträgen:",
        done,
    ]
    assert texts(response, f"{first_card}/ul/li[1]/*") == [
        "1. Sprache fördern.",
        "Daraus wurde das Ziel Sprachbildung. in Arbeit",
        f"Kammer: Räume suchen. offen Bis Juni 2024. {done}",
    ]
    assert texts(response, f"{first_card}/ul/li[2]/*") == [
        "2. Alle einladen.",
        "Einstimmig.",
        "Ein Ziel des Lenkungskreises ist daraus bisher nicht bekannt.",
    ]
    assert "/lenkungskreise/kreis-a/#ziele" in links(response, section("fruehere"))


def test_links_between_aim_and_recommendation_lead_to_their_place(client, db, today):
    network = create_whole_network()
    committee = client.get(network.committee.get_absolute_url())
    conferences = client.get(f"/bildungskonferenzen/{network.slug}/")
    pages = {committee.request["PATH_INFO"]: committee, conferences.request["PATH_INFO"]: conferences}

    places = [
        urlsplit(address)
        for page in (committee, conferences)
        for address in links(page, ".//main")
        if urlsplit(address).path in pages and urlsplit(address).fragment
    ]

    assert [f"{place.path}#{place.fragment}" for place in places] == [
        f"/bildungskonferenzen/{network.slug}/#empfehlung-{network.conferences.get().recommendations.get().pk}",
        f"/bildungskonferenzen/{network.slug}/#konferenz-{network.conferences.get().pk}",
        f"/lenkungskreise/{network.slug}/#ziele",
    ]
    counts = [len(elements(pages[place.path], f".//*[@id='{place.fragment}']")) for place in places]
    assert counts == [1, 1, 1]
