import unicodedata

import pytest

from networks import finder
from networks.finder.answers import NAME_MISSING, NOTHING_FOUND, Answer, find
from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.spelling import clean
from networks.models import PostalCode
from tests import factories


def ask(index: Index, text: str, limit: int = 50) -> Answer:
    return find(index, clean(text), limit)


def target(index: Index, text: str) -> str | None:
    found = ask(index, text).target
    return found.url if found else None


def labels(entries: list[Entry]) -> list[str]:
    return [entry.label for entry in entries]


def towns(index: Index) -> list[Entry]:
    return [entry for entry in index.entries if entry.kind == Kind.TOWN]


def is_also_a_district(index: Index, town: Entry) -> bool:
    return f"Kreis {town.label}" in labels(index.entries)


# --- Towns -------------------------------------------------------------------------------------------------


def test_index_holds_the_78_towns(index):
    assert len(towns(index)) == 78


@pytest.mark.parametrize(
    "respell",
    [
        pytest.param(lambda name: name, id="as written"),
        pytest.param(str.upper, id="upper case"),
        pytest.param(str.lower, id="lower case"),
        pytest.param(
            lambda name: name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"),
            id="umlauts spelled out",
        ),
        pytest.param(
            lambda name: name.replace("ä", "a").replace("ö", "o").replace("ü", "u"), id="umlauts without dots"
        ),
        pytest.param(lambda name: unicodedata.normalize("NFD", name), id="combining characters"),
        pytest.param(lambda name: f"  {name.replace(' ', '   ')} ", id="blanks"),
        pytest.param(lambda name: name.replace("-", " "), id="blank for hyphen"),
        pytest.param(lambda name: name.replace("-", "").replace(" ", ""), id="one word"),
        pytest.param(lambda name: f"in {name}", id="in"),
        pytest.param(lambda name: f"{name}, Westfalen", id="Westfalen"),
    ],
)
def test_every_town_is_found_by_its_name(index, respell):
    missed = []
    for town in towns(index):
        answer = ask(index, respell(town.label))
        expected = None if is_also_a_district(index, town) else town
        if (answer.target, answer.hits[:1]) != (expected, [town]):
            missed.append(town.label)

    assert missed == []


@pytest.mark.parametrize("words_around", ["Stadt {}", "Gemeinde {}", "Rathaus {}", "{} Stadt"])
def test_every_town_is_found_by_name_and_kind(index, words_around):
    missed = [
        town.label for town in towns(index) if target(index, words_around.format(town.label)) != town.url
    ]

    assert missed == []


def test_every_town_is_found_by_name_and_district(index):
    districts = {entry.label for entry in index.entries if entry.kind == Kind.DISTRICT}
    missed = [
        town.label
        for town in towns(index)
        for district in districts
        if town.detail.endswith(f"im {district}") and target(index, f"{town.label} ({district})") != town.url
    ]

    assert missed == []


def one_typing_error(name: str) -> set[str]:
    places = range(len(name))
    left_out = {name[:at] + name[at + 1 :] for at in places}
    doubled = {name[:at] + name[at] + name[at:] for at in places}
    wrong = {name[:at] + letter + name[at + 1 :] for at in places for letter in "ex"}
    swapped = {name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] for at in places if at}
    return left_out | doubled | wrong | swapped


def test_every_town_of_six_letters_or_more_survives_one_typing_error(index):
    missed = []
    for town in towns(index):
        for typed in one_typing_error(town.label.lower()) if len(town.label) >= 6 else ():
            answer = ask(index, typed)
            if town.url not in {entry.url for entry in [*answer.hits, *answer.guesses]}:
                missed.append((town.label, typed))

    assert missed == []


