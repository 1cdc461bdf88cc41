import datetime as dt

import pytest

from networks.models import PartialDate
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
    create_office,
    create_recommendation,
    create_seat,
    create_source,
)
from tests.networks.views.reading import (
    create_chain,
    create_whole_network,
    elements,
    links,
    section,
    texts,
)

ADDRESS = "/lenkungskreise/kreis-borken/"
UNKNOWN = "Dazu liegt keine Angabe vor."
NO_EVIDENCE = "Stand: undatiert · noch nicht nachgeprüft"
NO_AGREEMENT = "Ein Kooperationsvertrag für den {} ist uns nicht bekannt. Alle Kooperationsverträge"
HALF_UNKNOWN = "Welche Funktion hier dabei ist, ist nicht bekannt."


def create_committee_of_borken(is_fictional=False, **fields):
    network = create_network(
        district=create_district(name="Kreis Borken"),
        slug="kreis-borken",
        name="BBN",
        is_fictional=is_fictional,
    )
    return create_committee(network=network, **fields)


def functions(response, path=""):
    return texts(response, section("sitze", f"{path}//p[@class='seat__function']"))


# --- Detail --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_committee_detail_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    network = create_whole_network()
    committee = network.committee
    (aim,) = committee.aims.all()
    for row in range(1, rows):
        create_seat(
            committee=committee,
            side="obere",
            authority=create_authority(level="obere"),
            sources=[create_source()],
        )
        create_seat(committee=committee, as_of=str(2009 + row), begins=None, only_attested=True)
        create_chain(network, create_field())
        create_mandate(aim=aim, sources=[create_source()])
        create_meeting(committee=committee, sources=[create_source()])
        create_meeting(committee=committee, date=f"0{row}.02.2020", state="gehalten")
        create_agreement(network=network, signed=str(2009 + row), has_ended=True)
        create_whole_network()

    with django_assert_num_queries(10):
        response = client.get(committee.get_absolute_url())

    assert len(elements(response, section("ziele", "/ul/li"))) == rows
    assert len(elements(response, section("konferenzen", "/ul/li"))) == rows
    assert len(functions(response)) == 2 * rows + 1


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
    assert texts(response, ".//title")[0].startswith("Lenkungsgruppe im Kreis Borken")
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
    assert elements(response, ".//p[@class='hint']") == []


def test_committee_detail_of_which_nothing_is_known(client, db, today):
    committee = create_committee_of_borken(name="")
    committee.network.district.website = ""
    committee.network.district.save()

    response = client.get(ADDRESS)

    assert texts(response, ".//h1") == ["Lenkungskreis im Kreis Borken"]
    assert texts(response, ".//main/dl/div/dd") == [UNKNOWN, UNKNOWN, UNKNOWN]
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
    assert texts(response, section("konferenzen", "/*")) == [
        "Welche Konferenzen es gab, ist nicht bekannt",
        "Das Gremium antwortet auf die Empfehlungen der Bildungskonferenz. Dazu liegt keine Angabe vor.",
    ]
    assert elements(response, section("quellen")) == []


def test_committee_detail_without_known_seats_leads_to_the_office(client, db, today):
    committee = create_committee_of_borken()
    create_office(network=committee.network, website="https://www.buero.example/")

    response = client.get(ADDRESS)

    assert links(response, section("sitze")) == ["/schulaufsicht/", "https://www.buero.example/"]


def test_committee_detail_of_a_network_without_one(client, db):
    create_network(slug="kreis-borken")

    response = client.get(ADDRESS)

    assert response.status_code == 404
    assert texts(response, ".//h1") == ["Diese Seite gibt es nicht"]


def test_committee_detail_says_what_the_body_is_called_elsewhere(client, db, today):
    create_committee_of_borken(name="Lenkungskreis")
    for name in ("Steuergruppe", "Lenkungsgruppe", "Lenkungsgruppe", "Lenkungskreis", ""):
        create_committee(name=name)
    create_committee(network=create_network(is_fictional=True), name="Musterrunde")

    response = client.get(ADDRESS)

    assert texts(response, ".//main/dl/div")[:2] == [
        "Name vor OrtLenkungskreis",
        "Anderswo heißt esLenkungsgruppe",
    ]


