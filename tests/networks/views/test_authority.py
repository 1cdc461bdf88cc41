import pytest

from tests.factories import (
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_meeting,
    create_network,
    create_seat,
)
from tests.networks.views.reading import elements, links, section, texts

ADDRESS = "/schulaufsicht/"
BORKEN = "/schulaufsicht/schulamt-borken/"
NOT_SEATED = "In welchen Lenkungskreisen diese Stelle sitzt, ist nicht bekannt. Alle Lenkungskreise"


def create_committee_of(name, **fields):
    slug = name.lower().replace(" ", "-")
    network = create_network(district=create_district(name=name), slug=slug, **fields)
    return create_committee(network=network, name="Lenkungskreis")


def create_schulamt(committee, **fields):
    values = {"name": "Schulamt Borken", "slug": "schulamt-borken"} | fields
    return create_authority(district=committee.network.district, **values)


def create_department(number=41, **fields):
    """Below a Bezirksregierung of its own."""
    government = create_authority(level="obere", name="Bezirksregierung", slug="bezirksregierung")
    values = {"name": f"Dezernat {number}", "slug": f"dezernat-{number}"} | fields
    return create_authority(level="obere", parent=government, **values)


# --- List ----------------------------------------------------------------------------------------------------


def test_authority_list_leads_to_contact_committee_and_sheet(client, db):
    create_schulamt(
        create_committee_of("Kreis Borken"), mailbox="schulamt@borken.example", address="Burloer Straße 93"
    )
    create_department(remit="Grundschulen")

    response = client.get(ADDRESS)

    assert links(response, section("untere", "/ul")) == [
        BORKEN,
        "mailto:schulamt@borken.example",
        "/lenkungskreise/kreis-borken/",
        "/netzwerke/kreis-borken/steckbrief/",
    ]
    assert texts(response, section("untere", "//p"))[-1] == "Burloer Straße 93"
    assert links(response, section("bezirksregierung")) == [
        "/schulaufsicht/bezirksregierung/",
        "/schulaufsicht/bezirksregierung/",
        "/lenkungskreise/",
        "/lenkungskreise/?seite=obere#quer",
        "/schulaufsicht/dezernat-41/",
    ]
    assert texts(response, section("bezirksregierung", "//li"))[-1] == "Dezernat 41: Grundschulen"


# --- Detail --------------------------------------------------------------------------------------------------


def test_schulamt_shows_the_tiles_seats_dates_and_aims_of_its_committee(client, db, today):
    committee = create_committee_of("Kreis Borken")
    authority = create_schulamt(committee, mailbox="schulamt@borken.example", note="Eine Anmerkung.")
    create_seat(committee=committee, function="Untere", side="untere", authority=authority, is_vacant=True)
    create_seat(committee=committee, function="Landrat", role="vorsitz")
    create_meeting(committee=committee, date="01.08.2024", number=3)
    create_conference(network=committee.network, date="2025", theme="Bildung")
    create_aim(committee=committee, text="Ein Ziel.")

    response = client.get(BORKEN)

    assert texts(response, ".//main//h2") == [
        "So erreichen Sie die Stelle",
        "Nächste Sitzung",
        "Vorsitz",
        "Tandem der Schulaufsicht",
        "Termine im eigenen Kalender",
        "Eigene Sitze",
        "Die nächsten Termine",
        "Ziele und Arbeitsaufträge",
        "Anmerkung",
    ]
    assert links(response, ".//p[@class='lead']") == ["/lenkungskreise/kreis-borken/"]
    assert texts(response, section("sitze", "//tbody/tr/*")) == [
        "Untere unbesetzt",
        "Lenkungskreis im Kreis Borken",
        "heute, seit 1. Januar 2024",
    ]
    assert texts(response, section("termine", "//h3")) == ["3. Sitzung", "Bildung"]
    assert texts(response, section("ziele", "//h3")) == ["Ein Ziel."]
    assert "Darin: ein kommender Termin." in texts(response, ".//div[@class='tiles']/section")[3]
    assert f"webcal://testserver{BORKEN}kalender.ics" in links(response, ".//div[@class='tiles']")


def test_bezirksregierung_sees_all_committees_and_the_seats_of_its_departments(client, db, today):
    department = create_department()
    borken, coesfeld = create_committee_of("Kreis Borken"), create_committee_of("Kreis Coesfeld")
    create_committee_of("Musterkreis", is_fictional=True)
    attested = {"begins": None, "as_of": "2009", "only_attested": True}
    create_seat(committee=borken, side="obere", authority=department.parent, function="Leitung", **attested)
    create_seat(committee=coesfeld, side="obere", authority=department, function="Dezernat")
    create_aim(committee=coesfeld, state="in-arbeit")

    response = client.get("/schulaufsicht/bezirksregierung/")

    assert texts(response, section("kreise", "//tbody/tr/th")) == [
        "Lenkungskreis im Kreis Borken",
        "Lenkungskreis im Kreis Coesfeld",
    ]
    assert texts(response, section("sitze", "//tbody/tr/th")) == ["Dezernat", "Leitung"]
    assert texts(response, section("ziele", "/ul/li")) == ["1 in Arbeit"]
    assert texts(response, section("unbekannt", "/h2")) == ["Kommende Termine sind uns nicht bekannt"]


@pytest.mark.parametrize("ends", ["14.06.2024", None])
def test_department_without_a_seat_today_is_offered_no_calendar(client, db, today, ends):
    department = create_department()
    if ends:
        create_seat(side="obere", authority=department, ends=ends)

    response = client.get("/schulaufsicht/dezernat-41/")

    assert texts(response, ".//p[@class='lead']") == [NOT_SEATED]
    assert elements(response, ".//div[@class='tiles']") == []
    assert texts(response, section("unbekannt", "/h2")) == [
        "Eigene Sitze, kommende Termine und Ziele sind uns nicht bekannt"
    ]
    assert client.get("/schulaufsicht/dezernat-99/").status_code == 404