@pytest.mark.parametrize(
    ("typed", "guesses"),
    [
        ("Emsdeten", ["Emsdetten"]),
        ("Lüdinghasen", ["Lüdinghausen"]),
        ("Luedinghasen", ["Lüdinghausen"]),
        ("Ludinghasen", ["Lüdinghausen"]),
        ("Lüdenghasen", ["Lüdinghausen"]),
        ("Neunkirchen", ["Neuenkirchen"]),
        ("Ahlne", ["Ahlen"]),
        ("Bildungsbüro Emsdeten", ["Emsdetten"]),
        ("Bildungbüro Ahlen", ["Ahlen"]),
        ("Bokren", ["Borken", "Kreis Borken"]),
        ("Inklussion", ["Inklusion und sonderpädagogische Förderung"]),
        ("Marktl", ["Marl"]),
        ("Lxr", []),
        ("Dortmund", []),
    ],
)
def test_typing_errors_are_asked_back(index, typed, guesses):
    answer = ask(index, typed)

    assert labels(answer.guesses) == guesses
    assert answer.target is None or answer.target.label == typed


@pytest.mark.parametrize("typed", ["Emsdeten", "Lüdinghasen", "Neunkirchen", "Bochum", "mscht", "kappeln"])
def test_nobody_is_led_on_by_a_guess(index, typed):
    assert ask(index, typed).target is None


