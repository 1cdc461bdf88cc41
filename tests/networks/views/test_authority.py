import pytest

from networks.models import Page
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_page,
    create_seat,
)
from tests.networks.views.reading import links, section, texts

ADDRESS = "/schulaufsicht/"
NOTHING_KNOWN = "Dazu liegt keine Angabe vor. Fragen Sie die Servicestelle."
NO_EVIDENCE = "Stand: undatiert · noch nicht nachgeprüft"
NOT_SEATED = "In welchen Lenkungskreisen dieses Dezernat sitzt, ist nicht bekannt. Alle Lenkungskreise"


def calendar_of(name: str) -> str:
    return f"Termine abonnieren – {name} Kalenderdatei herunterladen – {name}"


def create_committee_of(name, **fields):
    network = create_network(
        district=create_district(name=name), slug=name.lower().replace(" ", "-"), **fields
    )
    return create_committee(network=network, name="Lenkungskreis")


def create_department(**fields):
    """Below a Bezirksregierung of its own."""
    government = create_authority(level="obere", name="Bezirksregierung", slug="bezirksregierung")
    values = {"name": "Dezernat 41", "slug": "dezernat-41"} | fields
    return create_authority(level="obere", parent=government, **values)


def steps(response, level):
    return texts(response, section(level, "//ul[@class='steps']/li"))


# --- Lower ---------------------------------------------------------------------------------------------------


def test_authority_list_leads_a_lower_one_to_its_committee(client, db):
    """Two clicks from here: the committee's seats, and its dates in a calendar."""
    committee = create_committee_of("Kreis Borken")
    create_authority(
        district=committee.network.district,
        name="Schulamt Borken",
        slug="schulamt-borken",
        mailbox="schulamt@borken.example",
        address="Burloer Straße 93, 46325 Borken",
        note="Alle Grundschulen.",
    )

    response = client.get(ADDRESS)

    assert texts(response, section("untere", "/ul/li/h3")) == ["Schulamt Borken"]
    assert steps(response, "untere") == ["Lenkungskreis im Kreis Borken", "Steckbrief drucken Kreis Borken"]
    assert texts(response, section("untere", "/ul/li/p")) == [
        calendar_of("Schulamt Borken"),
        "E-Mail: schulamt@borken.example",
        "Burloer Straße 93, 46325 Borken",
        "Alle Grundschulen.",
        NO_EVIDENCE,
    ]
    found = links(response, section("untere", "/ul"))
    assert found == [
        "/lenkungskreise/kreis-borken/",
        "/netzwerke/kreis-borken/steckbrief/",
        "webcal://testserver/schulaufsicht/schulamt-borken/kalender.ics",
        "/schulaufsicht/schulamt-borken/kalender.ics",
        "mailto:schulamt@borken.example",
    ]
    pages = [found[0], found[1], found[3]]
    assert {address: client.get(address).status_code for address in pages} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("has_network", [True, False])
def test_authority_list_with_a_lower_one_without_a_committee(client, db, has_network):
    authority = create_authority(name="Schulamt Borken", district=create_district(name="Kreis Borken"))
    if has_network:
        create_network(district=authority.district)

    response = client.get(ADDRESS)

    assert steps(response, "untere") == (["Steckbrief drucken Kreis Borken"] if has_network else [])
    assert texts(response, section("untere", "/ul/li/p")) == [calendar_of("Schulamt Borken"), NO_EVIDENCE]


def test_authority_list_has_the_lower_ones_by_district(client, db):
    for name in ("Stadt Münster", "Kreis Borken"):
        create_authority(name=f"Schulamt: {name}", district=create_district(name=name))

    response = client.get(ADDRESS)

    assert texts(response, section("untere", "//h3")) == ["Schulamt: Kreis Borken", "Schulamt: Stadt Münster"]


# --- Upper ---------------------------------------------------------------------------------------------------


def test_authority_list_says_what_an_upper_one_is_there_for(client, db, today):
    create_department(remit="Grundschulen", phone="0251 411-0", address="Domplatz 1–3, 48143 Münster")

    response = client.get(ADDRESS)

    assert texts(response, section("obere", "//h3")) == ["Bezirksregierung", "Dezernat 41"]
    assert texts(response, section("obere", "/ul/li[2]/p")) == [
        calendar_of("Dezernat 41"),
        "Zuständig für: Grundschulen",
        "Telefon: 0251 411-0",
        "Domplatz 1–3, 48143 Münster",
        NO_EVIDENCE,
    ]
    assert links(response, section("obere", "/ul/li[2]")) == [
        "/lenkungskreise/",
        "webcal://testserver/schulaufsicht/dezernat-41/kalender.ics",
        "/schulaufsicht/dezernat-41/kalender.ics",
        "tel:+492514110",
    ]


