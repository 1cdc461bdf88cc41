"""Answers on the real data: exact matches, prefixes, substrings, fuzzy matches, umlauts, fillers and postcodes."""

import unicodedata

import pytest

from networks import finder
from networks.finder.answers import NAME_MISSING, NOTHING_FOUND, Answer, find
from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.spelling import clean
from networks.models import PostalCode
from tests import factories

RURAL = ["Borken", "Coesfeld", "Recklinghausen", "Steinfurt", "Warendorf"]
AREAS = [*RURAL, "Bottrop", "Gelsenkirchen", "Münster"]


def ask(index: Index, text: str, limit: int = 50) -> Answer:
    return find(index, clean(text), limit)


def target(index: Index, text: str) -> str | None:
    found = ask(index, text).target
    return found.url if found else None


def labels(entries: list[Entry]) -> list[str]:
    return [entry.label for entry in entries]


def details(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.label, entry.detail) for entry in entries]


def towns(index: Index) -> list[Entry]:
    return [entry for entry in index.entries if entry.kind == Kind.TOWN]


# --- Towns -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "respell",
    [
        str,
        str.upper,
        str.lower,
        lambda name: name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"),
        lambda name: name.replace("ä", "a").replace("ö", "o").replace("ü", "u"),
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: f"  {name.replace(' ', '   ')} ",
        lambda name: name.replace("-", " "),
        lambda name: name.replace("-", "").replace(" ", ""),
        lambda name: f"in {name}",
        lambda name: f"{name}, Westfalen",
    ],
)
def test_each_town_is_found_by_each_spelling_of_its_name(index, respell):
    """Five towns share their name with a district, so that there is no clear hit."""
    found = {}
    for town in towns(index):
        answer = ask(index, respell(town.label))
        found[town.label] = (answer.target, answer.hits[:1])

    assert len(found) == 78
    assert found == {town.label: (None if town.label in RURAL else town, [town]) for town in towns(index)}


def test_each_town_is_found_by_name_with_kind_or_district(index):
    forms = ("Stadt {}", "Gemeinde {}", "Rathaus {}", "{} Stadt")
    typed = {form.format(town.label): town.url for town in towns(index) for form in forms}
    for town in towns(index):
        _, is_rural, district = town.detail.partition(" im ")
        if is_rural:
            typed[f"{town.label} ({district})"] = town.url

    assert {text: target(index, text) for text in typed} == typed


def one_typing_error(name: str) -> set[str]:
    places = range(len(name))
    left_out = {name[:at] + name[at + 1 :] for at in places}
    doubled = {name[:at] + name[at] + name[at:] for at in places}
    wrong = {name[:at] + letter + name[at + 1 :] for at in places for letter in "ex"}
    swapped = {name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] for at in places if at}
    return left_out | doubled | wrong | swapped


def test_each_town_of_six_letters_is_found_with_one_typing_error(index):
    missed = []
    for town in towns(index):
        for typed in one_typing_error(town.label.lower()) if len(town.label) >= 6 else ():
            answer = ask(index, typed)
            if town.url not in {entry.url for entry in [*answer.hits, *answer.guesses]}:
                missed.append((town.label, typed))

    assert missed == []


def test_fuzzy_matches_are_guesses_and_never_a_target(index):
    expected = {
        "Emsdeten": ["Emsdetten"],
        "Lüdinghasen": ["Lüdinghausen"],
        "Luedinghasen": ["Lüdinghausen"],
        "Ludinghasen": ["Lüdinghausen"],
        "Lüdenghasen": ["Lüdinghausen"],
        "Neunkirchen": ["Neuenkirchen"],
        "Ahlne": ["Ahlen"],
        "Bildungsbüro Emsdeten": ["Emsdetten"],
        "Bildungbüro Ahlen": ["Ahlen"],
        "Bokren": ["Borken", "Kreis Borken"],
        "Inklussion": ["Inklusion und sonderpädagogische Förderung"],
        "Marktl": ["Marl"],
        "Bochum": ["Beckum"],
        "Lxr": [],
        "Dortmund": [],
        "mscht": [],
    }
    answers = {typed: ask(index, typed) for typed in expected}

    assert {typed: labels(answer.guesses) for typed, answer in answers.items()} == expected
    assert {answer.explanation for answer in answers.values()} == {NOTHING_FOUND}
    assert {answer.target for answer in answers.values()} == {None}


# --- Everything with a page --------------------------------------------------------------------------------