# --- Everything with a page --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("Ahlen", "/orte/ahlen/"),
        ("Bildungsbüro Ahlen", "/orte/ahlen/"),
        ("Schulamt Ahlen", "/orte/ahlen/"),
        ("wo ist das Bildungsbüro für Ahlen", "/orte/ahlen/"),
        ("MUNSTER", "/orte/muenster/"),
        ("Muenster", "/orte/muenster/"),
        ("Münster", "/orte/muenster/"),
        ("Münster (Westf.)", "/orte/muenster/"),
        ("Stadt Münster", "/orte/muenster/"),
        ("Bottrop", "/orte/bottrop/"),
        ("Gelsenkirchen", "/orte/gelsenkirchen/"),
        ("Gronau", "/orte/gronau/"),
        ("Gronau Westf", "/orte/gronau/"),
        ("Gronau (Westf.), Stadt", "/orte/gronau/"),
        ("Haltern", "/orte/haltern-am-see/"),
        ("Gescher, Glockenstadt", "/orte/gescher/"),
        ("Ölde", "/orte/oelde/"),
        ("Särbeck", "/orte/saerbeck/"),
        ("Senden", "/orte/senden/"),
        ("Recke", "/orte/recke/"),
        ("oererkenschwick", "/orte/oer-erkenschwick/"),
        ("Oer / Erkenschwick", "/orte/oer-erkenschwick/"),
        ("Castrop", "/orte/castrop-rauxel/"),
        ("Rauxel", "/orte/castrop-rauxel/"),
        ("Oer", "/orte/oer-erkenschwick/"),
        ("ibb", "/orte/ibbenbueren/"),
        ("ib", None),
        ("in Ib", None),
        ("Emsdett", "/orte/emsdetten/"),
        ("Haltern a. See", "/orte/haltern-am-see/"),
        ("Bildungsbüro Castrop", "/orte/castrop-rauxel/"),
        ("Aha", "/orte/ahaus/"),
        ("Stadt ah", None),
        ("Grundschule Kita", "/handlungsfelder/uebergang-kita-grundschule/"),
        ("Borke", None),
        ("Steinfurt", None),
        ("Warendorf", None),
        ("Stadt Steinfurt", "/orte/steinfurt/"),
        ("Kreis Steinfurt", "/netzwerke/kreis-steinfurt/"),
        ("Steinfurt Kreis", "/netzwerke/kreis-steinfurt/"),
        ("Landkreis Steinfurt", "/netzwerke/kreis-steinfurt/"),
        ("Kreisverwaltung Steinfurt", "/netzwerke/kreis-steinfurt/"),
        ("Bildungsnetzwerk Kreis Borken", "/netzwerke/kreis-borken/"),
        ("Regionales Bildungsnetzwerk im Kreis Borken", "/netzwerke/kreis-borken/"),
        ("RBN Warendorf", "/netzwerke/kreis-warendorf/"),
        ("bildungsbuero borken", "/netzwerke/kreis-borken/"),
        ("Bildungsbüro des Kreises Borken", "/netzwerke/kreis-borken/"),
        ("Bildungsbüro Stadt Borken", "/orte/borken/"),
        ("Bildungsbüro Münster", "/netzwerke/stadt-muenster/"),
        ("RBB Bottrop", "/netzwerke/stadt-bottrop/"),
        ("Kommunales Bildungsbüro", "/netzwerke/stadt-gelsenkirchen/"),
        ("Kommunales Bildungsbüro Gelsenkirchen", "/netzwerke/stadt-gelsenkirchen/"),
        ("Bildungsnetzwerk Stadt Gelsenkirchen", "/netzwerke/stadt-gelsenkirchen/"),
        ("Inklusion", "/handlungsfelder/inklusion/"),
        ("Thema Ganztag", "/handlungsfelder/ganztag/"),
        ("MINT", "/handlungsfelder/mint/"),
        ("KAoA", "/handlungsfelder/uebergang-schule-beruf/"),
        ("Übergang Schule-Beruf", "/handlungsfelder/uebergang-schule-beruf/"),
        ("uebergang kita grundschule", "/handlungsfelder/uebergang-kita-grundschule/"),
        ("Servicestelle", "/servicestelle/"),
        ("Schulaufsicht", "/schulaufsicht/"),
        ("Schulamt", "/schulaufsicht/"),
        ("schulaemter", "/schulaufsicht/"),
        ("Schulamt für den Kreis Borken", "/netzwerke/kreis-borken/"),
        ("Lenkungskreise", "/lenkungskreise/"),
        ("Lenkungskreis", "/lenkungskreise/"),
        ("lenkungskreis", "/lenkungskreise/"),
        ("Lenkungskreis Borken", "/lenkungskreise/kreis-borken/"),
        ("Borken Lenkungskreis", "/lenkungskreise/kreis-borken/"),
        ("LENKUNGSKREIS KREIS BORKEN", "/lenkungskreise/kreis-borken/"),
        ("Lenkungskreis des Kreises Borken", "/lenkungskreise/kreis-borken/"),
        ("Lenkungskreis im Kreis Coesfeld", "/lenkungskreise/kreis-coesfeld/"),
        ("Lenkungsgruppe Gelsenkirchen", "/lenkungskreise/stadt-gelsenkirchen/"),
        ("Lenkungsgruppe der Stadt Gelsenkirchen", "/lenkungskreise/stadt-gelsenkirchen/"),
        ("Lenkungskreis Gelsenkirchen", "/lenkungskreise/stadt-gelsenkirchen/"),
        ("Lenkungsgruppe Borken", "/lenkungskreise/kreis-borken/"),
        ("Lenkungskreis Gelsenk", "/lenkungskreise/stadt-gelsenkirchen/"),
        ("Lenkungskreis Muenster", "/lenkungskreise/stadt-muenster/"),
        ("Lenkungskreis Ahlen", "/orte/ahlen/"),
        ("Bildungskonferenzen", "/bildungskonferenzen/"),
        ("Bildungskonferenz", "/bildungskonferenzen/"),
        ("Bildungskonferenz Kreis Coesfeld", "/bildungskonferenzen/kreis-coesfeld/"),
        ("Bildungskonferenzen im Kreis Coesfeld", "/bildungskonferenzen/kreis-coesfeld/"),
        ("Konferenz Coesfeld", "/bildungskonferenzen/kreis-coesfeld/"),
        ("Bildungskonferenz Münster", "/bildungskonferenzen/stadt-muenster/"),
        ("Bildungskonferenz Stadt Münster", "/bildungskonferenzen/stadt-muenster/"),
    ],
)
def test_one_clear_hit(index, typed, url):
    assert target(index, typed) == url


@pytest.mark.parametrize("name", ["Borken", "Coesfeld", "Recklinghausen", "Steinfurt", "Warendorf"])
def test_town_and_district_of_one_name_are_both_offered(index, name):
    answer = ask(index, name)

    assert [(entry.label, entry.detail) for entry in answer.hits] == [
        (name, f"Stadt im Kreis {name}"),
        (f"Kreis {name}", "Kreis mit seinem Bildungsnetzwerk"),
    ]
    assert answer.headline == f"2 Treffer für „{name}“"
    assert answer.target is None