@pytest.mark.parametrize(
    ("is_fictional", "notice"),
    [
        (False, []),
        (
            True,
            [
                "Dieses Netzwerk ist erfunden. Es zeigt, wie eine vollständig ausgefüllte Seite aussieht. "
                "Keine Angabe darin ist echt."
            ],
        ),
    ],
)
def test_committee_detail_says_where_it_is_made_up(client, db, today, is_fictional, notice):
    create_committee_of_borken(is_fictional=is_fictional)

    response = client.get(ADDRESS)

    assert texts(response, ".//main/p[@class='hint']") == notice


# --- Seats ---------------------------------------------------------------------------------------------------


def test_committee_detail_shows_the_seats_by_side_after_the_tandem(client, db, today):
    committee = create_committee_of_borken()
    authority = create_authority(name="Dezernat 41", slug="dezernat-41", level="obere")
    for order, (function, fields) in enumerate(
        [
            ("Handwerk", {"side": "partner", "voting": "nein"}),
            ("Landrat oder Landrätin", {"role": "vorsitz", "voting": "ja", "note": "Nach dem Vertrag."}),
            ("Leitung des Schulamts", {"side": "untere", "role": "stellvertretung", "begins": "Mai 2023"}),
            (
                "Dezernentin oder Dezernent",
                {"side": "obere", "authority": authority, "ends": "2025", "begins": None},
            ),
        ]
    ):
        create_seat(
            committee=committee,
            function=function,
            institution=f"Stelle {order}",
            order=order,
            as_of="2024",
            **fields,
        )

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/h2")) == ["Diese Sitze hat das Gremium heute"]
    assert texts(response, section("sitze", "//h3")) == [
        "Tandem der Schulaufsicht: vollständig besetzt",
        "Kommune",
        "Weitere Partner",
    ]
    assert texts(response, section("sitze", "//li/p")) == [
        "Dezernentin oder Dezernent",
        "Stelle 3 · bis 2025",
        "Leitung des Schulamts stellvertretender Vorsitz",
        "Stelle 2 · seit Mai 2023",
        "Landrat oder Landrätin Vorsitz",
        "Stelle 1 · seit 1. Januar 2024 · mit Stimmrecht",
        "Nach dem Vertrag.",
        "Handwerk",
        "Stelle 0 · seit 1. Januar 2024 · beratend",
    ]
    assert links(response, section("sitze", "//ul")) == ["/schulaufsicht/#dezernat-41"]
    assert texts(response, section("sitze", "/p[@class='evidence']")) == [
        "Sitze: Stand: 2024 · noch nicht nachgeprüft"
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "state", "halves"),
    [
        ({}, {}, "vollständig besetzt", ["Obere", "Untere"]),
        ({"is_vacant": True}, {}, "nur halb besetzt", ["Obere unbesetzt", "Untere"]),
        ({}, {"is_vacant": True}, "nur halb besetzt", ["Obere", "Untere unbesetzt"]),
        ({"is_vacant": True}, {"is_vacant": True}, "unbesetzt", ["Obere unbesetzt", "Untere unbesetzt"]),
        ({}, None, "nicht bekannt", ["Obere", HALF_UNKNOWN]),
        (None, {}, "nicht bekannt", [HALF_UNKNOWN, "Untere"]),
        (None, {"is_vacant": True}, "nur halb besetzt", [HALF_UNKNOWN, "Untere unbesetzt"]),
        (None, None, "nicht bekannt", [HALF_UNKNOWN, HALF_UNKNOWN]),
    ],
)
def test_committee_detail_shows_the_tandem(client, db, today, upper, lower, state, halves):
    committee = create_committee_of_borken()
    create_seat(committee=committee, function="Amtsleitung")
    if upper is not None:
        create_seat(committee=committee, function="Obere", side="obere", **upper)
    if lower is not None:
        create_seat(committee=committee, function="Untere", side="untere", **lower)

    response = client.get(ADDRESS)

    tandem = section("sitze", "/div[@class='tandem']")
    shown = [
        functions(response, f"//div[@class='tandem__halves']/div[{half}]")
        + texts(response, f"{tandem}/div/div[{half}]/p")
        for half in (1, 2)
    ]
    assert texts(response, f"{tandem}/h3") == [f"Tandem der Schulaufsicht: {state}"]
    assert texts(response, f"{tandem}//h4") == ["Obere Schulaufsicht", "Untere Schulaufsicht"]
    assert shown == [[half] for half in halves]