TARGETS = {
    "/orte/ahlen/": "Ahlen | Bildungsbüro Ahlen | wo ist das Bildungsbüro für Ahlen | Lenkungskreis Ahlen",
    "/orte/muenster/": "MUNSTER | Muenster | Münster (Westf.) | Stadt Münster | 48128",
    "/orte/bottrop/": "Bottrop",
    "/orte/gronau/": "Gronau | Gronau Westf | Gronau (Westf.), Stadt",
    "/orte/haltern-am-see/": "Haltern | Haltern a. See",
    "/orte/gescher/": "Gescher, Glockenstadt",
    "/orte/oelde/": "Ölde",
    "/orte/saerbeck/": "Särbeck",
    "/orte/oer-erkenschwick/": "oererkenschwick | Oer / Erkenschwick | Oer",
    "/orte/castrop-rauxel/": "Castrop | Rauxel | Bildungsbüro Castrop",
    "/orte/ibbenbueren/": "ibb",
    "/orte/ahaus/": "Aha",
    "/orte/borken/": "Bildungsbüro Stadt Borken",
    "/netzwerke/kreis-steinfurt/": "Kreis Steinfurt | Steinfurt Kreis | Landkreis Steinfurt | "
    "Kreisverwaltung Steinfurt",
    "/netzwerke/kreis-borken/": "Bildungsnetzwerk Kreis Borken | Regionales Bildungsnetzwerk im Kreis Borken | "
    "bildungsbuero borken | Bildungsbüro des Kreises Borken | Schulamt für den Kreis Borken",
    "/netzwerke/kreis-warendorf/": "RBN Warendorf",
    "/netzwerke/stadt-muenster/": "Bildungsbüro Münster",
    "/netzwerke/stadt-bottrop/": "RBB Bottrop",
    "/netzwerke/stadt-gelsenkirchen/": "Kommunales Bildungsbüro | Bildungsnetzwerk Stadt Gelsenkirchen",
    "/handlungsfelder/inklusion/": "Inklusion",
    "/handlungsfelder/ganztag/": "Thema Ganztag",
    "/handlungsfelder/mint/": "MINT",
    "/handlungsfelder/uebergang-schule-beruf/": "KAoA | Übergang Schule-Beruf",
    "/handlungsfelder/uebergang-kita-grundschule/": "uebergang kita grundschule | Grundschule Kita",
    "/servicestelle/": "Servicestelle",
    "/schulaufsicht/": "Schulaufsicht | Schulamt | schulaemter",
    "/lenkungskreise/": "Lenkungskreise | lenkungskreis",
    "/lenkungskreise/kreis-borken/": "Borken Lenkungskreis | LENKUNGSKREIS KREIS BORKEN | Lenkungsgruppe Borken",
    "/lenkungskreise/stadt-gelsenkirchen/": "Lenkungsgruppe der Stadt Gelsenkirchen | Lenkungskreis Gelsenk",
    "/bildungskonferenzen/": "Bildungskonferenzen | Bildungskonferenz",
    "/bildungskonferenzen/kreis-coesfeld/": "Bildungskonferenzen im Kreis Coesfeld | Konferenz Coesfeld",
    "/orte/warendorf/": "48231 | 48 231 | D-48231 | PLZ 48231 | ４８２３１ | 48231 W | Warendorf 48231",
    "/orte/steinfurt/": "Stadt Steinfurt | 48651 Steinfurt",
    None: "ib | in Ib | Stadt ah | Borke | Borken | 48651 | 48231 Ahlen | 4823",
}


def test_one_clear_hit_is_the_target(index):
    expected = {typed: url for url, texts in TARGETS.items() for typed in texts.split(" | ")}

    assert {typed: target(index, typed) for typed in expected} == expected


def test_each_district_is_found_with_its_committee_and_conferences(index):
    expected = {}
    for area in AREAS:
        slug = f"{'kreis' if area in RURAL else 'stadt'}-{area.lower().replace('ü', 'ue')}"
        expected[f"Lenkungskreis {area}"] = f"/lenkungskreise/{slug}/"
        expected[f"Bildungskonferenz {area}"] = f"/bildungskonferenzen/{slug}/"

    assert {typed: target(index, typed) for typed in expected} == expected


@pytest.mark.parametrize(
    "typed", ["Bildungsbüro", "RBB", "Regionales Bildungsbüro", "Bildungsnetzwerk", "RBN"]
)
def test_name_shared_by_all_districts_lists_all_eight(index, typed):
    assert len({entry.url for entry in ask(index, typed).hits}) == 8


