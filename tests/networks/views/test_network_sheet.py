import datetime as dt

from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_meeting,
    create_municipality,
    create_network,
    create_office,
    create_seat,
)
from tests.networks.views.reading import elements, links, section, texts

ADDRESS = "/netzwerke/kreis-a/steckbrief/"
UNKNOWN = "Dazu liegt keine Angabe vor."
NO_EVIDENCE = "Stand: undatiert · noch nicht nachgeprüft"
NO_DATE = ["Ein nächster Termin ist nicht bekannt."]


def create_network_a(website="", **fields):
    district = create_district(name="Kreis A", website=website)
    return create_network(district=district, slug="kreis-a", name="Netz A", **fields)


def test_network_sheet_of_which_nothing_is_known(client, db, today):
    create_network_a()

    response = client.get(ADDRESS)

    assert texts(response, ".//h1") == ["Steckbrief: Kreis A"]
    assert texts(response, ".//p[@class='lead']") == [
        "Netz A auf einer Seite, zum Drucken und Mitnehmen. Stand des Blatts: 15. Juni 2024. "
        "Die Belege stehen unter Netz A."
    ]
    assert texts(response, ".//article/div/section/*") == [
        "Bildungsbüro",
        f"Telefon{UNKNOWN} E-Mail{UNKNOWN} Anschrift{UNKNOWN}",
        "Lenkungskreis",
        UNKNOWN,
        "Nächste Termine",
        *NO_DATE,
        "Kooperationsvertrag",
        UNKNOWN,
        "Untere Schulaufsicht",
        UNKNOWN,
        "Ziele",
        UNKNOWN,
        "Handlungsfelder",
        UNKNOWN,
        "Orte",
        "Es ist kein Ort eingetragen.",
    ]
    assert links(response, ".//article") == ["/netzwerke/kreis-a/"]
    assert elements(response, section("quellen")) == []


def test_network_sheet_of_which_everything_is_known(client, db, today):
    network = create_network_a(website="https://kreis-a.example/")
    create_office(
        network=network,
        name="Regionales Bildungsbüro",
        website="https://www.buero.example/",
        phone="02501 1-0",
        mailbox="buero@kreis.example",
        address="Am Markt 1",
        as_of="2024",
    )
    committee = create_committee(
        network=network, name="Lenkungskreis", rhythm="zweimal im Jahr", as_of="2023"
    )
    create_seat(committee=committee, function="Landrat oder Landrätin", role="vorsitz")
    create_seat(committee=committee, function="Dezernat", side="obere", is_vacant=True)
    create_seat(committee=committee, function="Schulamt", side="untere")
    create_seat(committee=committee, function="Beendet", ends="14.06.2024")
    create_meeting(
        committee=committee, number=9, date="15.06.2024", begins_at=dt.time(9, 30), place="Kreishaus"
    )
    create_conference(network=network, number=4, date="September 2024", theme="")
    create_agreement(network=network, signed="23.06.2008")
    create_authority(
        district=network.district,
        name="Schulamt A",
        phone="02501 2-0",
        mailbox="schulamt@kreis.example",
        address="Am Markt 2",
    )
    create_aim(committee=committee, text="Sprache fördern.", state="in-arbeit")
    for name, is_current in (("MINT", True), ("Sport", False), ("Kultur", True)):
        field = create_field(name=name, slug=name.lower())
        create_focus(network=network, field=field, is_current=is_current)
    for name in ("B-Dorf", "A-Dorf"):
        create_municipality(district=network.district, name=name, slug=name.lower())

    response = client.get(ADDRESS)

    assert texts(response, ".//article/div/section/*") == [
        "Bildungsbüro",
        "Name vor OrtRegionales Bildungsbüro Websitebuero.example Telefon02501 1-0 E-Mailbuero@kreis.example "
        "AnschriftAm Markt 1",
        "Stand: 2024 · noch nicht nachgeprüft",
        "Lenkungskreis",
        "VorsitzLandrat oder Landrätin Tandem der Schulaufsichtnur halb besetzt Sitze3, davon 1 unbesetzt "
        "FunktionenLandrat oder Landrätin; Dezernat (unbesetzt); Schulamt Sitzungsturnuszweimal im Jahr",
        "Stand: 2023 · noch nicht nachgeprüft",
        "Nächste Termine",
        "9. Sitzung: 15. Juni 2024, 09:30 Uhr, Kreishaus 4. Bildungskonferenz: September 2024",
        "Kooperationsvertrag",
        "Erster Vertrag: unterzeichnet am 23. Juni 2008.",
        "Untere Schulaufsicht",
        "Schulamt ATelefon 02501 2-0schulamt@kreis.exampleAm Markt 2",
        "Ziele",
        "Sprache fördern. (in Arbeit)",
        "Handlungsfelder",
        "Kultur, MINT",
        "Orte",
        "A-Dorf, B-Dorf",
    ]


def test_network_sheet_shows_what_was_known_last(client, db, today):
    committee = create_committee(network=create_network_a())
    for function, fields in {
        "Vorsitzende Stelle": {"role": "vorsitz", "as_of": "2009"},
        "Kammer": {"is_vacant": True, "as_of": "2009"},
        "Noch früher": {"as_of": "2008"},
    }.items():
        create_seat(committee=committee, function=function, begins=None, only_attested=True, **fields)

    response = client.get(ADDRESS)

    assert texts(response, section("kreis", "//div")) == [
        "VorsitzVorsitzende Stelle (zuletzt bekannt: 2009)",
        "Tandem der Schulaufsichtnicht bekannt",
        "Sitzenicht bekannt",
        "Zuletzt bekannt: 2009Vorsitzende Stelle; Kammer (unbesetzt)",
    ]


def test_network_sheet_shows_no_more_than_fits_on_a_page(client, db, today):
    network = create_network_a()
    committee = create_committee(network=network)
    for number in range(1, 17):
        create_seat(committee=committee, function=f"F{number}")
        create_seat(committee=committee, function=f"G{number}", begins=None, as_of="2009", only_attested=True)
    field = create_field()
    for number in range(1, 7):
        create_aim(committee=committee, field=field, text=f"Ziel {number}.")
        create_meeting(committee=committee, number=number, date=f"0{number}.07.2024")
        create_conference(network=network, number=number, date=f"0{number}.08.2024")

    response = client.get(ADDRESS)

    shown = [[f"{letter}{number}" for number in range(1, 16)] for letter in "FG"]
    assert texts(response, section("kreis", "//div"))[2:] == [
        "Sitze16",
        f"Funktionen{'; '.join(shown[0])} und weitere",
        f"Zuletzt bekannt: 2009{'; '.join(shown[1])} und weitere",
    ]
    assert texts(response, section("ziele", "//li")) == [
        *(f"Ziel {number}. (vereinbart)" for number in range(1, 6)),
        "Weitere Ziele stehen auf der Seite des Lenkungskreises.",
    ]
    assert [text.split(":")[0] for text in texts(response, section("termine", "//li"))] == [
        "1. Sitzung",
        "2. Sitzung",
        "3. Sitzung",
        "1. Bildungskonferenz",
        "2. Bildungskonferenz",
    ]
