import datetime as dt

import pytest

from tests.factories import (
    create_agreement,
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_mandate,
    create_meeting,
    create_network,
    create_recommendation,
    create_seat,
    create_source,
)
from tests.networks.views.reading import create_whole_network, elements, links, section, texts

ADDRESS = "/lenkungskreise/kreis-borken/"


def create_committee_of_borken(website="", **fields):
    district = create_district(name="Kreis Borken", website=website)
    return create_committee(network=create_network(district=district, slug="kreis-borken"), **fields)


def seat_rows(response):
    table = elements(response, section("sitze", "/table"))[0]
    return [
        [" ".join("".join(cell.itertext()).replace("\N{SOFT HYPHEN}", "").split()) for cell in row]
        for row in table.iter("tr")
    ]


def tiles(response):
    return texts(response, ".//div[@class='tiles']/section")


def hints(response):
    return texts(response, ".//p[@class='hint']")


def test_committee_detail_says_what_is_known(client, db, today):
    committee = create_committee_of_borken(
        name="Lenkungsgruppe",
        rhythm="zweimal im Jahr",
        constituted="14.05.2009",
        composition_rule="- Schulamt\n- Kreis",
        note="Daneben tagt ein **Beirat**.",
        sources=[create_source()],
    )
    create_agreement(network=committee.network, signed="23.06.2008")
    create_conference(network=committee.network, date="14.09.2022", number=9, theme="Vernetzt", place="Ahaus")

    response = client.get(ADDRESS)

    assert texts(response, ".//div[@class='top__inner container']//p[@class='kicker']") == ["Lenkungsgruppe"]
    assert texts(response, ".//h1") == ["Kreis Borken"]
    assert texts(response, ".//p[@class='lead']") == [
        "Dieses Gremium steuert das Bildungsnetzwerk im Kreis Borken. Es vereinbart Ziele und erteilt "
        "Arbeitsaufträge, seit 14. Mai 2009."
    ]
    assert tiles(response)[0] == "Nächste Sitzung nicht bekannt Turnus: zweimal im Jahr"
    assert texts(response, section("konferenzen", "/ul/li")) == [
        "14. September 2022 Vernetzt 9. Bildungskonferenz · Ahaus"
    ]
    assert texts(response, section("regel", "/*")) == [
        "Wer dazugehört, regelt der Vertrag von 2008",
        "Erster Vertrag: unterzeichnet am 23. Juni 2008.",
        "Daneben tagt ein Beirat.",
        "Was zur Zusammensetzung vereinbart ist Schulamt Kreis",
        "Alle Kooperationsverträge im Vergleich",
    ]


@pytest.mark.parametrize(("is_loaded", "example"), [(True, "/lenkungskreise/muster/"), (False, "/ueber/")])
def test_committee_detail_says_once_what_is_unknown(client, db, today, is_loaded, example):
    create_committee_of_borken(name="")
    create_whole_network()
    if is_loaded:
        create_committee(network=create_network(slug="muster", is_fictional=True))

    response = client.get(ADDRESS)

    assert texts(response, ".//main//h2") == [
        "Das Bildungsbüro weiß mehr",
        "Nächste Sitzung",
        "Vorsitz",
        "Tandem der Schulaufsicht",
        "Termine im eigenen Kalender",
        "Sitze, Ziele, Sitzungen und Konferenzen sind uns nicht bekannt",
        "Wer dazugehört, regelt der Vertrag",
    ]
    assert len(elements(response, ".//div[@class='empty']")) == 1
    assert links(response, ".//div[@class='empty']") == [example, "/impressum/"]
    assert texts(response, ".//nav[@class='contents contents--row']//li") == ["Vertrag"]


# --- Tiles and seats -----------------------------------------------------------------------------------------