def test_hits_in_their_order(index):
    expected = {
        **{area: [area, f"Kreis {area}"] for area in RURAL},
        "Kreis Borken": ["Kreis Borken"],
        "Münster": ["Münster", "Regionales Bildungsnetzwerk Stadt Münster"],
        "Ah": ["Ahaus", "Ahlen"],
        "See": ["Haltern am See"],
        "Stadt ah": ["Ahaus", "Ahlen"],
        "Kreis St": ["Kreis Steinfurt"],
        "lä": ["Laer", "Ladbergen"],
        "kappeln": ["Westerkappeln"],
        "pädagogik": ["Medien und Digitalisierung"],
        "Grundschule Kita": ["Übergang Kita – Grundschule"],
        "Kindheit": [],
        "Hauptstraße 5, 59227 Ahlen": ["Ahlen"],
        "Kreis": [*(f"Kreis {area}" for area in RURAL), "Zusammenarbeit von Kreis und Kommunen"],
    }

    assert {typed: labels(ask(index, typed).hits) for typed in expected} == expected


def test_each_kind_of_entry_has_a_detail(index):
    assert {kind: next(e.detail for e in index.entries if e.kind == kind) for kind in Kind} == {
        Kind.TOWN: "Stadt im Kreis Borken",
        Kind.DISTRICT: "Kreis mit seinem Bildungsnetzwerk",
        Kind.NETWORK: "Bildungsnetzwerk im Kreis Warendorf",
        Kind.OFFICE: "Bildungsbüro im Kreis Warendorf",
        Kind.COMMITTEE: "Sitze, Ziele, Sitzungen",
        Kind.CONFERENCES: "Termine, Themen, Empfehlungen",
        Kind.FIELD: "Handlungsfeld",
        Kind.PAGE: "alle Netzwerke",
    }


def test_long_list_is_cut_and_the_headline_says_so(index):
    answer = ask(index, "4", limit=5)

    assert len(answer.hits) == 5
    assert answer.headline == "Mehr als 5 Treffer für „4“"
    assert (
        answer.explanation
        == "Hier stehen die ersten 5. Schreiben Sie etwas mehr, dann wird die Liste kürzer."
    )


NOTHING = ["Dortmund", "???", "😀", "%", "_", "' OR 1=1 --", "東京", "x" * 100, "ü" * 100]


@pytest.mark.parametrize(
    ("typed", "explanation"), [*((typed, NOTHING_FOUND) for typed in NOTHING), ("Gemeinde", NAME_MISSING)]
)
def test_nothing_found(index, typed, explanation):
    assert ask(index, typed) == Answer(typed, f"Kein Treffer für „{typed}“", explanation)


# --- Postcodes ---------------------------------------------------------------------------------------------


def test_each_postcode_leads_to_its_towns(index, seeded):
    towns_of = {}
    for code in PostalCode.objects.select_related("municipality").order_by("plz", "municipality__name"):
        towns_of.setdefault(code.plz, []).append(code.municipality.name)
    answers = {plz: ask(index, plz) for plz in towns_of}

    assert len(towns_of) == 183
    assert {plz: labels(answer.hits) for plz, answer in answers.items()} == towns_of
    assert [plz for plz, answer in answers.items() if not answer.target] == ["48651"]


def test_hits_of_a_postcode_show_the_postcodes(index):
    expected = {
        "48651": [
            ("Coesfeld", "Stadt im Kreis Coesfeld · 48651"),
            ("Steinfurt", "Stadt im Kreis Steinfurt · 48651"),
        ],
        "4589": [("Gelsenkirchen", "kreisfreie Stadt · 45891, 45892, 45894 und 3 weitere")],
        "48231 Ahlen": [
            ("Warendorf", "Stadt im Kreis Warendorf · 48231"),
            ("Ahlen", "Stadt im Kreis Warendorf"),
        ],
    }

    assert {typed: details(ask(index, typed).hits) for typed in expected} == expected


OUTSIDE = "Die Postleitzahl {} liegt nicht im Regierungsbezirk Münster"
INSIDE = (
    "Im Regierungsbezirk Münster beginnen die Postleitzahlen mit 44, 45, 46, 48, 49 oder 59. "
    "Für andere Orte hilft das Landesportal weiter."
)
MAYBE_A_BOX = (
    "Oder sie gehört zu einem Postfach, das wir nicht kennen. Suchen Sie dann bitte nach dem Namen des Ortes."
)