@pytest.mark.parametrize("name", ["Kreis Borken", "Ahlen", "Münster", "Stadt Bottrop", "Stadt Gelsenkirchen"])
def test_who_types_a_name_alone_is_offered_neither_committee_nor_conferences(index, name):
    kinds = {entry.kind for entry in ask(index, name).hits}

    assert kinds & {Kind.COMMITTEE, Kind.CONFERENCES} == set()


@pytest.mark.parametrize(
    "area",
    ["Borken", "Coesfeld", "Recklinghausen", "Steinfurt", "Warendorf", "Bottrop", "Gelsenkirchen", "Münster"],
)
@pytest.mark.parametrize(
    ("word", "page"), [("Lenkungskreis", "lenkungskreise"), ("Bildungskonferenz", "bildungskonferenzen")]
)
def test_every_district_is_found_with_its_bodies(index, area, word, page):
    slug = area.lower().replace("ü", "ue")

    assert target(index, f"{word} {area}") in {f"/{page}/kreis-{slug}/", f"/{page}/stadt-{slug}/"}


@pytest.mark.parametrize(
    "typed", ["Bildungsbüro", "RBB", "Regionales Bildungsbüro", "Bildungsnetzwerk", "RBN"]
)
def test_what_all_districts_have_is_offered_for_all(index, typed):
    assert len({entry.url for entry in ask(index, typed).hits}) == 8


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("Ah", ["Ahaus", "Ahlen"]),
        ("Castrop", ["Castrop-Rauxel"]),
        ("Erkenschwick", ["Oer-Erkenschwick"]),
        ("See", ["Haltern am See"]),
        ("Stadt ah", ["Ahaus", "Ahlen"]),
        ("Kreis St", ["Kreis Steinfurt"]),
        ("kappeln", ["Westerkappeln"]),
        ("pädagogik", ["Medien und Digitalisierung"]),
        ("Grundschule Kita", ["Übergang Kita – Grundschule"]),
        ("Kindheit", []),
        ("Hauptstraße 5, 59227 Ahlen", ["Ahlen"]),
        (
            "Kreis",
            [
                "Kreis Borken",
                "Kreis Coesfeld",
                "Kreis Recklinghausen",
                "Kreis Steinfurt",
                "Kreis Warendorf",
                "Zusammenarbeit von Kreis und Kommunen",
            ],
        ),
    ],
)
def test_list_of_hits(index, typed, hits):
    assert labels(ask(index, typed).hits) == hits


def test_every_hit_says_what_it_is(index):
    assert {kind: next(e.detail for e in index.entries if e.kind == kind) for kind in Kind} == {
        Kind.TOWN: "Stadt im Kreis Borken",
        Kind.DISTRICT: "Kreis mit seinem Bildungsnetzwerk",
        Kind.NETWORK: "Bildungsnetzwerk im Kreis Warendorf",
        Kind.OFFICE: "Bildungsbüro im Kreis Warendorf",
        Kind.COMMITTEE: "Sitze, Ziele, Sitzungen",
        Kind.CONFERENCES: "Termine, Themen, Empfehlungen",
        Kind.FIELD: "Handlungsfeld",
        Kind.PAGE: "bei der Bezirksregierung",
    }


def test_more_hits_than_fit_are_cut_and_said(index):
    answer = ask(index, "4", limit=5)

    assert len(answer.hits) == 5
    assert answer.headline == "Mehr als 5 Treffer für „4“"
    assert (
        answer.explanation
        == "Hier stehen die ersten 5. Schreiben Sie etwas mehr, dann wird die Liste kürzer."
    )


@pytest.mark.parametrize(
    ("typed", "explanation"),
    [
        ("Dortmund", NOTHING_FOUND),
        ("???", NOTHING_FOUND),
        ("😀", NOTHING_FOUND),
        ("%", NOTHING_FOUND),
        ("_", NOTHING_FOUND),
        ("' OR 1=1 --", NOTHING_FOUND),
        ("東京", NOTHING_FOUND),
        ("x" * 100, NOTHING_FOUND),
        ("ü" * 100, NOTHING_FOUND),
        ("Gemeinde", NAME_MISSING),
    ],
)
def test_nothing_found(index, typed, explanation):
    assert ask(index, typed) == Answer(typed, f"Kein Treffer für „{typed}“", explanation)