def test_committee_detail_shows_tiles_and_seats_by_side(client, db, today):
    committee = create_committee_of_borken()
    authority = create_authority(slug="dezernat-41", level="obere")
    for order, (function, fields) in enumerate(
        [
            ("Handwerk", {"side": "partner", "voting": "nein", "is_vacant": True}),
            ("Landrat oder Landrätin", {"role": "vorsitz", "voting": "ja", "note": "Nach dem Vertrag."}),
            ("Schulamt", {"side": "untere", "is_vacant": True, "begins": "Mai 2023"}),
            ("Dezernat", {"side": "obere", "authority": authority, "ends": "2025", "begins": None}),
        ]
    ):
        fields |= {"function": function, "institution": f"Stelle {order}", "order": order, "as_of": "2024"}
        create_seat(committee=committee, **fields)

    response = client.get(ADDRESS)

    assert tiles(response)[1:3] == [
        "Vorsitz Landrat oder Landrätin Stelle 1, seit 1. Januar 2024",
        "Tandem der Schulaufsicht nur halb besetzt Bezirksregierung besetzt Schulamt unbesetzt",
    ]
    assert texts(response, section("sitze", "/h2")) == ["Vier Sitze, zwei sind frei"]
    assert seat_rows(response) == [
        ["Sitz", "Stelle", "seit", "Stimme"],
        ["Tandem der Schulaufsicht · 1 von 2 besetzt"],
        ["Dezernat bis 2025", "Stelle 3", "", "nicht bekannt"],
        ["Schulamt unbesetzt", "Stelle 2", "Mai 2023", "nicht bekannt"],
        ["Kommune · 1 von 1 besetzt"],
        ["Landrat oder Landrätin Vorsitz Nach dem Vertrag.", "Stelle 1", "Jan. 2024", "ja"],
        ["Weitere Partner · 0 von 1 besetzt"],
        ["Handwerk unbesetzt", "Stelle 0", "Jan. 2024", "beratend"],
    ]
    assert links(response, section("sitze", "/table")) == ["/schulaufsicht/dezernat-41/"]
    assert len(elements(response, section("sitze", "//circle[@data-vacant]"))) == 2


def test_committee_detail_shows_seats_of_long_ago_with_their_stand(client, db, today):
    committee = create_committee_of_borken()
    for function, as_of in [("A", "2009"), ("B", None)]:
        fields = {"function": function, "institution": "Kreis", "as_of": as_of, "note": "Aus einer Vorlage."}
        create_seat(committee=committee, begins=None, only_attested=True, **fields)

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/h2")) == ["Zuletzt bekannt sind zwei Sitze"]
    assert texts(response, section("sitze", "/p")) == [
        "Aus einer Vorlage. Ob es diese Sitze heute noch gibt, wissen wir nicht."
    ]
    assert seat_rows(response) == [
        ["Sitz", "Stelle", "Stand"],
        ["Kommune · 2 Sitze"],
        ["A", "Kreis", "2009"],
        ["B", "Kreis", "undatiert"],
    ]

    create_seat(committee=committee, function="Heutige")
    assert texts(client.get(ADDRESS), section("sitze", "//summary")) == [
        "Früher genannt: 1 Sitz, Stand 2009",
        "Früher genannt: 1 Sitz, undatiert",
        "An einem anderen Tag ansehen",
    ]


# --- Aims ----------------------------------------------------------------------------------------------------


def test_committee_detail_shows_aims_as_cards_and_folds_the_closed_ones(client, db, today):
    committee = create_committee_of_borken()
    sport, mint = create_field(name="Sport", slug="sport"), create_field(name="MINT", slug="mint")
    conference = create_conference(network=committee.network, date="14.09.2022", number=3)
    recommendation = create_recommendation(conference=conference)
    create_aim(committee=committee, field=mint, text="Ein Ziel in MINT.", state="aufgegeben")
    create_aim(committee=committee, field=mint, text="Ein neues.", agreed_on="2024")
    fields = {"agreed_on": "Mai 2023", "recommendation": recommendation, "note": "Ein *Wort* dazu."}
    aim = create_aim(committee=committee, field=sport, text="Ein Ziel.", state="in-arbeit", **fields)
    done = {"state": "erledigt", "due": "2024", "reported_to": conference, "result": "*Getan.*"}
    create_mandate(aim=aim, text="Einladen.", **done)
    create_mandate(aim=aim, text="Prüfen.", addressee="partner", partner="Kammer", state="aufgegeben")

    response = client.get(ADDRESS)

    assert texts(response, section("ziele", "/h2")) == ["Drei Ziele"]
    assert texts(response, section("ziele", "/ul[@class='segments__key']/li")) == [
        "1 in Arbeit",
        "1 vereinbart",
        "1 aufgegeben",
    ]
    assert texts(response, section("ziele", "/ul[@class='aims']/li")) == [
        "Sport in Arbeit Ein Ziel. 1 von 2 erledigt Die Arbeitsaufträge zu diesem Ziel Bildungsbüro: Einladen. "
        "erledigt · bis 2024 · Bericht: 3. Bildungskonferenz Ergebnis Getan. Kammer: Prüfen. "
        "nicht weiterverfolgt Ein Wort dazu. Vereinbart im Mai 2023 · aus der 3. Bildungskonferenz",
        "MINT vereinbart Ein neues. Noch kein Arbeitsauftrag erteilt. Vereinbart 2024",
    ]
    assert texts(response, section("ziele", "/details/summary")) == ["Abgeschlossen: eines aufgegeben"]
    assert links(response, section("ziele", "/ul[@class='aims']/li[1]")) == [
        "/handlungsfelder/sport/",
        f"/bildungskonferenzen/kreis-borken/#empfehlung-{recommendation.pk}",
    ]


