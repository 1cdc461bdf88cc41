import datetime as dt

import pytest
from django.utils import timezone

from tests.factories import create_conference, create_district, create_network, create_source
from tests.networks.views.reading import create_whole_network, elements, links, section, texts

NO_DATE = "Ein nächster Termin ist uns nicht bekannt. Fragen Sie bei Ihrem Bildungsbüro nach."


# --- List ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_conference_list_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    for year in range(rows):
        network = create_whole_network()
        create_conference(network=network, date=str(2990 + year), sources=[create_source()])

    with django_assert_num_queries(5):
        response = client.get("/bildungskonferenzen/")

    assert len(texts(response, section("naechste", "/ul/li"))) == rows
    assert len(texts(response, ".//ol/li[@id]")) == 2 * rows


@pytest.mark.parametrize(
    ("date", "last"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-05-14", "2024-05-14")],
)
def test_conference_list_knows_a_next_one_up_to_its_last_day(client, db, monkeypatch, date, last):
    create_conference(date=date, theme="Übergänge", network=create_network(slug="kreis-a"))
    last = dt.date.fromisoformat(last)

    monkeypatch.setattr(timezone, "localdate", lambda: last)
    on_its_last_day = client.get("/bildungskonferenzen/")
    monkeypatch.setattr(timezone, "localdate", lambda: last + dt.timedelta(days=1))
    on_the_day_after = client.get("/bildungskonferenzen/")

    assert len(elements(on_its_last_day, section("naechste", "/ul/li"))) == 1
    assert NO_DATE not in texts(on_its_last_day, ".//main/p")
    assert elements(on_the_day_after, section("naechste")) == []
    assert texts(on_the_day_after, ".//main/p")[1] == NO_DATE
    assert len(elements(on_the_day_after, section("kreis-a", "/ul/li"))) == 1


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


def test_conference_list_of_none(client, db):
    response = client.get("/bildungskonferenzen/")

    assert texts(response, ".//main/p")[1:] == [NO_DATE, "Es ist noch kein Bildungsnetzwerk eingetragen."]
    assert elements(response, ".//section") == []


# --- Detail --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_conference_detail_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    network = create_network()
    for _ in range(rows):
        create_conference(network=network, sources=[create_source()])

    with django_assert_num_queries(4):
        response = client.get(f"/bildungskonferenzen/{network.slug}/")

    assert len(texts(response, ".//ol[@class='entries']/li")) == rows


def test_conference_detail_is_the_newest_first_and_its_networks_only(client, db):
    network = create_network(district=create_district(name="Kreis A"), slug="kreis-a", name="Netz A")
    for date in ("2012", "2023", "Mai 2014"):
        create_conference(network=network, date=date)
    create_conference(date="2024")

    response = client.get("/bildungskonferenzen/kreis-a/")

    assert texts(response, ".//h1") == ["Bildungskonferenzen im Kreis A"]
    assert texts(response, ".//p[@class='conference__when']") == ["2023", "Mai 2014", "2012"]
    assert texts(response, ".//main/p")[1:] == ["Mehr zum Bildungsnetzwerk im Kreis A"]


def test_conference_detail_of_none(client, db):
    network = create_network(slug="kreis-a", name="Netz A")

    response = client.get("/bildungskonferenzen/kreis-a/")

    assert texts(response, ".//main/p")[1:] == [
        "Dazu liegt keine Angabe vor. Fragen Sie das Bildungsbüro.",
        f"Mehr zum Bildungsnetzwerk im {network.district.name}",
    ]
    assert elements(response, ".//main/ol") == []
