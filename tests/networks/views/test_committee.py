import datetime as dt

import pytest

from tests.factories import (
    create_agreement,
    create_committee,
    create_district,
    create_network,
    create_office,
    create_source,
)
from tests.networks.views.reading import create_whole_network, elements, links, section, texts

NO_AGREEMENT = "Für den {} haben wir keinen Beleg. Alle Kooperationsverträge"
KNOWN, UNKNOWN_AGREEMENT = (
    "Dieser Kooperationsvertrag ist uns bekannt",
    "Ein geltender Kooperationsvertrag ist uns nicht bekannt",
)
UNKNOWN = "Dazu liegt keine Angabe vor."


def create_committee_of_borken(**fields):
    network = create_network(district=create_district(name="Kreis Borken"), slug="kreis-borken", name="BBN")
    return create_committee(network=network, **fields)


# --- List ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_committee_list_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    for _ in range(rows):
        create_whole_network()

    with django_assert_num_queries(3):
        response = client.get("/lenkungskreise/")

    assert len(texts(response, ".//ul[@class='entries']/li")) == rows


def test_committee_list_says_what_is_known_of_each(client, db):
    create_committee(
        network=create_network(district=create_district(name="Kreis B"), slug="kreis-b"), name="Kreisrunde"
    )
    create_committee(
        network=create_network(district=create_district(name="Kreis A"), slug="kreis-a"),
        name="Lenkungsgruppe",
        rhythm="zweimal im Jahr",
        constituted="Mai 2009",
        as_of="2024",
        checked_on=dt.date(2026, 1, 31),
        sources=[create_source()],
    )

    response = client.get("/lenkungskreise/")

    assert texts(response, ".//ul[@class='entries']/li/p") == [
        "Lenkungsgruppe im Kreis A",
        "Tagt zweimal im Jahr. Konstituiert im Mai 2009.",
        "Stand: 2024 · geprüft am 31. Januar 2026 · Quelle [1]",
        "Kreisrunde im Kreis B",
        "Zum Sitzungsturnus liegt keine Angabe vor.",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert links(response, ".//ul[@class='entries']/li/p[1]") == [
        "/lenkungskreise/kreis-a/",
        "/lenkungskreise/kreis-b/",
    ]


def test_committee_list_of_none(client, db):
    create_network()

    response = client.get("/lenkungskreise/")

    assert texts(response, ".//ul[@class='entries']/li") == ["Es ist noch kein Lenkungskreis eingetragen."]


# --- Detail --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_committee_detail_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    network = create_whole_network()
    for year in range(1, rows):
        create_agreement(network=network, signed=str(2009 + year), has_ended=True, sources=[create_source()])

    with django_assert_num_queries(4):
        response = client.get(network.committee.get_absolute_url())

    assert len(texts(response, ".//ol/li[@id]")) == 2


def test_committee_detail_says_what_is_known(client, db, today):
    committee = create_committee_of_borken(
        name="Lenkungsgruppe",
        rhythm="zweimal im Jahr",
        constituted="14.05.2009",
        composition="- Schulamt\n- Kreis",
        note="Daneben tagt ein **Beirat**.",
    )
    create_agreement(network=committee.network, signed="23.06.2008")
    create_office(network=committee.network, website="https://www.buero.example/")

    response = client.get("/lenkungskreise/kreis-borken/")

    assert texts(response, ".//h1") == ["Lenkungsgruppe im Kreis Borken"]
    assert texts(response, ".//dl/div") == [
        "Name vor OrtLenkungsgruppe",
        "Konstituiert14. Mai 2009",
        "Sitzungsturnuszweimal im Jahr",
    ]
    assert texts(response, section("zusammensetzung", "//li")) == ["Schulamt", "Kreis"]
    assert texts(response, section("zusammensetzung", "/div[2]")) == ["Daneben tagt ein Beirat."]
    assert links(response, section("zusammensetzung")) == ["https://www.buero.example/"]
    assert texts(response, section("vertrag", "/*")) == [
        KNOWN,
        "Erster Vertrag: unterzeichnet am 23. Juni 2008.",
        "Stand: undatiert · noch nicht nachgeprüft",
    ]
    assert elements(response, ".//p[@class='hint']") == []


def test_committee_detail_of_which_nothing_is_known(client, db, today):
    committee = create_committee_of_borken()
    committee.network.district.website = ""
    committee.network.district.save()

    response = client.get("/lenkungskreise/kreis-borken/")

    assert texts(response, ".//dl/div/dd") == [committee.name, UNKNOWN, UNKNOWN]
    assert texts(response, section("zusammensetzung", "/p")) == [
        "Zur Zusammensetzung liegt keine Angabe vor. Die obere und die untere Schulaufsicht gehören jedem "
        "Lenkungskreis an. Fragen Sie das Bildungsbüro.",
        "Stand: undatiert · noch nicht nachgeprüft",
        "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle.",
    ]
    assert texts(response, section("vertrag", "/p")) == [NO_AGREEMENT.format("15. Juni 2024")]


def test_committee_detail_of_a_network_without_one(client, db):
    create_network(slug="kreis-borken")

    response = client.get("/lenkungskreise/kreis-borken/")

    assert response.status_code == 404
    assert texts(response, ".//h1") == ["Diese Seite gibt es nicht"]


# --- Day -----------------------------------------------------------------------------------------------------

FIRST = "Erster Vertrag: unterzeichnet am 23. Juni 2008, beendet am 31. Juli 2010."
SECOND = "Wiederaufnahme: unterzeichnet 2022."


@pytest.mark.parametrize(
    ("am", "day", "agreement"),
    [
        ("2008-06-22", "22. Juni 2008", NO_AGREEMENT),
        ("2008-06-23", "23. Juni 2008", FIRST),
        ("2010-07-31", "31. Juli 2010", FIRST),
        ("2010-08-01", "1. August 2010", NO_AGREEMENT),
        ("2021-12-31", "31. Dezember 2021", NO_AGREEMENT),
        ("2022-01-01", "1. Januar 2022", SECOND),
        ("2024-06-14", "14. Juni 2024", SECOND),
        ("2024-06-16", "16. Juni 2024", SECOND),
        ("9999-12-31", "31. Dezember 9999", SECOND),
    ],
)
def test_committee_detail_on_a_day(client, db, today, am, day, agreement):
    network = create_committee_of_borken().network
    create_agreement(network=network, signed="23.06.2008", ended="31.07.2010", has_ended=True)
    create_agreement(network=network, signed="2022", kind="wiederaufnahme")

    response = client.get("/lenkungskreise/kreis-borken/", {"am": am})

    heading = UNKNOWN_AGREEMENT if agreement == NO_AGREEMENT else KNOWN
    assert texts(response, section("vertrag", "/*"))[:2] == [heading, agreement.format(day)]
    assert texts(response, ".//p[@class='hint']") == [
        f"Sie sehen, welcher Vertrag am {day} galt. Zur heutigen Vertragslage"
    ]
    assert links(response, ".//p[@class='hint']") == ["/lenkungskreise/kreis-borken/"]


@pytest.mark.parametrize("query", ["", "?am=", "?am=2024-06-15"])
def test_committee_detail_today(client, db, today, query):
    create_agreement(network=create_committee_of_borken().network)

    response = client.get(f"/lenkungskreise/kreis-borken/{query}")

    assert texts(response, section("vertrag", "/h2")) == [KNOWN]
    assert elements(response, ".//p[@class='hint']") == []


def test_committee_detail_does_not_show_the_agreement_of_another_network(client, db, today):
    create_committee_of_borken()
    create_agreement()

    response = client.get("/lenkungskreise/kreis-borken/")

    assert texts(response, section("vertrag", "/p")) == [NO_AGREEMENT.format("15. Juni 2024")]


@pytest.mark.parametrize("am", ["gestern", "2026-13-01", "2026-02-30", "2024-06", "<script>", "\x00"])
def test_committee_detail_on_a_day_there_is_not(client, db, today, am):
    create_committee_of_borken()

    response = client.get("/lenkungskreise/kreis-borken/", {"am": am})

    assert response.status_code == 400
    assert texts(response, ".//main/*")[:2] == [
        "Diese Anfrage konnten wir nicht lesen",
        "Das Datum hinter „am=“ konnten wir nicht lesen. Bitte schreiben Sie es als Jahr, Monat und Tag, zum "
        "Beispiel „am=2024-06-15“.",
    ]