def test_authority_list_leads_the_bezirksregierung_to_all_committees(client, db, today):
    create_department()

    response = client.get(ADDRESS)

    steps_of_all = section("obere", "/ul/li[@id='bezirksregierung']/ul")
    assert texts(response, f"{steps_of_all}/li") == [
        "Alle Lenkungskreise im Vergleich",
        "Alle Sitze der oberen Schulaufsicht",
    ]
    assert links(response, steps_of_all) == ["/lenkungskreise/", "/lenkungskreise/?seite=obere#quer"]
    assert client.get("/lenkungskreise/?seite=obere").status_code == 200


def test_authority_list_leads_a_department_to_its_committees_once_each(client, db, today):
    department = create_department()
    other = create_authority(level="obere", parent=department.parent, name="Dezernat 42", slug="dezernat-42")
    borken, coesfeld = create_committee_of("Kreis Borken"), create_committee_of("Kreis Coesfeld")
    for committee, authority in [
        (borken, department),
        (coesfeld, department),
        (borken, department),
        (coesfeld, other),
    ]:
        create_seat(committee=committee, side="obere", authority=authority)

    response = client.get(ADDRESS)

    assert texts(response, section("obere", "/ul/li[@id='dezernat-41']/ul/li")) == [
        "Lenkungskreis im Kreis Borken",
        "Lenkungskreis im Kreis Coesfeld",
    ]
    assert texts(response, section("obere", "/ul/li[@id='dezernat-42']/ul/li")) == [
        "Lenkungskreis im Kreis Coesfeld"
    ]
    assert links(response, section("obere", "/ul/li[@id='dezernat-41']/ul")) == [
        "/lenkungskreise/kreis-borken/",
        "/lenkungskreise/kreis-coesfeld/",
    ]


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({"begins": "15.06.2024"}, "Lenkungskreis im Kreis Borken"),
        ({"ends": "15.06.2024"}, "Lenkungskreis im Kreis Borken"),
        ({"is_vacant": True}, "Lenkungskreis im Kreis Borken"),
        ({"begins": "16.06.2024"}, NOT_SEATED),
        ({"ends": "14.06.2024"}, NOT_SEATED),
        ({"begins": None, "as_of": "2012", "only_attested": True}, NOT_SEATED),
    ],
)
def test_authority_list_knows_where_a_department_is_seated_today(client, db, today, fields, step):
    create_seat(
        committee=create_committee_of("Kreis Borken"), side="obere", authority=create_department(), **fields
    )

    response = client.get(ADDRESS)

    assert texts(response, section("obere", "/ul/li[@id='dezernat-41']/ul/li")) == [step]


# --- Both ----------------------------------------------------------------------------------------------------


def test_authority_list_of_none(client, db):
    response = client.get(ADDRESS)

    assert texts(response, section("untere", "/ul/li")) == [NOTHING_KNOWN]
    assert texts(response, section("obere", "/ul/li")) == [NOTHING_KNOWN]
    assert texts(response, ".//main/p") == [
        "Wählen Sie Ihr Schulamt oder Ihr Dezernat. Von dort gelangen Sie zu Ihrem Lenkungskreis, seinen Terminen "
        "und seinem Steckbrief.",
        "Bei jeder Stelle können Sie die Termine ihrer Lenkungskreise und Konferenzen abonnieren: Dann bleiben sie "
        "auf Ihrem Telefon von selbst aktuell. Die Kalenderdatei ist eine Kopie von heute.",
    ]


def test_authority_list_shows_the_editors_text_below(client, db):
    create_page(slug=Page.Slug.ABOUT, body="Für die andere Seite.")
    create_page(slug=Page.Slug.SUPERVISION, body="Guten *Tag*.", as_of="2024")

    response = client.get(ADDRESS)

    assert texts(response, ".//div[@class='prose']") == ["Guten Tag."]
    assert texts(response, ".//main/p")[2:] == ["Stand: 2024 · noch nicht nachgeprüft"]
