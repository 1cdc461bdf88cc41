import pytest

from networks.views import committee as views
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_meeting,
    create_network,
    create_seat,
    create_source,
)
from tests.networks.views.reading import elements, links, section, texts

ADDRESS = "/lenkungskreise/"
DASH = "–nicht bekannt"
NO_SEAT = "Dazu ist kein Sitz eingetragen. Versuchen Sie ein anderes Wort, oder wählen Sie bei „Seite“ alle."


def create_committee_of(letter, *, is_fictional=False, **fields):
    network = create_network(
        district=create_district(name=f"Kreis {letter}"),
        slug=f"kreis-{letter.lower()}",
        is_fictional=is_fictional,
    )
    return create_committee(network=network, **{"name": "Lenkungskreis"} | fields)


def rows(response):
    return texts(response, section("vergleich", "//tbody/tr/th"))


def cells(response):
    return texts(response, section("vergleich", "//tbody/tr/td"))


# --- Side by side --------------------------------------------------------------------------------------------


def test_committee_list_says_what_is_known_of_each(client, db, today):
    full = create_committee_of("B", name="Lenkungsgruppe", sources=[create_source()], as_of="2020")
    create_seat(
        committee=full, function="Oberbürgermeisterin oder Oberbürgermeister", role="vorsitz", as_of="2024"
    )
    create_seat(committee=full, side="obere", is_vacant=True, as_of="Mai 2023")
    create_seat(committee=full, side="untere")
    create_seat(committee=full, begins=None, as_of="2012", only_attested=True)
    create_meeting(committee=full, date="16.06.2024")
    create_meeting(committee=full, date="01.08.2024")
    create_meeting(committee=full, date="15.06.2024", state="abgesagt")
    create_meeting(committee=full, date="Mai 2024", state="gehalten")
    create_meeting(committee=full, date="2023", state="gehalten")
    create_committee_of("A")

    response = client.get(ADDRESS)

    assert texts(response, ".//title")[0].startswith("Lenkungskreise")
    assert texts(response, section("vergleich", "//thead/tr/th")) == [
        "Lenkungskreis",
        "Vorsitz",
        "Tandem der Schulaufsicht",
        "Sitze heute",
        "Letzte Sitzung",
        "Nächste Sitzung",
        "Stand",
    ]
    assert rows(response) == ["Lenkungskreis im Kreis A", "Lenkungsgruppe im Kreis B [1]"]
    assert cells(response)[:6] == [DASH, DASH, DASH, DASH, DASH, "undatiert"]
    assert cells(response)[6:] == [
        "Oberbürgermeisterin oder Oberbürgermeister",
        "nur halb besetzt",
        "3, davon 1 unbesetzt",
        "Mai 2024",
        "16. Juni 2024",
        "Mai 2023",
    ]
    assert links(response, section("vergleich", "//tbody")) == [
        "/lenkungskreise/kreis-a/",
        "/lenkungskreise/kreis-b/",
        "#quelle-1",
    ]


@pytest.mark.parametrize(("as_of", "since"), [("2015", "2015"), (None, "undatiert")])
def test_committee_list_says_where_only_an_earlier_composition_is_known(client, db, today, as_of, since):
    create_seat(
        committee=create_committee_of("A"),
        function="Landrat oder Landrätin",
        role="vorsitz",
        begins=None,
        as_of=as_of,
        only_attested=True,
    )

    response = client.get(ADDRESS)

    assert cells(response) == [
        f"Landrat oder Landrätinzuletzt bekannt: {since}",
        DASH,
        DASH,
        DASH,
        DASH,
        since,
    ]


def test_committee_list_of_none(client, db):
    create_network()

    response = client.get(ADDRESS)

    assert texts(response, section("vergleich", "/p")) == ["Es ist noch kein Lenkungskreis eingetragen."]
    assert elements(response, ".//table") == []