def test_with_a_guess_too_the_place_may_lie_outside(index):
    answer = ask(index, "Bochum")

    assert (labels(answer.guesses), answer.explanation) == (["Beckum"], NOTHING_FOUND)


# --- Postcodes ---------------------------------------------------------------------------------------------


def test_every_postcode_leads_to_its_towns(index, seeded):
    towns_of = {}
    for code in PostalCode.objects.select_related("municipality").order_by("plz", "municipality__name"):
        towns_of.setdefault(code.plz, []).append(code.municipality.name)
    answers = {plz: ask(index, plz) for plz in towns_of}

    assert len(towns_of) == 183
    assert {plz: labels(answer.hits) for plz, answer in answers.items()} == towns_of
    assert [plz for plz, answer in answers.items() if not answer.target] == ["48651"]


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("48231", "/orte/warendorf/"),
        (" 48231 ", "/orte/warendorf/"),
        ("48 231", "/orte/warendorf/"),
        ("D-48231", "/orte/warendorf/"),
        ("PLZ 48231", "/orte/warendorf/"),
        ("４８２３１", "/orte/warendorf/"),
        ("48231 Warendorf", "/orte/warendorf/"),
        ("48231 W", "/orte/warendorf/"),
        ("Warendorf 48231", "/orte/warendorf/"),
        ("59227 Ahlen (Westf.)", "/orte/ahlen/"),
        ("48128", "/orte/muenster/"),
        ("48651", None),
        ("48651 Steinfurt", "/orte/steinfurt/"),
        ("48231 Ahlen", None),
        ("4823", None),
    ],
)
def test_postcode(index, typed, url):
    assert target(index, typed) == url


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        (
            "48651",
            [
                ("Coesfeld", "Stadt im Kreis Coesfeld · 48651"),
                ("Steinfurt", "Stadt im Kreis Steinfurt · 48651"),
            ],
        ),
        ("4823", [("Warendorf", "Stadt im Kreis Warendorf · 48231")]),
        ("4589", [("Gelsenkirchen", "kreisfreie Stadt · 45891, 45892, 45894 und 3 weitere")]),
        (
            "48231 Ahlen",
            [("Warendorf", "Stadt im Kreis Warendorf · 48231"), ("Ahlen", "Stadt im Kreis Warendorf")],
        ),
    ],
)
def test_postcodes_hits(index, typed, hits):
    assert [(entry.label, entry.detail) for entry in ask(index, typed).hits] == hits


INSIDE = (
    "Im Regierungsbezirk Münster beginnen die Postleitzahlen mit 44, 45, 46, 48, 49 oder 59. "
    "Für andere Orte hilft das Landesportal weiter."
)


@pytest.mark.parametrize(
    ("typed", "headline", "explanation"),
    [
        ("40210", "Die Postleitzahl 40210 liegt nicht im Regierungsbezirk Münster", INSIDE),
        ("40210 Düsseldorf", "Die Postleitzahl 40210 liegt nicht im Regierungsbezirk Münster", INSIDE),
        ("44135", "Die Postleitzahl 44135 liegt nicht im Regierungsbezirk Münster", INSIDE),
        (
            "48455",
            "Die Postleitzahl 48455 liegt nicht im Regierungsbezirk Münster",
            "Oder sie gehört zu einem Postfach, das wir nicht kennen. "
            "Suchen Sie dann bitte nach dem Namen des Ortes.",
        ),
        ("40", "Keine Postleitzahl im Regierungsbezirk Münster beginnt mit 40", INSIDE),
        (
            "123456",
            "„123456“ hat 6 Ziffern, eine Postleitzahl nur fünf",
            "Bitte prüfen Sie Ihre Eingabe.",
        ),
    ],
)
def test_postcode_that_is_not_ours(index, typed, headline, explanation):
    assert ask(index, typed) == Answer(typed, headline, explanation)


def test_foreign_postcode_with_a_name_of_ours_offers_the_name(index):
    answer = ask(index, "99999 Ahlen")

    assert answer.headline == "Die Postleitzahl 99999 liegt nicht im Regierungsbezirk Münster"
    assert labels(answer.hits) == ["Ahlen"]
    assert answer.target is None