# --- Meetings ------------------------------------------------------------------------------------------------


def test_committee_detail_shows_next_meetings_and_folds_earlier_ones(client, db, today):
    committee = create_committee_of_borken()
    times = {"begins_at": dt.time(14), "ends_at": dt.time(16, 30), "place": "Kreishaus, Borken"}
    for fields in (
        {"date": "2025"},
        {"date": "15.06.2024", "number": 31, **times},
        {"date": "01.08.2024", "state": "abgesagt", "begins_at": dt.time(9)},
        {"date": "Mai 2024", "number": 30, "state": "gehalten", "summary": "Es ging um *MINT*."},
        {"date": "14.06.2024"},
    ):
        create_meeting(committee=committee, **fields)

    for response in (client.get(ADDRESS), client.get(ADDRESS, {"am": "2030-01-01"})):
        assert tiles(response)[0] == (
            "Nächste Sitzung 15. Juni 2024 31. Sitzung, 14:00 bis 16:30 Uhr Kreishaus, Borken"
        )
        assert tiles(response)[3].startswith("Termine im eigenen Kalender Darin: ein kommender Termin.")
        assert texts(response, section("sitzungen", "/h2")) == ["Am 15. Juni 2024 tagt das Gremium wieder"]
        assert texts(response, section("sitzungen", "/ul/li")) == [
            "15. Juni 2024 31. Sitzung 14:00 bis 16:30 Uhr · Kreishaus, Borken",
            "2025 Tag nicht bekannt Sitzung",
        ]
        assert texts(response, section("sitzungen", "/details/*")) == [
            "Zwei frühere Sitzungen und eine abgesagte",
            "1. August 2024 Sitzung abgesagt 09:00 Uhr 14. Juni 2024 Sitzung "
            "2024 Mai 30. Sitzung Es ging um MINT.",
        ]
        assert links(response, ".//div[@class='tiles']") == [
            "webcal://testserver/netzwerke/kreis-borken/kalender.ics",
            "/netzwerke/kreis-borken/kalender.ics",
        ]