# --- Order ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "column", "direction", "letters"),
    [
        ("", "Lenkungskreis", "ascending", "AB"),
        ("?sortiert=", "Lenkungskreis", "ascending", "AB"),
        ("?sortiert=vorsitz", "Vorsitz", "ascending", "BA"),
        ("?sortiert=sitze", "Sitze heute", "descending", "BA"),
    ],
)
def test_committee_list_is_sorted(client, db, today, query, column, direction, letters):
    create_committee_of("A")
    create_seat(committee=create_committee_of("B"), role="vorsitz")

    response = client.get(f"{ADDRESS}{query}")

    heads = elements(response, section("vergleich", "//th"))
    marked = {"".join(head.itertext()): head.get("aria-sort") for head in heads if "aria-sort" in head.attrib}
    assert rows(response) == [f"Lenkungskreis im Kreis {letter}" for letter in letters]
    assert marked == {column: direction}
    assert links(response, section("vergleich", "//thead"))[:2] == [
        "?sortiert=netzwerk#vergleich",
        "?sortiert=vorsitz#vergleich",
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "sortiert=%00",
            "Mit dem Wert hinter „sortiert=“ können wir nichts anfangen. Möglich sind: netzwerk, vorsitz, tandem, "
            "sitze, letzte, naechste, stand.",
        ),
        (
            "seite=%3Cscript%3E",
            "Mit dem Wert hinter „seite=“ können wir nichts anfangen. Möglich sind: vorsitz, obere, untere, kommune, "
            "partner.",
        ),
        (f"funktion={'a' * 101}", "Ihre Eingabe ist zu lang. Bitte nehmen Sie höchstens 100 Zeichen."),
    ],
    ids=lambda text: text[:24],
)
def test_committee_list_refuses_nonsense(client, db, query, sentence):
    response = client.get(f"{ADDRESS}?{query}")

    assert response.status_code == 400
    assert texts(response, ".//main/*")[:2] == ["Diese Anfrage konnten wir nicht lesen", sentence]


# --- Across --------------------------------------------------------------------------------------------------


@pytest.fixture
def seats(db, today):
    borken, coesfeld = create_committee_of("Borken"), create_committee_of("Coesfeld")
    authority = create_authority(name="Dezernat 41", slug="dezernat-41", level="obere")
    for committee, function, fields in [
        (coesfeld, "Leitung des Jugendamts", {"institution": "Kreis Coesfeld"}),
        (borken, "Leitung des Fachbereichs Jugend", {"begins": None, "as_of": "2009", "only_attested": True}),
        (borken, "Dezernentin oder Dezernent", {"side": "obere", "authority": authority, "order": 1}),
        (borken, "Landrat oder Landrätin", {"role": "vorsitz", "order": 2, "sources": [create_source()]}),
        (borken, "Ämter für Übergänge", {"side": "partner", "is_vacant": True, "order": 3}),
        (coesfeld, "Obere", {"begins": None, "side": "obere", "only_attested": True}),
        (coesfeld, "Beendete Jugendhilfe", {"ends": "14.06.2024"}),
        (coesfeld, "Künftige Jugendhilfe", {"begins": "16.06.2024"}),
    ]:
        create_seat(committee=committee, function=function, **{"institution": "Stelle"} | fields)


def across(response):
    found = section("quer", "//tbody/tr")
    return list(
        zip(
            texts(response, f"{found}/th"),
            texts(response, f"{found}//p[@class='seat__function']"),
            texts(response, f"{found}/td[3]"),
            strict=True,
        )
    )