def test_committee_detail_names_the_vacancies(client, db, today):
    committee = create_committee_of_borken()
    create_seat(committee=committee, function="Leitung", institution="Jugendamt", is_vacant=True)
    create_seat(
        committee=committee, function="Vertretung", institution="Kammer", side="partner", is_vacant=True
    )
    create_seat(committee=committee, function="Besetzt")

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/p[@class='hint']")) == [
        "Unbesetzt: Leitung (Jugendamt); Vertretung (Kammer)."
    ]
    assert functions(response) == ["Leitung unbesetzt", "Besetzt", "Vertretung unbesetzt"]


@pytest.mark.parametrize(
    ("as_of", "hints"),
    [
        (
            "14.06.2022",
            [
                "Diese Angaben sind älter als zwei Jahre (Stand: 14. Juni 2022). Fragen Sie im Zweifel das Bildungsbüro."
            ],
        ),
        ("15.06.2022", []),
        ("Juni 2022", []),
        (
            "2021",
            [
                "Diese Angaben sind älter als zwei Jahre (Stand: 2021). Fragen Sie im Zweifel das Bildungsbüro."
            ],
        ),
        ("2022", []),
        (None, []),
    ],
)
def test_committee_detail_says_where_the_seats_are_old(client, db, today, as_of, hints):
    create_seat(committee=create_committee_of_borken(), begins="2020", as_of=as_of)

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/p[@class='hint']")) == hints


def test_committee_detail_shows_what_was_only_attested_as_last_known(client, db, today):
    committee = create_committee_of_borken(sources=[create_source()])
    source = create_source()
    for function, as_of in [
        ("Alte", "2009"),
        ("Undatierte", None),
        ("Jüngere", "Mai 2012"),
        ("Zweite", "2009"),
    ]:
        create_seat(
            committee=committee,
            function=function,
            begins=None,
            as_of=as_of,
            only_attested=True,
            sources=[source],
        )

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/h2")) == ["Wer heute im Gremium sitzt, ist nicht bekannt"]
    assert texts(response, section("sitze", "/h3")) == [
        "Zuletzt bekannt: Stand Mai 2012",
        "Zuletzt bekannt: Stand 2009",
        "Zuletzt bekannt: undatiert",
    ]
    assert functions(response) == ["Jüngere", "Alte", "Zweite", "Undatierte"]
    assert (
        texts(response, section("sitze", "/p[@class='soft']"))
        == ["Ob es diese Sitze heute noch gibt, wissen wir nicht."] * 3
    )
    assert texts(response, section("sitze", "/p[@class='evidence']")) == [
        "Stand: Mai 2012 · noch nicht nachgeprüft · Quelle [2]",
        "Stand: 2009 · noch nicht nachgeprüft · Quelle [2]",
        "Stand: undatiert · noch nicht nachgeprüft · Quelle [2]",
    ]
    assert elements(response, section("sitze", "/div[@class='tandem']")) == []


def test_committee_detail_shows_today_and_what_was_known_before_apart(client, db, today):
    committee = create_committee_of_borken()
    create_seat(committee=committee, function="Heutige")
    create_seat(committee=committee, function="Frühere", begins=None, as_of="2012", only_attested=True)

    response = client.get(ADDRESS)

    assert texts(response, section("sitze", "/h2")) == ["Diese Sitze hat das Gremium heute"]
    assert texts(response, section("sitze", "/h3")) == ["Kommune", "Zuletzt bekannt: Stand 2012"]
    assert functions(response) == ["Heutige", "Frühere"]