@pytest.mark.parametrize(
    ("typed", "headline", "explanation", "hits"),
    [
        ("40210 Düsseldorf", OUTSIDE.format(40210), INSIDE, []),
        ("44135", OUTSIDE.format(44135), INSIDE, []),
        ("48455", OUTSIDE.format(48455), MAYBE_A_BOX, []),
        ("99999 Ahlen", OUTSIDE.format(99999), INSIDE, ["Ahlen"]),
        ("40", "Keine Postleitzahl im Regierungsbezirk Münster beginnt mit 40", INSIDE, []),
        (
            "123456",
            "„123456“ hat 6 Ziffern, eine Postleitzahl nur fünf",
            "Bitte prüfen Sie Ihre Eingabe.",
            [],
        ),
    ],
)
def test_postcode_outside_the_region(index, typed, headline, explanation, hits):
    answer = ask(index, typed)

    assert (answer.headline, answer.explanation) == (headline, explanation)
    assert (labels(answer.hits), answer.guesses, answer.target) == (hits, [], None)


# --- Names that are not in the data ------------------------------------------------------------------------


@pytest.mark.django_db
def test_saint_and_sharp_s_are_normalised():
    factories.create_municipality(name="Sankt Veit an der Gölsen", slug="veit")
    factories.create_municipality(name="Großreken", slug="gross")
    spelled = {
        "/orte/veit/": [
            "Sankt Veit",
            "St. Veit",
            "St.Veit",
            "ST VEIT",
            "sanktveit",
            "Sankt Veit an der Gölsen",
        ],
        "/orte/gross/": ["Großreken", "GROSSREKEN", "grossreken", "GROẞREKEN"],
    }

    assert {url: {finder.answer(text).target.url for text in texts} for url, texts in spelled.items()} == {
        url: {url} for url in spelled
    }


@pytest.mark.django_db
def test_order_is_exact_match_then_prefix_then_word_inside():
    district = factories.create_district(name="Kreis Lohn")
    factories.create_network(district=district, name="Bildungsnetzwerk", slug="kreis-lohn")
    for name in ("Lohn", "Alt Lohn", "Lohnberg", "Stadtlohn"):
        factories.create_municipality(name=name, slug=name.lower().replace(" ", "-"), district=district)

    assert labels(finder.answer("lohn").hits) == ["Lohn", "Kreis Lohn", "Lohnberg", "Alt Lohn"]


@pytest.mark.django_db
def test_words_in_any_order_list_towns_in_alphabetical_order():
    for name in ("Ost Markt", "Alt Ostheim Markt", "Markt Ost", "Ost"):
        factories.create_municipality(name=name, slug=name.lower().replace(" ", "-"))

    assert labels(finder.answer("Mar Os").hits) == ["Alt Ostheim Markt", "Markt Ost", "Ost Markt"]


@pytest.mark.django_db
def test_two_towns_of_one_name_are_both_offered():
    for slug in ("eins", "zwei"):
        factories.create_municipality(name=f"Neustadt ({slug})", slug=slug)

    answer = finder.answer("Neustadt")

    assert (labels(answer.hits), answer.target) == (["Neustadt (eins)", "Neustadt (zwei)"], None)


@pytest.mark.django_db
def test_network_with_and_without_office_and_committee():
    network = factories.create_network(
        district=factories.create_district(name="Kreis Lippe"), slug="kreis-lippe"
    )
    queries = ("Bildungsbüro Lippe", "Lenkungskreis im Kreis Lippe", "Bildungskonferenz Lippe")
    urls = [finder.answer(query).target.url for query in queries]
    factories.create_office(network=network, name="")
    factories.create_committee(network=network, name="")
    targets = [finder.answer(query).target for query in queries]

    assert urls == [network.get_absolute_url()] * 2 + ["/bildungskonferenzen/kreis-lippe/"]
    assert [(found.label, found.url) for found in targets[:2]] == [
        ("Bildungsbüro", network.get_absolute_url()),
        ("Lenkungskreis im Kreis Lippe", "/lenkungskreise/kreis-lippe/"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Ahlen", "48231", "48", "Bildungsbüro", "Kreis", "Kreis Borken"])
def test_empty_database(typed):
    answer = finder.answer(typed)

    assert answer == Answer(typed, f"Kein Treffer für „{typed}“", answer.explanation)


@pytest.mark.django_db
def test_town_beside_a_postcode_is_a_guess_where_no_postcode_is_known():
    factories.create_municipality(name="Ahlen")

    answer = finder.answer("48231 Ahlen")

    assert (answer.headline, labels(answer.guesses)) == ("Kein Treffer für „48231 Ahlen“", ["Ahlen"])