UPPER = [
    ("Kreis Borken", "Dezernentin oder Dezernent", "heute"),
    ("Kreis Coesfeld", "Obere", "zuletzt, undatiert"),
]
CHAIR = [("Kreis Borken", "Landrat oder Landrätin Vorsitz", "heute [1]")]
YOUTH = [
    ("Kreis Borken", "Leitung des Fachbereichs Jugend", "zuletzt 2009"),
    ("Kreis Coesfeld", "Leitung des Jugendamts", "heute"),
]
UMLAUTS = [("Kreis Borken", "Ämter für Übergänge unbesetzt", "heute")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"seite": "obere"}, UPPER),
        ({"seite": "vorsitz"}, CHAIR),
        ({"funktion": "jugend"}, YOUTH),
        ({"funktion": "A\u0308mter"}, UMLAUTS),
        ({"funktion": "Ämter\x00Übergänge"}, UMLAUTS),
        ({"seite": "obere", "funktion": "\x00"}, UPPER),
    ],
    ids=str,
)
def test_committee_list_shows_one_function_across_all(client, seats, query, found):
    response = client.get(ADDRESS, query)

    assert across(response) == found
    assert texts(response, section("quer", "//caption"))[0].startswith(
        f"{len(found)} Sitz{'e' if len(found) > 1 else ''}. „Zuletzt bekannt“ heißt: "
    )
    assert texts(response, ".//title")[0].startswith("Sitze quer durch alle Lenkungskreise")


def test_committee_list_shows_each_seat_across_with_side_and_links(client, seats):
    response = client.get(ADDRESS, {"seite": "obere"})

    assert texts(response, section("quer", "//tbody/tr[1]/*")) == [
        "Kreis Borken",
        "Dezernentin oder Dezernent Stelle · seit 1. Januar 2024",
        "Land: obere Schulaufsicht",
        "heute",
    ]
    assert links(response, section("quer", "//tbody/tr[1]")) == [
        "/lenkungskreise/kreis-borken/",
        "/schulaufsicht/#dezernat-41",
    ]


@pytest.mark.parametrize(
    "query",
    [
        {"funktion": "%"},
        {"seite": "partner", "funktion": "jugend"},
        {"funktion": "<script>alert(1)</script>"},
    ],
    ids=str,
)
def test_committee_list_says_that_there_is_no_such_seat(client, seats, query):
    response = client.get(ADDRESS, query)

    assert response.status_code == 200
    assert texts(response, section("quer", "/p")) == [NO_SEAT]
    assert elements(response, section("quer", "//table")) == []


def test_committee_list_keeps_what_was_asked_in_its_form(client, seats):
    response = client.get(ADDRESS, {"seite": "kommune", "funktion": ' "Jugend" '})

    chosen = [
        option.get("value") for option in elements(response, ".//option") if "selected" in option.attrib
    ]
    assert chosen == ["kommune"]
    assert [field.get("value") for field in elements(response, ".//input[@name='funktion']")] == ['"Jugend"']
    assert texts(response, ".//option") == [
        "alle",
        "Vorsitz",
        "Land: obere Schulaufsicht",
        "Land: untere Schulaufsicht",
        "Kommune",
        "weitere Partner",
    ]


@pytest.mark.parametrize("query", ["?seite=&funktion=", "?funktion=%00"])
def test_committee_list_shows_no_seats_where_none_are_asked_for(client, seats, query):
    response = client.get(f"{ADDRESS}{query}")

    assert elements(response, section("quer", "//table")) == []
    assert texts(response, section("quer", "/p")) == []
    assert texts(response, ".//title")[0].startswith("Lenkungskreise")


@pytest.mark.parametrize(
    ("limit", "shown", "caption"),
    [
        (3, 3, "3 Sitze. "),
        (2, 2, "3 Sitze. Hier stehen die ersten 2: Schreiben Sie etwas mehr, dann wird die Liste kürzer. "),
    ],
)
def test_view_across_says_when_it_shows_not_all(client, db, today, monkeypatch, limit, shown, caption):
    monkeypatch.setattr(views, "MOST_SEATS", limit)
    for _ in range(3):
        create_seat(side="kommune")

    response = client.get(ADDRESS, {"seite": "kommune"})

    assert len(texts(response, section("quer", "//tbody/tr"))) == shown
    assert texts(response, section("quer", "//caption"))[0].startswith(caption.strip())
