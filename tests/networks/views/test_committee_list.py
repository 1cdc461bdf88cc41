import pytest

from networks.charts.comparison import SORTINGS
from networks.views import committee as views
from tests.factories import (
    create_authority,
    create_committee,
    create_district,
    create_meeting,
    create_network,
    create_seat,
)
from tests.networks.views.reading import elements, links, section, texts

ADDRESS = "/lenkungskreise/"
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
    full = create_committee_of("B", name="Lenkungsgruppe", as_of="2020")
    create_seat(
        committee=full, function="Oberbürgermeisterin oder Oberbürgermeister", role="vorsitz", as_of="2024"
    )
    create_seat(committee=full, side="obere", is_vacant=True, as_of="Mai 2023")
    create_seat(committee=full, side="untere")
    create_seat(committee=full, begins=None, as_of="2012", only_attested=True)
    create_meeting(committee=full, date="01.08.2024")
    create_meeting(committee=full, date="Mai 2024", state="gehalten")
    create_committee_of("A")

    response = client.get(ADDRESS)

    assert texts(response, ".//title")[0].startswith("Lenkungskreise")
    assert texts(response, section("vergleich", "//thead/tr/th")) == [
        "Lenkungskreis",
        "Vorsitz",
        "Tandem der Schulaufsicht",
        "Sitze",
        "Letzte Sitzung",
        "Nächste Sitzung",
        "Stand",
    ]
    assert rows(response) == ["Lenkungskreis im Kreis A", "Lenkungsgruppe im Kreis B"]
    assert cells(response)[:6] == ["", "", "", "", "", "undatiert"]
    assert cells(response)[6:] == [
        "Oberbürgermeisterin oder Oberbürgermeister",
        "nur halb besetzt",
        "3, davon 1 unbesetzt",
        "Mai 2024",
        "1. August 2024",
        "Mai 2023",
    ]
    assert links(response, section("vergleich")) == [
        *(f"?sortiert={key}#vergleich" for key in SORTINGS),
        "/lenkungskreise/kreis-a/",
        "/lenkungskreise/kreis-b/",
        "/netzwerke/vergleich/",
    ]


def test_committee_list_leaves_out_columns_of_which_nothing_is_known(client, db, today):
    attested = {"begins": None, "as_of": "2015", "only_attested": True}
    create_seat(committee=create_committee_of("A"), function="Landrat", role="vorsitz", **attested)

    response = client.get(ADDRESS)

    assert cells(response) == ["Landrat (2015)", "zuletzt 1", "2015"]
    assert texts(response, section("vergleich", "/p"))[0].startswith(
        "Zu keinem Lenkungskreis bekannt: Tandem der Schulaufsicht, Letzte Sitzung und Nächste Sitzung."
    )


# --- Order ---------------------------------------------------------------------------------------------------


def test_committee_list_is_sorted(client, db, today):
    create_committee_of("A")
    create_seat(committee=create_committee_of("B"))

    response = client.get(f"{ADDRESS}?sortiert=sitze")

    heads = elements(response, section("vergleich", "//th[@aria-sort]"))
    assert rows(response) == ["Lenkungskreis im Kreis B", "Lenkungskreis im Kreis A"]
    assert [("".join(head.itertext()), head.get("aria-sort")) for head in heads] == [("Sitze", "descending")]
    assert links(response, section("vergleich", "//thead"))[:2] == [
        "?sortiert=netzwerk#vergleich",
        "?sortiert=tandem#vergleich",
    ]


@pytest.mark.parametrize("query", ["sortiert=Sitze", "seite=%3Cscript%3E", f"funktion={'a' * 101}"])
def test_committee_list_keeps_the_page_and_says_what_is_wrong(client, db, query):
    create_committee_of("A")

    response = client.get(f"{ADDRESS}?{query}")

    assert (response.status_code, len(elements(response, ".//ul[@class='errorlist']/li"))) == (400, 1)
    assert [field.get("name") for field in elements(response, section("quer", "//*[@name]"))] == [
        "seite",
        "funktion",
    ]
    assert across(response) == []


