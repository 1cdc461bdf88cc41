from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_network,
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


# --- Upper ---------------------------------------------------------------------------------------------------


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


def test_authority_list_leads_a_department_to_the_committees_it_sits_in_today(client, db, today):
    department = create_department()
    names = ("Dezernat 42", "Dezernat 43")
    other, earlier = (
        create_authority(
            level="obere", parent=department.parent, name=name, slug=name.lower().replace(" ", "-")
        )
        for name in names
    )
    borken, coesfeld = create_committee_of("Kreis Borken"), create_committee_of("Kreis Coesfeld")
    seats = [(borken, department), (coesfeld, department), (borken, department), (coesfeld, other)]
    for committee, authority in seats:
        create_seat(committee=committee, side="obere", authority=authority)
    create_seat(committee=borken, side="obere", authority=earlier, ends="14.06.2024")

    response = client.get(ADDRESS)

    departments = {number: section("obere", f"/ul/li[@id='dezernat-{number}']/ul") for number in (41, 42, 43)}
    assert {number: texts(response, f"{path}/li") for number, path in departments.items()} == {
        41: ["Lenkungskreis im Kreis Borken", "Lenkungskreis im Kreis Coesfeld"],
        42: ["Lenkungskreis im Kreis Coesfeld"],
        43: [NOT_SEATED],
    }
    assert links(response, departments[41]) == [
        "/lenkungskreise/kreis-borken/",
        "/lenkungskreise/kreis-coesfeld/",
    ]