def test_committee_detail_shows_no_seat_of_another_committee(client, db, today):
    create_committee_of_borken()
    create_seat()
    create_meeting()
    create_aim()
    create_conference()

    response = client.get(ADDRESS)

    assert texts(response, ".//main//h2") == [
        "Wer heute im Gremium sitzt, ist nicht bekannt",
        "Wer dazugehört, regelt der Vertrag",
        "Welche Ziele vereinbart sind, ist nicht bekannt",
        "Ein nächster Sitzungstermin ist nicht bekannt",
        "Welche Konferenzen es gab, ist nicht bekannt",
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
        as_of="2023",
        sources=[create_source()],
    )
    create_aim(committee=committee, field=mint, text="Ein jüngeres.", agreed_on="2024", state="in-arbeit")
    create_mandate(
        aim=aim,
        text="Einladen.",
        state="erledigt",
        due="2024",
        reported_to=conference,
        result="*Getan.*",
        sources=[create_source()],
    )
    create_mandate(aim=aim, text="Prüfen.", addressee="partner", partner="Kammer", state="aufgegeben")

    response = client.get(ADDRESS)

    assert texts(response, section("ziele", "/h2")) == ["Das hat das Gremium vereinbart"]
    assert texts(response, section("ziele", "/h3")) == ["MINT", "Sport"]
    assert texts(response, section("ziele", "/ul/li/p[@class='aim__text']")) == [
        "Ein jüngeres. in Arbeit",
        "Ein Ziel. vereinbart",
        "Ein Ziel im Sport. aufgegeben",
    ]
    assert texts(response, section("ziele", "/ul[1]/li[2]/*")) == [
        "Ein Ziel. vereinbart",
        "Vereinbart im Mai 2023. Es geht zurück auf eine Empfehlung der 3. Bildungskonferenz.",
        "Ein Wort dazu.",
        "Bildungsbüro: Einladen. erledigt [2] Bis 2024. Bericht: 3. Bildungskonferenz, 14. September 2022. Getan. "
        "Kammer: Prüfen. nicht weiterverfolgt",
        "Stand: 2023 · noch nicht nachgeprüft · Quelle [1]",
    ]
    assert texts(response, section("ziele", "/ul[2]/li/p"))[1] == (
        "Wann es vereinbart wurde, ist nicht bekannt."
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
    for fields in (
        {"date": "2025"},
        {
            "date": "15.06.2024",
            "number": 31,
            "begins_at": dt.time(14),
            "ends_at": dt.time(16, 30),
            "place": "Kreishaus, Borken",
        },
        {"date": "01.08.2024", "state": "abgesagt", "begins_at": dt.time(9)},
        {
            "date": "Mai 2024",
            "number": 30,
            "state": "gehalten",
            "summary": "Es ging um *MINT*.",
            "as_of": "2024",
        },
        {"date": "14.06.2024"},
    ):
        create_meeting(committee=committee, **fields)

    response = client.get(ADDRESS)

    assert texts(response, section("sitzungen", "/h2")) == ["Dann tagt das Gremium wieder"]
    assert texts(response, section("sitzungen", "/ul[1]/li/*")) == [
        "31. Sitzung",
        "15. Juni 2024, 14:00 bis 16:30 Uhr, Kreishaus, Borken",
        NO_EVIDENCE,
        "Sitzung",
        "2025",
        NO_EVIDENCE,
    ]
    assert texts(response, section("sitzungen", "/h3")) == ["Frühere und abgesagte Sitzungen"]
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
        "Stand: 2024 · noch nicht nachgeprüft",
    ]


def test_committee_detail_with_earlier_meetings_only(client, db, today):
    create_meeting(committee=create_committee_of_borken(), date="14.06.2024", state="gehalten")

    response = client.get(ADDRESS)

    assert texts(response, section("sitzungen", "/*"))[:2] == [
        "Ein nächster Sitzungstermin ist nicht bekannt",
        "Frühere und abgesagte Sitzungen",
    ]
    assert len(elements(response, section("sitzungen", "/ul/li"))) == 1


def test_committee_detail_offers_its_calendar(client, db, today):
    create_committee_of_borken()

    response = client.get(ADDRESS)

    assert links(response, section("sitzungen")) == [
        "webcal://testserver/netzwerke/kreis-borken/kalender.ics",
        "/netzwerke/kreis-borken/kalender.ics",
    ]