@pytest.mark.parametrize("state", ["geplant", "gehalten", "abgesagt"])
@pytest.mark.parametrize("date", ["14.06.2024", "16.06.2024"])
def test_unreleased_meeting_appears_nowhere(client, db, today, state, date):
    create_meeting(
        committee=create_committee_of_borken(),
        number=47,
        date=date,
        state=state,
        is_released=False,
        place="Geheimer Ort",
        summary="Geheimes",
        sources=[create_source(title="Geheime Einladung", url="https://geheim.example/einladung")],
    )
    secrets = ("geheim", "47. sitzung", "14. juni", "16. juni", "2024-06-14", "2024-06-16", "2024061")

    leaks = {
        (address, secret)
        for address in (
            ADDRESS,
            f"{ADDRESS}?am=2024-06-17",
            "/lenkungskreise/",
            "/lenkungskreise/?sortiert=letzte",
            "/netzwerke/kreis-borken/",
            "/netzwerke/kreis-borken/steckbrief/",
            "/netzwerke/kreis-borken/kalender.ics",
            "/bildungskonferenzen/kreis-borken/",
            "/schulaufsicht/",
        )
        for text in [client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ").lower()]
        for secret in secrets
        if secret in text
    }

    assert leaks == set()


# --- Day -----------------------------------------------------------------------------------------------------

FIRST = "Erster Vertrag: unterzeichnet am 23. Juni 2008, beendet am 31. Juli 2010."
SECOND = "Wiederaufnahme: unterzeichnet 2022."
NONE = "Ein Kooperationsvertrag für den {} ist uns nicht bekannt."


@pytest.mark.parametrize(
    ("am", "day", "agreement", "seats"),
    [
        ("2008-06-22", "22. Juni 2008", NONE, []),
        ("2008-06-23", "23. Juni 2008", FIRST, []),
        ("2010-07-31", "31. Juli 2010", FIRST, ["Vorige"]),
        ("2010-08-01", "1. August 2010", NONE, ["Vorige"]),
        ("2023-12-31", "31. Dezember 2023", SECOND, ["Vorige", "Gesuchte"]),
        ("2024-05-31", "31. Mai 2024", SECOND, ["Gesuchte"]),
        ("2034-12-31", "31. Dezember 2034", SECOND, ["Nächste"]),
    ],
)
def test_committee_detail_on_another_day(client, db, today, am, day, agreement, seats):
    committee = create_committee_of_borken()
    create_agreement(network=committee.network, signed="23.06.2008", ended="31.07.2010", has_ended=True)
    create_agreement(network=committee.network, signed="2022", kind="wiederaufnahme")
    create_seat(committee=committee, function="Vorige", begins="2009", ends="2023")
    create_seat(committee=committee, function="Gesuchte", begins="März 2023", ends="31.05.2024")
    create_seat(committee=committee, function="Nächste", begins="01.06.2024")

    response = client.get(ADDRESS, {"am": am})

    number = {
        0: [f"Die Sitze am {day} sind nicht bekannt"],
        1: [f"Ein Sitz am {day}"],
        2: [f"Zwei Sitze am {day}"],
    }[len(seats)]
    assert texts(response, section("regel", "/p"))[0] == agreement.format(day)
    assert [text.split()[0] for text in texts(response, section("sitze", "//th[@scope='row']"))] == seats
    assert [text.partition(" Stand")[0] for text in texts(response, section("sitze", "/h2"))] == number
    shown = {
        False: f"Sie sehen die Sitze und den Vertrag am {day}.",
        True: f"Der {day} liegt in der Zukunft: Sie sehen die Sitze und den Vertrag, soweit sie heute bekannt sind.",
    }[am > "2024-06-15"]
    assert hints(response) == [f"{shown} Alles andere steht da, wie es heute ist. Zum heutigen Stand"]
    assert links(response, ".//p[@class='hint']") == [ADDRESS]
    assert [field.get("value") for field in elements(response, ".//input[@name='am']")] == [am]


@pytest.mark.parametrize("query", ["", "?am=", "?am=2024-06-15"])
def test_committee_detail_today(client, db, today, query):
    create_seat(committee=create_committee_of_borken())

    response = client.get(f"{ADDRESS}{query}")

    assert texts(response, section("sitze", "/h2")) == ["Ein Sitz"]
    assert hints(response) == []
    assert [field.get("value") for field in elements(response, ".//input[@name='am']")] == ["2024-06-15"]


def test_committee_detail_says_at_the_field_that_there_is_no_such_day(client, db, today):
    create_committee_of_borken()

    response = client.get(ADDRESS, {"am": "30.02.2026"})

    [field] = elements(response, ".//details[@open]//input[@name='am']")
    assert (response.status_code, field.get("value"), field.get("aria-invalid")) == (
        400,
        "30.02.2026",
        "true",
    )
    described = [f".//*[@id='{name}']" for name in field.get("aria-describedby").split()]
    assert [texts(response, path) for path in described] == [
        ["Zum Beispiel 14.09.2022 oder 14. September 2022."],
        ["Diesen Tag oder Monat gibt es nicht. Bitte prüfen Sie das Datum."],
    ]
