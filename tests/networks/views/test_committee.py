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
UNKNOWN = "Dazu liegt keine Angabe vor."
NO_EVIDENCE = "Stand: undatiert · noch nicht nachgeprüft"
NO_AGREEMENT = "Ein Kooperationsvertrag für den {} ist uns nicht bekannt. Alle Kooperationsverträge"
HALF_UNKNOWN = "Welche Funktion hier dabei ist, ist nicht bekannt."


def create_committee_of_borken(website="", **fields):
    district = create_district(name="Kreis Borken", website=website)
    return create_committee(network=create_network(district=district, slug="kreis-borken"), **fields)


def functions(response, path=""):
    return texts(response, section("sitze", f"{path}//p[@class='seat__function']"))


def hints(response):
    return texts(response, ".//p[@class='hint']")


def test_committee_detail_says_what_is_known(client, db, today):
    committee = create_committee_of_borken(
        name="Lenkungsgruppe",
        rhythm="zweimal im Jahr",
        constituted="14.05.2009",
        composition_rule="- Schulamt\n- Kreis",
        note="Daneben tagt ein **Beirat**.",
        as_of="2023",
        checked_on=dt.date(2024, 1, 31),
        sources=[create_source()],
    )
    create_agreement(network=committee.network, signed="23.06.2008")

    response = client.get(ADDRESS)

    assert texts(response, ".//h1") == ["Lenkungsgruppe im Kreis Borken"]
    assert texts(response, ".//main/dl/div") == [
        "Name vor OrtLenkungsgruppe",
        "Konstituiert14. Mai 2009",
        "Sitzungsturnuszweimal im Jahr",
    ]
    assert texts(response, ".//main/p")[1:] == ["Stand: 2023 · geprüft am 31. Januar 2024 · Quelle [1]"]
    assert texts(response, section("regel", "/*")) == [
        "Wer dazugehört, ist vereinbart",
        "Schulamt Kreis",
        "Daneben tagt ein Beirat.",
        "Grundlage ist dieser Kooperationsvertrag:",
        "Erster Vertrag: unterzeichnet am 23. Juni 2008.",
        NO_EVIDENCE,
    ]


def test_committee_detail_says_what_is_unknown_and_shows_nothing_of_another_committee(client, db, today):
    create_committee_of_borken(name="")
    create_whole_network()

    response = client.get(ADDRESS)

    assert texts(response, ".//h1") == ["Lenkungskreis im Kreis Borken"]
    assert texts(response, ".//main/dl/div/dd")[0] == UNKNOWN
    assert texts(response, section("sitze", "/*"))[:3] == [
        "Wer heute im Gremium sitzt, ist nicht bekannt",
        "Die obere und die untere Schulaufsicht gehören jedem Lenkungskreis an. Sie bilden zusammen ein Tandem. "
        "Wer die anderen Sitze hat, weiß das Bildungsbüro.",
        "Zur Adresse des Bildungsbüros liegt keine Angabe vor. Bitte fragen Sie die Servicestelle.",
    ]
    assert texts(response, section("regel", "/*")) == [
        "Wer dazugehört, regelt der Vertrag",
        "Was genau darin steht, ist uns nicht bekannt.",
        NO_AGREEMENT.format("15. Juni 2024"),
    ]
    assert texts(response, section("ziele", "/*")) == [
        "Welche Ziele vereinbart sind, ist nicht bekannt",
        "Zu Zielen und Arbeitsaufträgen liegt keine Angabe vor. Fragen Sie das Bildungsbüro.",
    ]
    assert texts(response, section("sitzungen", "/*"))[:2] == [
        "Ein nächster Sitzungstermin ist nicht bekannt",
        "Zu Sitzungen liegt keine Angabe vor. Die Termine kennt das Bildungsbüro.",
    ]
    assert texts(response, section("konferenzen", "/*"))[0] == "Welche Konferenzen es gab, ist nicht bekannt"
    assert elements(response, section("quellen")) == []


def test_committee_detail_names_what_the_body_is_called_elsewhere(client, db, today):
    create_committee_of_borken(name="Lenkungskreis")
    for name in ("Steuergruppe", "Lenkungsgruppe", "Lenkungskreis", ""):
        create_committee(name=name)
    create_committee(network=create_network(is_fictional=True), name="Musterrunde")

    response = client.get(ADDRESS)

    assert texts(response, ".//main/dl/div")[1] == "Anderswo heißt esLenkungsgruppe"


# --- Seats ---------------------------------------------------------------------------------------------------


