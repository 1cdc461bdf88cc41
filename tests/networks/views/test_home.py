import datetime as dt

import pytest
from django.utils import timezone

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
SOURCES = (
    "Unter jeder Seite steht, woher die Angaben stammen und von wann sie sind. Was wir nicht wissen, schreiben "
    "wir auch so. Zu den Quellen"
)


def test_home_of_an_empty_database(client, db):
    response = client.get("/")

    assert texts(response, section("liste", "/ul/li")) == ["Es ist noch kein Bildungsnetzwerk eingetragen."]
    assert texts(response, section("termine", "/p"))[:1] == [NO_DATE]
    assert texts(response, section("termine", "/ul/li")) == [
        "Zu früheren Konferenzen liegt keine Angabe vor."
    ]
    assert texts(response, section("herkunft", "/p")) == [SOURCES]
    assert elements(response, section("quellen")) == []
    assert elements(response, ".//svg//a") == []


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

    assert texts(response, ".//p[@class='lead']")[0].startswith(
        "Im Regierungsbezirk Münster arbeiten zwei Regionale Bildungsnetzwerke."
    )
    assert texts(response, ".//article/h3") == ["Kreis A", "Kreis B"]
    assert "uster" not in response.content.decode().replace("Münster", "").replace("Munster", "")


# --- Map and list --------------------------------------------------------------------------------------------


def test_home_has_every_area_of_the_map_in_its_list(client, db):
    for name, ags in zip("HGFEDCBA", outline().areas, strict=True):
        create_network(district=create_district(ags=ags, name=f"Kreis {name}"))

    response = client.get("/")

    areas = [(area.get("aria-label"), area.get("href")) for area in elements(response, ".//svg/a")]
    more = [each.get("href") for each in elements(response, ".//article/p[@class='card__more']/a")]
    cards = [card.get("data-map-district") for card in elements(response, ".//article")]
    assert areas == list(zip(texts(response, ".//article/h3"), more, strict=True))
    assert [name for name, _ in areas] == [f"Kreis {name}" for name in "ABCDEFGH"]
    assert cards == list(reversed(outline().areas))


def test_home_lists_a_network_that_the_map_does_not_know(client, db):
    create_network(district=create_district(ags="99999", name="Kreis Nirgendwo"))

    response = client.get("/")

    assert texts(response, ".//article/h3") == ["Kreis Nirgendwo"]
    assert elements(response, ".//svg/a") == []


def test_home_card_leads_to_the_office(client, db):
    district = create_district(name="Kreis A", phone="02501 1-0", mailbox="post@kreis.example")
    network = create_network(district=district)
    create_office(
        network=network,
        website="https://www.buero.example/start",
        phone="0251 411-0",
        mailbox="buero@kreis.example",
    )

    response = client.get("/")

    assert texts(response, ".//article/p") == [
        "Zum Bildungsbüro im Kreis A buero.example",
        "Mehr zum Bildungsnetzwerk Kreis A",
        "Telefon 0251 411-0",
        "E-Mail buero@kreis.example",
    ]
    assert links(response, ".//article") == [
        "https://www.buero.example/start",
        network.get_absolute_url(),
        "tel:+492514110",
        "mailto:buero@kreis.example",
    ]


@pytest.mark.parametrize("has_office", [True, False])
def test_home_card_leads_to_the_district_where_the_office_is_not_known(client, db, has_office):
    district = create_district(
        name="Kreis A", website="https://kreis.example/", phone="02501 1-0", mailbox="post@kreis.example"
    )
    network = create_network(district=district)
    if has_office:
        create_office(network=network, website="", phone="", mailbox="")

    response = client.get("/")

    assert texts(response, ".//article/p") == [
        "Zur Website des Kreises A kreis.example Eine eigene Seite des Bildungsbüros ist uns nicht bekannt. Fragen Sie "
        "dort nach dem Bildungsbüro.",
        "Mehr zum Bildungsnetzwerk Kreis A",
        "Zentrale der Kreisverwaltung 02501 1-0",
        "Kreisverwaltung post@kreis.example",
    ]
    assert links(response, ".//article")[0] == "https://kreis.example/"


# --- Conferences ---------------------------------------------------------------------------------------------


def test_home_shows_the_next_three_conferences(client, db, today):
    for name, date in [
        ("D", "2027"),
        ("B", "2024-09"),
        ("A", "2024-06-15"),
        ("C", "2025"),
        ("Z", "2024-06-14"),
    ]:
        create_conference(network=create_network(district=create_district(name=f"Kreis {name}")), date=date)

    response = client.get("/")

    assert texts(response, section("termine", "/h2")) == ["Die nächsten Bildungskonferenzen"]
    assert texts(response, section("termine", "//p[@class='entries__where']")) == [
        "Kreis A",
        "Kreis B",
        "Kreis C",
    ]
    assert NO_DATE not in texts(response, section("termine", "/p"))


def test_home_shows_the_last_three_conferences_where_no_next_is_known(client, db, today):
    for name, date in [("D", "2009"), ("B", "2023-09"), ("A", "2024-06-14"), ("C", "2022")]:
        create_conference(network=create_network(district=create_district(name=f"Kreis {name}")), date=date)

    response = client.get("/")

    assert texts(response, section("termine", "/h2")) == ["Zuletzt kamen diese Bildungskonferenzen zusammen"]
    assert texts(response, section("termine", "//p[@class='entries__where']")) == [
        "Kreis A",
        "Kreis B",
        "Kreis C",
    ]
    assert texts(response, section("termine", "/p"))[0] == NO_DATE


def test_home_calls_a_conference_past_on_the_day_after(client, db, monkeypatch):
    create_conference(date="2024-06-15")
    headings = {}

    for day in (dt.date(2024, 6, 14), dt.date(2024, 6, 15), dt.date(2024, 6, 16)):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        headings[day.day] = texts(client.get("/"), section("termine", "/h2"))

    assert headings == {
        14: ["Die nächsten Bildungskonferenzen"],
        15: ["Die nächsten Bildungskonferenzen"],
        16: ["Zuletzt kamen diese Bildungskonferenzen zusammen"],
    }


def test_home_marks_a_cancelled_conference_in_words_and_never_as_held(client, db, today):
    create_conference(date="2025", theme="Übergänge", is_cancelled=True)
    create_conference(date="2023", theme="Ganztag", is_cancelled=True)

    upcoming = client.get("/")
    EducationConference.objects.upcoming(today).delete()
    past = client.get("/")

    assert texts(upcoming, section("termine", "//p[@class='conference__title']")) == [
        "Bildungskonferenz: Übergänge abgesagt"
    ]
    assert texts(past, section("termine", "/ul/li")) == ["Zu früheren Konferenzen liegt keine Angabe vor."]


# --- Figure --------------------------------------------------------------------------------------------------


def test_home_shows_the_newest_figure_with_its_date_and_source(client, db):
    create_figure(value=51, as_of="2024-04")
    create_figure(
        value=52, as_of="2025", sources=[create_source(publisher="Land", title="Liste", dated="2025")]
    )

    response = client.get("/")

    assert texts(response, section("herkunft", "/p")) == [
        "In ganz Nordrhein-Westfalen gibt es 52 Regionale Bildungsnetzwerke.",
        "Stand: 2025 · noch nicht nachgeprüft · Quelle [1]",
        SOURCES,
    ]
    assert texts(response, section("quellen", "/ol/li")) == ["Land: Liste (2025)"]