@pytest.mark.parametrize("state", ["geplant", "gehalten", "abgesagt"])
@pytest.mark.parametrize("date", ["14.06.2024", "16.06.2024"])
def test_an_unreleased_meeting_appears_nowhere(client, db, today, state, date):
    source = create_source(title="Geheime Einladung", url="https://geheim.example/einladung")
    create_meeting(
        committee=create_committee_of_borken(),
        number=47,
        date=date,
        state=state,
        is_released=False,
        place="Geheimer Ort",
        summary="Geheimes",
        sources=[source],
    )

    answers = {
        address: client.get(address).content.decode()
        for address in (
            ADDRESS,
            f"{ADDRESS}?am=2024-06-16",
            "/lenkungskreise/",
            "/lenkungskreise/?sortiert=letzte",
            "/netzwerke/kreis-borken/",
            "/netzwerke/kreis-borken/steckbrief/",
            "/netzwerke/kreis-borken/kalender.ics",
            "/bildungskonferenzen/kreis-borken/",
            "/schulaufsicht/",
        )
    }

    secrets = (
        "geheim",
        "47. sitzung",
        "14. juni",
        "16. juni 2024</time>",
        "2024-06-14",
        '"2024-06-16"',
        "20240614",
        "20240616",
    )
    leaks = {
        (address, secret)
        for address, text in answers.items()
        for secret in secrets
        if secret in text.replace("\N{NO-BREAK SPACE}", " ").lower()
    }
    # The day asked for stands in the field for the day.
    assert leaks - {(f"{ADDRESS}?am=2024-06-16", '"2024-06-16"')} == set()


# --- Conferences ---------------------------------------------------------------------------------------------


def test_committee_detail_shows_the_last_three_conferences(client, db, today):
    committee = create_committee_of_borken()
    for date in ("2012", "2023", "Mai 2014", "2022"):
        create_conference(network=committee.network, date=date, is_cancelled=date == "2022", theme="")

    response = client.get(ADDRESS)

    assert texts(response, section("konferenzen", "/h2")) == [
        "Auf die Empfehlungen dieser Konferenzen antwortet das Gremium"
    ]
    assert texts(response, section("konferenzen", "/ul/li/p")) == [
        "Bildungskonferenz",
        "2023",
        NO_EVIDENCE,
        "Bildungskonferenz abgesagt",
        "2022",
        NO_EVIDENCE,
        "Bildungskonferenz",
        "Mai 2014",
        NO_EVIDENCE,
    ]
    assert links(response, section("konferenzen")) == ["/bildungskonferenzen/kreis-borken/"]


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

    response = client.get(ADDRESS, {"am": am})

    shown = texts(response, section("regel", "/*"))[2:]
    if agreement == NO_AGREEMENT:
        assert shown == [NO_AGREEMENT.format(day)]
    else:
        assert shown == ["An diesem Tag gilt dieser Kooperationsvertrag:", agreement, NO_EVIDENCE]
    assert texts(response, ".//p[@class='hint']") == [
        f"Sie sehen das Gremium und seinen Vertrag am {day}. Ziele und Termine stehen da, wie sie heute sind. "
        "Zum heutigen Stand"
    ]
    assert links(response, ".//p[@class='hint']") == [ADDRESS]
    assert [field.get("value") for field in elements(response, ".//input[@name='am']")] == [am]


@pytest.mark.parametrize(
    ("am", "seats"),
    [
        ("2023-02-28", ["Vorige"]),
        ("2023-03-01", ["Vorige", "Gesuchte"]),
        ("2023-12-31", ["Vorige", "Gesuchte"]),
        ("2024-01-01", ["Gesuchte"]),
        ("2024-05-31", ["Gesuchte"]),
        ("2024-06-01", ["Nächste"]),
        ("2024-06-15", ["Nächste"]),
        ("2026-01-01", ["Nächste"]),
    ],
)
def test_committee_detail_shows_the_seats_of_the_day(client, db, today, am, seats):
    """On the eve, the first day, the last day and the day after."""
    committee = create_committee_of_borken()
    for order, (function, begins, ends) in enumerate(
        [("Vorige", "2009", "2023"), ("Gesuchte", "März 2023", "31.05.2024"), ("Nächste", "01.06.2024", None)]
    ):
        create_seat(committee=committee, function=function, begins=begins, ends=ends, order=order)

    response = client.get(ADDRESS, {"am": am})

    is_today = am == "2024-06-15"
    day = " ".join(str(PartialDate.parse(am)).split())
    heading = "Diese Sitze hat das Gremium heute" if is_today else f"Die Sitze am {day}"
    assert texts(response, section("sitze", "/h2")) == [heading]
    assert functions(response) == seats