def test_committee_detail_shows_the_seats_by_side_after_the_tandem(client, db, today):
    committee = create_committee_of_borken()
    authority = create_authority(slug="dezernat-41", level="obere")
    for order, (function, fields) in enumerate(
        [
            ("Handwerk", {"side": "partner", "voting": "nein", "is_vacant": True}),
            ("Landrat oder Landrätin", {"role": "vorsitz", "voting": "ja", "note": "Nach dem Vertrag."}),
            ("Schulamt", {"side": "untere", "role": "stellvertretung", "begins": "Mai 2023"}),
            ("Dezernat", {"side": "obere", "authority": authority, "ends": "2025", "begins": None}),
        ]
    ):
        fields |= {"function": function, "institution": f"Stelle {order}", "order": order, "as_of": "2024"}
        create_seat(committee=committee, **fields)

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "//h3")) == [
        "Tandem der Schulaufsicht: vollständig besetzt",
        "Kommune",
        "Weitere Partner",
    ]
    assert texts(response, section("sitze", "//li/p")) == [
        "Dezernat",
        "Stelle 3 · bis 2025",
        "Schulamt stellvertretender Vorsitz",
        "Stelle 2 · seit Mai 2023",
        "Landrat oder Landrätin Vorsitz",
        "Stelle 1 · seit 1. Januar 2024 · mit Stimmrecht",
        "Nach dem Vertrag.",
        "Handwerk unbesetzt",
        "Stelle 0 · seit 1. Januar 2024 · beratend",
    ]
    assert hints(response) == ["Unbesetzt: Handwerk (Stelle 0)."]
    assert links(response, section("sitze", "//ul")) == ["/schulaufsicht/#dezernat-41"]
    assert texts(response, section("sitze", "/p[@class='evidence']")) == [
        "Sitze: Stand: 2024 · noch nicht nachgeprüft"
    ]


def test_committee_detail_shows_the_tandem(client, db, today):
    create_seat(committee=create_committee_of_borken(), function="Untere", side="untere", is_vacant=True)

    response = client.get(ADDRESS)

    tandem = section("sitze", "/div[@class='tandem']")
    assert texts(response, f"{tandem}/h3") == ["Tandem der Schulaufsicht: nur halb besetzt"]
    assert texts(response, f"{tandem}/div/div[1]//p") == [HALF_UNKNOWN]
    assert functions(response, "//div[@class='tandem__halves']/div[2]") == ["Untere unbesetzt"]


def test_committee_detail_shows_attested_seats_apart_by_date(client, db, today):
    committee = create_committee_of_borken(sources=[create_source()])
    create_seat(committee=committee, function="Heutige")
    source = create_source()
    for function, as_of in [("A", "2009"), ("B", None), ("C", "Mai 2012"), ("D", "2009")]:
        fields = {"function": function, "as_of": as_of, "begins": None, "only_attested": True}
        create_seat(committee=committee, sources=[source], **fields)

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/h3")) == [
        "Kommune",
        "Zuletzt bekannt: Stand Mai 2012",
        "Zuletzt bekannt: Stand 2009",
        "Zuletzt bekannt: undatiert",
    ]
    assert functions(response) == ["Heutige", "C", "A", "D", "B"]
    assert texts(response, section("sitze", "/p[@class='soft']")) == (
        ["Ob es diese Sitze heute noch gibt, wissen wir nicht."] * 3
    )
    assert texts(response, section("sitze", "/p[@class='evidence']"))[1:] == [
        "Stand: Mai 2012 · noch nicht nachgeprüft · Quelle [2]",
        "Stand: 2009 · noch nicht nachgeprüft · Quelle [2]",
        "Stand: undatiert · noch nicht nachgeprüft · Quelle [2]",
    ]


# --- Aims ----------------------------------------------------------------------------------------------------


def test_committee_detail_shows_aims_by_field_with_their_mandates(client, db, today):
    committee = create_committee_of_borken()
    sport, mint = create_field(name="Sport", slug="sport"), create_field(name="MINT", slug="mint")
    conference = create_conference(network=committee.network, date="14.09.2022", number=3)
    recommendation = create_recommendation(conference=conference)
    create_aim(committee=committee, field=sport, text="Ein Ziel im Sport.", state="aufgegeben")
    aim = create_aim(
        committee=committee,
        field=mint,
        text="Ein Ziel.",
        agreed_on="Mai 2023",
        recommendation=recommendation,
        note="Ein *Wort* dazu.",
        sources=[create_source()],
    )
    create_aim(committee=committee, field=mint, text="Ein jüngeres.", agreed_on="2024", state="in-arbeit")
    done = {"state": "erledigt", "due": "2024", "reported_to": conference, "result": "*Getan.*"}
    create_mandate(aim=aim, text="Einladen.", sources=[create_source()], **done)
    create_mandate(aim=aim, text="Prüfen.", addressee="partner", partner="Kammer", state="aufgegeben")

    response = client.get(ADDRESS)

    assert texts(response, section("ziele", "/h3")) == ["MINT", "Sport"]
    assert texts(response, section("ziele", "/ul/li/p[@class='aim__text']")) == [
        "Ein jüngeres. in Arbeit",
        "Ein Ziel. vereinbart",
        "Ein Ziel im Sport. aufgegeben",
    ]
    assert texts(response, section("ziele", "/ul[1]/li[2]/*"))[1:] == [
        "Vereinbart im Mai 2023. Es geht zurück auf eine Empfehlung der 3. Bildungskonferenz.",
        "Ein Wort dazu.",
        "Bildungsbüro: Einladen. erledigt [2] Bis 2024. Bericht: 3. Bildungskonferenz, 14. September 2022. Getan. "
        "Kammer: Prüfen. nicht weiterverfolgt",
        "Stand: undatiert · noch nicht nachgeprüft · Quelle [1]",
    ]
    assert (
        texts(response, section("ziele", "/ul[2]/li/p"))[1] == "Wann es vereinbart wurde, ist nicht bekannt."
    )
    assert links(response, section("ziele")) == [
        "/handlungsfelder/mint/",
        f"/bildungskonferenzen/kreis-borken/#empfehlung-{recommendation.pk}",
        "#quelle-2",
        "#quelle-1",
        "/handlungsfelder/sport/",
    ]