# --- Across --------------------------------------------------------------------------------------------------


def across(response):
    return texts(response, section("quer", "//tbody/tr/*"))


@pytest.fixture
def seats(db, today):
    other = create_committee_of("B")
    create_seat(
        committee=other, function="Zweite", side="untere", institution="Stelle", begins="2020", order=1
    )
    committee = create_committee_of("A")
    create_seat(
        committee=committee, function="Erste", side="untere", institution="Stelle", begins="2020", order=2
    )
    authority = create_authority(slug="dezernat-41", level="obere")
    for function, fields in [
        ("Dezernat", {"side": "obere", "authority": authority}),
        ("Ämter für Übergänge", {"is_vacant": True}),
        ("Jugendhilfe", {"begins": None, "as_of": "2009", "only_attested": True}),
        ("Beendete Jugendhilfe", {"ends": "14.06.2024"}),
    ]:
        create_seat(
            committee=committee, function=function, **{"institution": "Stelle", "begins": "2020"} | fields
        )


UPPER = ["Kreis A", "Dezernat Stelle · seit 2020", "Land: obere Schulaufsicht", "heute"]
LOWER = [
    *("Kreis A", "Erste Stelle · seit 2020", "Land: untere Schulaufsicht", "heute"),
    *("Kreis B", "Zweite Stelle · seit 2020", "Land: untere Schulaufsicht", "heute"),
]
VACANT = ["Kreis A", "Ämter für Übergänge unbesetzt Stelle · seit 2020", "Kommune", "heute"]
YOUTH = ["Kreis A", "Jugendhilfe Stelle", "Kommune", "zuletzt 2009"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"seite": "obere", "funktion": "\x00"}, UPPER),
        ({"seite": "kommune"}, VACANT + YOUTH),
        ({"seite": "untere", "sortiert": "tandem"}, LOWER),
        ({"funktion": " A\u0308mter\tUEBERGÄNGE\x00 "}, VACANT),
        ({"funktion": "jugend"}, YOUTH),
    ],
    ids=str,
)
def test_committee_list_shows_one_function_across_all(client, seats, query, found):
    response = client.get(ADDRESS, query)

    number = len(found) // 4
    assert across(response) == found
    assert texts(response, section("quer", "//caption"))[0].startswith(
        f"{number} Sitz{'e' if number > 1 else ''}. „"
    )
    assert texts(response, ".//title")[0].startswith("Sitze quer durch alle Lenkungskreise")


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ({"funktion": "%"}, [NO_SEAT]),
        ({"seite": "partner", "funktion": "<script>alert(1)</script>"}, [NO_SEAT]),
        ({"seite": "", "funktion": "\x00"}, []),
    ],
)
def test_committee_list_across_finds_nothing(client, seats, query, sentences):
    response = client.get(ADDRESS, query)

    chosen = [
        option.get("value") for option in elements(response, ".//option") if "selected" in option.attrib
    ]
    (field,) = elements(response, ".//input[@name='funktion']")
    assert (response.status_code, across(response)) == (200, [])
    assert texts(response, section("quer", "/p")) == sentences
    assert chosen == [query.get("seite", "")]
    assert field.get("value", "") == query["funktion"].strip("\x00")


def test_committee_list_says_when_it_shows_not_all(client, db, today, monkeypatch):
    monkeypatch.setattr(views, "MOST_SEATS", 2)
    for _ in range(3):
        create_seat()

    response = client.get(ADDRESS, {"seite": "kommune"})

    assert len(texts(response, section("quer", "//tbody/tr"))) == 2
    assert texts(response, section("quer", "//caption"))[0].startswith(
        "3 Sitze. Hier stehen die ersten 2: Schreiben Sie etwas mehr, dann wird die Liste kürzer. "
    )
