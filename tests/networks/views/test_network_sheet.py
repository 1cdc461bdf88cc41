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
from tests.networks.views.reading import links, section, texts

ADDRESS = "/netzwerke/kreis-a/steckbrief/"


def create_network_a(website="", **fields):
    district = create_district(name="Kreis A", website=website)
    return create_network(district=district, slug="kreis-a", name="Netz A", **fields)


def test_sheet_says_in_one_sentence_what_is_not_known(client, db, today):
    create_committee(network=create_network_a())

    response = client.get(ADDRESS)

    assert texts(response, ".//article//h2") == ["Bildungsbüro", "Nicht bekannt"]
    assert texts(response, section("unbekannt", "/p")) == [
        "Telefon, E-Mail, Anschrift, Vorsitz und Sitze des Lenkungskreises, Tandem der Schulaufsicht, "
        "nächste Termine, Vertrag, Schulamt, Ziele, Handlungsfelder. Fragen Sie das Bildungsbüro."
    ]
    assert texts(response, ".//p[@class='sheet__evidence']") == [
        "Quellen unter testserver/netzwerke/kreis-a/"
    ]
    assert links(response, ".//article") == ["/netzwerke/kreis-a/#belege"]


def test_sheet_shows_what_is_known(client, db, today):
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

    assert texts(response, ".//article//section/*") == [
        "Bildungsbüro",
        "Name vor OrtRegionales Bildungsbüro Websitebuero.example Telefon02501 1-0 E-Mailbuero@kreis.example "
        "AnschriftAm Markt 1",
        "Lenkungskreis",
        "VorsitzLandrat oder Landrätin Tandem der Schulaufsichtnur halb besetzt Sitze3, davon 1 unbesetzt "
        "FunktionenLandrat oder Landrätin; Dezernat (unbesetzt); Schulamt Sitzungsturnuszweimal im Jahr",
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
    assert texts(response, ".//p[@class='sheet__evidence']")[0].startswith("Ältester Stand: 2023 · Quellen")


def test_sheet_shows_the_seats_known_last(client, db, today):
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
        "Zuletzt bekannt: 2009Vorsitzende Stelle; Kammer (unbesetzt)",
    ]


def test_sheet_shows_no_more_than_fits_on_a_page(client, db, today):
    network = create_network_a()
    committee = create_committee(network=network)
    for number in range(1, 17):
        create_seat(committee=committee, function=f"F{number}")
    field = create_field()
    for number in range(1, 7):
        create_aim(committee=committee, field=field, text=f"Ziel {number}.")
        create_meeting(committee=committee, number=number, date=f"0{number}.07.2024")
        create_conference(network=network, number=number, date=f"0{number}.08.2024")

    response = client.get(ADDRESS)

    functions = "; ".join(f"F{number}" for number in range(1, 16))
    assert texts(response, section("kreis", "//div")) == ["Sitze16", f"Funktionen{functions} und weitere"]
    assert texts(response, section("ziele", "//li")) == [
        *(f"Ziel {number}. (vereinbart)" for number in range(1, 6)),
        "Weitere Ziele stehen auf der Seite des Lenkungskreises.",
    ]
    assert [text.split(":")[0] for text in texts(response, section("termine", "//li"))] == [
        *("1. Sitzung", "2. Sitzung", "3. Sitzung"),
        *("1. Bildungskonferenz", "2. Bildungskonferenz"),
    ]