# --- Meetings ------------------------------------------------------------------------------------------------


def test_committee_detail_shows_next_and_earlier_meetings(client, db, today):
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

    today, tomorrow = client.get(ADDRESS), client.get(ADDRESS, {"am": "2030-01-01"})

    for response in (today, tomorrow):
        assert texts(response, section("sitzungen", "/ul[1]/li/*")) == [
            "31. Sitzung",
            "15. Juni 2024, 14:00 bis 16:30 Uhr, Kreishaus, Borken",
            NO_EVIDENCE,
            "Sitzung",
            "2025",
            NO_EVIDENCE,
        ]
        assert texts(response, section("sitzungen", "/ul[2]/li/*")) == [
            "Sitzung abgesagt",
            "1. August 2024, 09:00 Uhr",
            NO_EVIDENCE,
            "Sitzung",
            "14. Juni 2024",
            NO_EVIDENCE,
            "30. Sitzung",
            "Mai 2024",
            "Es ging um MINT.",
            NO_EVIDENCE,
        ]
        assert links(response, section("sitzungen")) == [
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


@pytest.mark.parametrize(
    ("am", "day", "agreement", "seats"),
    [
        ("2008-06-22", "22. Juni 2008", None, []),
        ("2008-06-23", "23. Juni 2008", FIRST, []),
        ("2010-07-31", "31. Juli 2010", FIRST, ["Vorige"]),
        ("2010-08-01", "1. August 2010", None, ["Vorige"]),
        ("2023-12-31", "31. Dezember 2023", SECOND, ["Vorige", "Gesuchte"]),
        ("2024-05-31", "31. Mai 2024", SECOND, ["Gesuchte"]),
        ("2024-06-14", "14. Juni 2024", SECOND, ["Nächste"]),
        ("9999-12-31", "31. Dezember 9999", SECOND, ["Nächste"]),
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

    shown = ["An diesem Tag gilt dieser Kooperationsvertrag:", agreement, NO_EVIDENCE]
    assert texts(response, section("regel", "/*"))[2:] == (shown if agreement else [NO_AGREEMENT.format(day)])
    assert functions(response) == seats
    assert texts(response, section("sitze", "/h2")) == [
        f"Die Sitze am {day}" if seats else f"Die Sitze am {day} sind nicht bekannt"
    ]
    assert hints(response) == [
        f"Sie sehen das Gremium und seinen Vertrag am {day}. Ziele und Termine stehen da, wie sie heute sind. "
        "Zum heutigen Stand"
    ]
    assert links(response, ".//p[@class='hint']") == [ADDRESS]
    assert [field.get("value") for field in elements(response, ".//input[@name='am']")] == [am]


@pytest.mark.parametrize("query", ["", "?am=", "?am=2024-06-15"])
def test_committee_detail_today(client, db, today, query):
    committee = create_committee_of_borken()
    create_agreement(network=committee.network)
    create_seat(committee=committee)

    response = client.get(f"{ADDRESS}{query}")

    assert texts(response, section("sitze", "/h2")) == ["Diese Sitze hat das Gremium heute"]
    assert texts(response, section("regel", "/p"))[1] == "Grundlage ist dieser Kooperationsvertrag:"
    assert hints(response) == []
    assert [field.get("value") for field in elements(response, ".//input[@name='am']")] == ["2024-06-15"]


@pytest.mark.parametrize(
    ("am", "is_old"),
    [("2011-12-31", False), ("2012-01-01", True), ("2023-06-15", True), ("2030-01-01", False)],
)
def test_seats_are_old_two_years_later_but_never_older_than_today(client, db, today, am, is_old):
    committee = create_committee_of_borken()
    create_seat(committee=committee, begins=None, as_of="2009", ends="2023")
    create_seat(committee=committee, begins="2024", as_of="2024")

    response = client.get(ADDRESS, {"am": am})

    hint = "Diese Angaben sind älter als zwei Jahre (Stand: 2009). Fragen Sie im Zweifel das Bildungsbüro."
    assert hints(response)[1:] == ([hint] if is_old else [])


def test_committee_detail_refuses_a_day_that_there_is_not(client, db, today):
    create_committee_of_borken()

    assert client.get(ADDRESS, {"am": "2026-02-30"}).status_code == 400