# --- Names that are not in the data yet --------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["Sankt Veit", "St. Veit", "St.Veit", "ST VEIT", "sanktveit", "Sankt Veit an der Gölsen"]
)
def test_saint(typed):
    factories.create_municipality(name="Sankt Veit an der Gölsen", slug="sankt-veit")

    assert finder.answer(typed).target.url == "/orte/sankt-veit/"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Großreken", "GROSSREKEN", "grossreken", "GROẞREKEN"])
def test_sharp_s(typed):
    factories.create_municipality(name="Großreken", slug="grossreken")

    assert finder.answer(typed).target.url == "/orte/grossreken/"


@pytest.mark.django_db
def test_exact_comes_before_a_beginning_and_that_before_a_word_inside():
    district = factories.create_district(name="Kreis Lohn")
    factories.create_network(district=district, name="Bildungsnetzwerk", slug="kreis-lohn")
    for name in ("Lohn", "Alt Lohn", "Lohnberg", "Stadtlohn"):
        factories.create_municipality(name=name, slug=name.lower().replace(" ", "-"), district=district)

    assert labels(finder.answer("lohn").hits) == ["Lohn", "Kreis Lohn", "Lohnberg", "Alt Lohn"]


@pytest.mark.django_db
def test_two_towns_of_one_name_are_both_offered():
    for number in (1, 2):
        district = factories.create_district(name=f"Kreis {number}")
        factories.create_municipality(
            name=f"Neustadt ({number})", slug=f"neustadt-{number}", district=district
        )

    answer = finder.answer("Neustadt")

    assert labels(answer.hits) == ["Neustadt (1)", "Neustadt (2)"]
    assert answer.target is None


@pytest.mark.django_db
def test_network_without_office_and_town_without_network():
    network = factories.create_network(
        district=factories.create_district(name="Kreis Lippe"), slug="kreis-lippe"
    )
    factories.create_municipality(name="Lemgo", slug="lemgo")

    assert finder.answer("Bildungsbüro Lippe").target.url == network.get_absolute_url()
    assert finder.answer("Lemgo").target.url == "/orte/lemgo/"


@pytest.mark.django_db
def test_office_without_a_name():
    network = factories.create_network(
        district=factories.create_district(name="Kreis Lippe"), slug="kreis-lippe"
    )
    factories.create_office(network=network, name="")

    assert finder.answer("Bildungsbüro Lippe").target.label == "Bildungsbüro"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Lenkungskreis Lippe", "Lenkungskreis im Kreis Lippe"])
def test_committee_without_a_name(typed):
    network = factories.create_network(
        district=factories.create_district(name="Kreis Lippe"), slug="kreis-lippe"
    )
    factories.create_committee(network=network, name="")

    answer = finder.answer(typed)

    assert (answer.target.label, answer.target.url) == (
        "Lenkungskreis im Kreis Lippe",
        "/lenkungskreise/kreis-lippe/",
    )


@pytest.mark.django_db
def test_network_without_a_committee():
    network = factories.create_network(
        district=factories.create_district(name="Kreis Lippe"), slug="kreis-lippe"
    )

    assert finder.answer("Lenkungskreis Lippe").target.url == network.get_absolute_url()
    assert finder.answer("Bildungskonferenz Lippe").target.url == "/bildungskonferenzen/kreis-lippe/"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Ahlen", "48231", "48", "Bildungsbüro", "Kreis", "Kreis Borken"])
def test_empty_database(typed):
    answer = finder.answer(typed)

    assert (answer.hits, answer.guesses, answer.target) == ([], [], None)
    assert answer.headline == f"Kein Treffer für „{typed}“"


@pytest.mark.django_db
def test_town_beside_a_postcode_is_offered_where_no_postcode_is_known():
    factories.create_municipality(name="Ahlen")

    answer = finder.answer("48231 Ahlen")

    assert (answer.headline, labels(answer.guesses)) == ("Kein Treffer für „48231 Ahlen“", ["Ahlen"])