@pytest.mark.parametrize(
    ("am", "headings"),
    [
        ("2008-12-31", ["Die Sitze am 31. Dezember 2008 sind nicht bekannt"]),
        ("2009-01-01", ["Die Sitze am 1. Januar 2009", "Kommune"]),
        ("2009-12-31", ["Die Sitze am 31. Dezember 2009", "Kommune"]),
        (
            "2010-01-01",
            ["Die Sitze am 1. Januar 2010 sind nicht bekannt", "Zuletzt bekannt: Stand 2009"],
        ),
    ],
)
def test_committee_detail_on_a_day_around_an_attested_composition(client, db, today, am, headings):
    create_seat(committee=create_committee_of_borken(), begins=None, as_of="2009", only_attested=True)

    response = client.get(ADDRESS, {"am": am})

    shown = texts(response, section("sitze", "/h2")) + texts(response, section("sitze", "/h3"))
    assert shown == headings


@pytest.mark.parametrize(
    ("am", "is_old"),
    [
        ("2009-06-15", False),
        ("2011-12-31", False),
        ("2012-01-01", True),
        ("2023-06-15", True),
        ("2024-01-01", False),
        ("2030-01-01", False),
    ],
)
def test_committee_detail_on_a_day_takes_for_old_what_was_so_on_that_day(client, db, today, am, is_old):
    """Nothing gets older than it is today."""
    committee = create_committee_of_borken()
    create_seat(committee=committee, begins=None, as_of="2009", ends="2023")
    create_seat(committee=committee, begins="2024", as_of="2024")

    response = client.get(ADDRESS, {"am": am})

    hint = "Diese Angaben sind älter als zwei Jahre (Stand: 2009). Fragen Sie im Zweifel das Bildungsbüro."
    assert texts(response, section("sitze", "/p[@class='hint']")) == ([hint] if is_old else [])


def test_committee_detail_on_another_day_keeps_todays_meetings(client, db, today):
    committee = create_committee_of_borken()
    create_meeting(committee=committee, date="16.06.2024")

    response = client.get(ADDRESS, {"am": "2030-01-01"})

    assert texts(response, section("sitzungen", "/h2")) == ["Dann tagt das Gremium wieder"]


@pytest.mark.parametrize("query", ["", "?am=", "?am=2024-06-15"])
def test_committee_detail_today(client, db, today, query):
    create_agreement(network=create_committee_of_borken().network)

    response = client.get(f"{ADDRESS}{query}")

    assert texts(response, section("regel", "/p"))[1] == "Grundlage ist dieser Kooperationsvertrag:"
    assert elements(response, ".//p[@class='hint']") == []
    assert [field.get("value") for field in elements(response, ".//input[@name='am']")] == ["2024-06-15"]


def test_committee_detail_does_not_show_the_agreement_of_another_network(client, db, today):
    create_committee_of_borken()
    create_agreement()

    response = client.get(ADDRESS)

    assert texts(response, section("regel", "/p"))[1:] == [NO_AGREEMENT.format("15. Juni 2024")]


@pytest.mark.parametrize("am", ["gestern", "2026-13-01", "2026-02-30", "2024-06", "<script>", "\x00"])
def test_committee_detail_on_a_day_there_is_not(client, db, today, am):
    create_committee_of_borken()

    response = client.get(ADDRESS, {"am": am})

    assert response.status_code == 400
    assert texts(response, ".//main/*")[:2] == [
        "Diese Anfrage konnten wir nicht lesen",
        "Das Datum hinter „am=“ konnten wir nicht lesen. Bitte schreiben Sie es als Jahr, Monat und Tag, zum "
        "Beispiel „am=2024-06-15“.",
    ]
