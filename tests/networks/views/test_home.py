from networks.charts.outline import outline
from networks.models import EducationConference
from tests.factories import (
    create_conference,
    create_district,
    create_figure,
    create_network,
    create_office,
    create_source,
)
from tests.networks.views.reading import elements, links, section, texts

NO_DATE = "Ein nächster Termin ist uns nicht bekannt. Fragen Sie bei Ihrem Bildungsbüro nach."


def test_home_knows_nothing_of_a_made_up_network(client, db, today):
    ags = next(iter(outline().areas))
    made_up = create_network(
        district=create_district(ags=ags, name="Musterkreis (erfunden)"),
        slug="musterkreis",
        is_fictional=True,
    )
    create_conference(network=made_up, date="2025", theme="Künftiges Muster")
    create_conference(network=made_up, date="2023", theme="Vergangenes Muster")
    for name in ("Kreis A", "Kreis B"):
        create_network(district=create_district(name=name))

    response = client.get("/")

    assert texts(response, ".//ul[@class='hero__counts']/li") == ["2 Bildungsnetzwerke"]
    assert texts(response, ".//article//h3") == ["Kreis A", "Kreis B"]
    assert "uster" not in response.content.decode().replace("Münster", "").replace("Munster", "")


# --- Map and list --------------------------------------------------------------------------------------------


def test_home_has_every_area_of_the_map_in_its_list(client, db):
    for name, ags in zip("HGFEDCBA", outline().areas, strict=True):
        create_network(district=create_district(ags=ags, name=f"Kreis {name}"))

    response = client.get("/")

    areas = [(a.get("aria-label"), a.get("href")) for a in elements(response, ".//svg/a[@class='map__area']")]
    named = [(a.find("text").text, a.get("href")) for a in elements(response, ".//svg/a[@class='map__name']")]
    more = [each.get("href") for each in elements(response, ".//article/p[@class='card__more']/a")]
    cards = [card.get("data-map-district") for card in elements(response, ".//article")]
    assert areas == list(zip(texts(response, ".//article//h3"), more, strict=True))
    assert [(f"Kreis {name}", href) for name, href in named] == areas
    assert [name for name, _ in areas] == [f"Kreis {name}" for name in "ABCDEFGH"]
    assert cards == list(reversed(outline().areas))


def test_home_card_shows_the_way_out_and_the_telephone(client, db):
    create_office(
        network=create_network(district=create_district(name="Kreis A"), slug="kreis-a"),
        website="https://www.buero.example/start",
        phone="0251 411-0",
    )
    create_network(district=create_district(name="Kreis B", website="https://b.example/", phone="02501 1-0"))
    create_network(district=create_district(name="Kreis C", website=""))

    response = client.get("/")

    assert texts(response, ".//article//p") == [
        "Zum Bildungsbüro im Kreis A buero.example",
        "Telefon 0251 411-0",
        "Zum Netzwerk Kreis A",
        "Zur Website des Kreises B b.example Eine eigene Seite ist uns nicht bekannt. "
        "Fragen Sie dort nach dem Bildungsbüro.",
        "Zentrale 02501 1-0",
        "Zum Netzwerk Kreis B",
        "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle.",
        "Zum Netzwerk Kreis C",
    ]
    assert links(response, ".//article")[:3] == [
        "https://www.buero.example/start",
        "tel:+492514110",
        "/netzwerke/kreis-a/",
    ]


# --- Conferences ---------------------------------------------------------------------------------------------


def test_home_shows_the_next_three_conferences_else_the_last_three(client, db, today):
    past = [("G", "2009"), ("E", "2023-09"), ("D", "2024-06-14"), ("F", "2022")]
    future = [("H", "2027"), ("B", "2024-09"), ("A", "2024-06-15"), ("C", "2025")]
    for name, date in past + future:
        create_conference(network=create_network(district=create_district(name=f"Kreis {name}")), date=date)

    upcoming = client.get("/")
    EducationConference.objects.upcoming(today).delete()
    latest = client.get("/")

    assert texts(upcoming, section("termine", "//h2")) == ["Die nächsten Bildungskonferenzen"]
    assert texts(latest, section("termine", "//h2")) == ["Zuletzt kamen diese Bildungskonferenzen zusammen"]
    where = section("termine", "//p[@class='kicker']")
    assert texts(upcoming, where) == ["Kreis A", "Kreis B", "Kreis C"]
    assert texts(latest, where) == ["Kreis D", "Kreis E", "Kreis F"]
    assert [NO_DATE in texts(response, section("termine", "//p")) for response in (upcoming, latest)] == [
        False,
        True,
    ]


def test_home_marks_a_cancelled_conference_in_words_and_never_as_held(client, db, today):
    network = create_network(district=create_district(name="Kreis A"))
    create_conference(network=network, date="2025", theme="Übergänge", is_cancelled=True)
    create_conference(date="2023", theme="Ganztag", is_cancelled=True)

    upcoming = client.get("/")
    EducationConference.objects.upcoming(today).delete()
    past = client.get("/")

    assert texts(upcoming, section("termine", "//ul/li")) == [
        "2025 Tag nicht bekannt Kreis A Übergänge Bildungskonferenz abgesagt"
    ]
    assert texts(past, section("termine", "//ul/li")) == ["Zu früheren Konferenzen liegt keine Angabe vor."]


# --- Figure --------------------------------------------------------------------------------------------------


def test_home_shows_the_newest_figure_and_its_source(client, db):
    create_figure(value=51, as_of="2024-04")
    create_figure(
        value=52, as_of="2025", sources=[create_source(publisher="Land", title="Liste", dated="2025")]
    )

    response = client.get("/")

    assert texts(response, section("mitwirken", "/div/p")) == [
        "In ganz Nordrhein-Westfalen gibt es 52 Regionale Bildungsnetzwerke."
    ]
    assert texts(response, ".//ol[@class='evidence__sources']/li") == ["Land: Liste (2025)"]
