"""Answers on the real data: exact matches, prefixes, substrings, fuzzy matches, umlauts, fillers and postcodes."""

import unicodedata
from collections.abc import Iterable

import pytest

from networks import finder
from networks.finder.answer import Answer
from networks.finder.answers import BETTER_KNOWN, NAME_MISSING, NOTHING_FOUND, WHICH_PLACE, find
from networks.finder.entry import Entry, Kind
from networks.finder.index import Index
from networks.finder.referrals import JUGENDAMT, SCHULAMT
from networks.finder.spelling import clean
from networks.finder.topics import DEPENDS_ON_PLACE
from networks.models import Locality, Municipality, PostalCode
from networks.site_pages import site_pages
from tests import factories

RURAL = ["Borken", "Coesfeld", "Recklinghausen", "Steinfurt", "Warendorf"]
AREAS = [*RURAL, "Bottrop", "Gelsenkirchen", "Münster"]


def ask(index: Index, text: str, limit: int = 50) -> Answer:
    return find(index, clean(text), limit)


def targets(index: Index, texts: Iterable[str]) -> dict[str, str | None]:
    answers = {text: ask(index, text).target for text in texts}
    return {text: found.url if found else None for text, found in answers.items()}


def labels(entries: list[Entry]) -> list[str]:
    return [entry.label for entry in entries]


def towns(index: Index) -> list[Entry]:
    return [entry for entry in index.entries if entry.kind == Kind.TOWN]


def without_umlauts(name: str) -> str:
    return name.replace("ä", "a").replace("ö", "o").replace("ü", "u")


@pytest.mark.parametrize(
    "respell",
    [
        str,
        str.upper,
        str.lower,
        lambda name: name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"),
        without_umlauts,
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
    answers = [(town, ask(index, respell(town.label))) for town in towns(index)]

    assert len(answers) == 78
    assert [town for town, answer in answers if answer.hits[:1] != [town]] == []
    assert [town.label for town, answer in answers if answer.target != town] == RURAL


def test_each_town_is_found_by_name_with_kind_or_district(index):
    forms = ("Stadt {}", "Gemeinde {}", "Rathaus {}", "{} Stadt")
    typed = {form.format(town.label): town.url for town in towns(index) for form in forms}
    for town in towns(index):
        _, is_rural, district = town.detail.partition(" im ")
        if is_rural:
            typed[f"{town.label} ({district})"] = town.url

    assert targets(index, typed) == typed


@pytest.mark.parametrize(
    "respell", [str, str.lower, without_umlauts, lambda name: unicodedata.normalize("NFD", name)]
)
def test_each_locality_leads_to_its_town_or_offers_all_of_its_towns(index, seeded, respell):
    towns_of: dict[str, set[str]] = {}
    asks_back = set()
    for locality in Locality.objects.select_related("municipality"):
        towns_of.setdefault(locality.name, set()).add(locality.municipality.slug)
        if locality.is_better_known_elsewhere:
            asks_back.add(locality.name)
    answers = {name: ask(index, respell(name)) for name in towns_of}

    first = {
        name: {entry.slug for entry in answers[name].hits[: len(slugs)]} for name, slugs in towns_of.items()
    }
    assert first == towns_of
    clear = {name for name, answer in answers.items() if answer.target}
    assert clear == {name for name, slugs in towns_of.items() if len(slugs) == 1} - asks_back


def test_each_page_of_the_site_is_found_by_its_name(index):
    pages = {page.label: page.url for page in site_pages()}

    assert targets(index, pages) == pages


def one_typing_error(name: str) -> set[str]:
    places = range(len(name))
    left_out = {name[:at] + name[at + 1 :] for at in places}
    doubled = {name[:at] + name[at] + name[at:] for at in places}
    wrong = {name[:at] + letter + name[at + 1 :] for at in places for letter in "ex"}
    swapped = {name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] for at in places if at}
    return left_out | doubled | wrong | swapped


def test_each_town_of_six_letters_is_found_with_one_typing_error(index):
    missed = []
    for town in (town for town in towns(index) if len(town.label) >= 6):
        for typed in one_typing_error(town.label.lower()):
            if index.localities([typed]):  # „leeden“ is one, before it is Legden
                continue
            answer = ask(index, typed)
            if town not in answer.hits + answer.guesses:
                missed.append((town.label, typed))

    assert missed == []


GUESSES = {
    "Emsdetten": "Emsdeten | Bildungsbüro Emsdeten",
    "Lüdinghausen": "Lüdinghasen | Luedinghasen | Ludinghasen | Lüdenghasen",
    "Neuenkirchen": "Neunkirchen",
    "Ahlen, Ahle": "Ahlne",
    "Ahlen": "Bildungbüro Ahlen",
    "Borken, Kreis Borken": "Bokren",
    "Inklusion und sonderpädagogische Förderung": "Inklussion",
    "Marl": "Marktl",
    "Bockum, Beckum, Langenbochum": "Bochum",
    "Hiltrup, Waltrop": "Hiltrop",
    "Nachhilfe": "Nachhife",
    "Recklinghausen, Kreis Recklinghausen, Suderwich": "Recklinghausen-Süd",
    "Wulfen, Barkenberg": "Wulfen-Barkenberg",
    "Schulamt für den Kreis Recklinghausen, Recklinghausen, Kreis Recklinghausen, Röllinghausen": "Schulamt Reklinghausen",
    "": "Lxr | Dortmund | mscht",
}


def test_fuzzy_matches_are_guesses_and_never_a_target(index):
    expected = {typed: guesses for guesses, texts in GUESSES.items() for typed in texts.split(" | ")}
    answers = {typed: ask(index, typed) for typed in expected}

    assert {typed: ", ".join(labels(answer.guesses)) for typed, answer in answers.items()} == expected
    assert {(answer.explanation, answer.target) for answer in answers.values()} == {(NOTHING_FOUND, None)}


TARGETS = {
    "/orte/ahlen/": "Ahlen | Bildungsbüro Ahlen | wo ist das Bildungsbüro für Ahlen | Lenkungskreis Ahlen",
    "/orte/muenster/": "MUNSTER | Muenster | Münster (Westf.) | Stadt Münster | 48128",
    "/orte/gronau/": "Gronau | Gronau Westf | Gronau (Westf.), Stadt",
    "/orte/haltern-am-see/": "Haltern | Haltern a. See",
    "/orte/saerbeck/": "Särbeck",
    "/orte/oer-erkenschwick/": "oererkenschwick | Oer / Erkenschwick | Oer Erkensch",
    "/orte/oer-erkenschwick/?ortsteil=oer": "Oer",
    "/orte/castrop-rauxel/?ortsteil=castrop": "Castrop | Bildungsbüro Castrop",
    "/orte/muenster/?ortsteil=hiltrup": "hiltrup | HILTRUP | Hiltru | Münster-Hiltrup | Hiltrup (Münster) | 48165 Hiltrup | "
    "Ortsteil Hiltrup | Bildungsbüro Hiltrup | 48155 Hiltrup, Münster",
    "/orte/ahaus/?ortsteil=wuellen": "Wüllen | wuellen | wullen | Wu\u0308llen",
    "/orte/coesfeld/?ortsteil=lette": "Lette Coesfeld | Coesfeld-Lette",
    "/orte/steinfurt/?ortsteil=veltrup": "Steinfurt-Veltrup",
    "/orte/oelde/?ortsteil=lette": "Lette, Kreis Warendorf",
    "/orte/wadersloh/?ortsteil=basel": "Basel, Wadersloh",
    "/orte/muenster/?ortsteil=sankt-mauritz": "St. Mauritz | Sankt Mauritz",
    "/orte/ahlen/?thema=nachhilfe": "Nachhilfe Ahlen | Ahlen Nachhilfe | Wer hilft mit Nachhilfe in Ahlen? | Nachhilfe 59227",
    "/orte/ahlen/?thema=inklusion-und-sonderpaedagogische-foerderung": "Inklusion und sonderpädagogische Förderung Ahlen",
    "/orte/muenster/?ortsteil=hiltrup&thema=deutsch-lernen": "Deutsch lernen Hiltrup",
    "/orte/ibbenbueren/": "ibb",
    "/orte/borken/": "Bildungsbüro Stadt Borken",
    "/netzwerke/kreis-steinfurt/": "Kreis Steinfurt | Steinfurt Kreis | Landkreis Steinfurt | "
    "Kreisverwaltung Steinfurt",
    "/netzwerke/kreis-borken/": "Bildungsnetzwerk Kreis Borken | Regionales Bildungsnetzwerk im Kreis Borken | "
    "bildungsbuero borken | Bildungsbüro des Kreises Borken | Nachhilfe im Kreis Borken",
    "/netzwerke/stadt-muenster/": "Bildungsbüro Münster",
    "/netzwerke/stadt-bottrop/": "RBB Bottrop",
    "/netzwerke/stadt-gelsenkirchen/": "Kommunales Bildungsbüro | Bildungsnetzwerk Stadt Gelsenkirchen",
    "/handlungsfelder/ganztag/": "Thema Ganztag",
    "/handlungsfelder/uebergang-schule-beruf/": "KAoA | Übergang Schule-Beruf",
    "/handlungsfelder/uebergang-kita-grundschule/": "uebergang kita grundschule | Grundschule Kita",
    "/schulaufsicht/": "Schulaufsicht | Schulamt | schulaemter | Schulrat | die Schulrätin | Wo ist das Schulamt?",
    "/schulaufsicht/schulamt-kreis-borken/": "Schulamt für den Kreis Borken | Schulaufsicht Borken | Schulrat Ahaus",
    "/schulaufsicht/schulamt-kreis-recklinghausen/": "Schulamt Recklinghausen | Schulamt Reckl | Schulamt Wulfen",
    "/schulaufsicht/bezirksregierung-muenster/": "Bezirksregierung | Bezirksregierung Münster | obere Schulaufsicht",
    "/kooperationsvertraege/": "Vertrag",
    "/netzwerke/": "Bildungsbüros",
    "/lenkungskreise/": "Lenkungskreise | lenkungskreis",
    "/lenkungskreise/kreis-borken/": "Borken Lenkungskreis | LENKUNGSKREIS KREIS BORKEN | Lenkungsgruppe Borken",
    "/lenkungskreise/stadt-gelsenkirchen/": "Lenkungsgruppe der Stadt Gelsenkirchen | Lenkungskreis Gelsenk",
    "/bildungskonferenzen/": "Bildungskonferenzen | Bildungskonferenz | Kalender",
    "/bildungskonferenzen/kreis-coesfeld/": "Bildungskonferenzen im Kreis Coesfeld | Konferenz Coesfeld",
    "/orte/warendorf/": "٤٨٢٣١ | ۴۸۲۳۱ | 48231 | 48 231 | D-48231 | PLZ 48231 | ４８２３１ | 48231 W | Warendorf 48231",
    "/orte/steinfurt/": "Stadt Steinfurt | 48651 Steinfurt",
    None: "Lette | Horst | Basel | Göttingen | Leer | Nachhilfe | Nachhilfe Basel | Nachhilfe Borken | Einschulung Ahlen | ib | in Ib | Stadt ah | Borke | Borken | 48651 | 48231 Ahlen | 4823",
}


def test_one_clear_hit_is_the_target(index):
    expected = {typed: url for url, texts in TARGETS.items() for typed in texts.split(" | ")}
    for area in AREAS:
        slug = f"{'kreis' if area in RURAL else 'stadt'}-{area.lower().replace('ü', 'ue')}"
        expected[f"Lenkungskreis {area}"] = f"/lenkungskreise/{slug}/"
        expected[f"Bildungskonferenz {area}"] = f"/bildungskonferenzen/{slug}/"

    assert targets(index, expected) == expected


def test_name_shared_by_all_districts_lists_all_eight(index):
    shared = ("Bildungsbüro", "RBB", "Regionales Bildungsbüro", "Bildungsnetzwerk", "RBN")

    urls = [{entry.url for entry in ask(index, typed).hits} - {"/netzwerke/"} for typed in shared]
    assert {len(found) for found in urls} == {8}


def test_hits_in_their_order(index):
    expected = {
        **{area: [area, f"Kreis {area}"] for area in RURAL[1:]},
        "Borken": ["Borken", "Kreis Borken", "Borkenwirthe"],
        "Horst": ["Horst", "Horst", "Horst", "Hörstel", "Horstmar", "Hörsteloe"],
        "Kreis Borken": ["Kreis Borken"],
        "Münster": ["Münster", "Regionales Bildungsnetzwerk Stadt Münster"],
        "See": ["Haltern am See", "Seeste"],
        "Stadt ah": ["Ahaus", "Ahlen"],
        "Ortsteil Hilt": ["Hiltrup"],
        "Kreis St": ["Kreis Steinfurt"],
        "kappeln": ["Westerkappeln"],
        "pädagogik": ["Medien und Digitalisierung"],
        "Grundschule Kita": ["Übergang Kita – Grundschule"],
        "Kindheit": [],
        "Hauptstraße 5, 59227 Ahlen": ["Ahlen"],
        "Kreis": [*(f"Kreis {area}" for area in RURAL), "Zusammenarbeit von Kreis und Kommunen"],
    }

    assert {typed: labels(ask(index, typed).hits) for typed in expected} == expected


def test_each_kind_of_entry_has_a_detail(index):
    entries = [*index.entries, *ask(index, "hiltrup").hits, ask(index, "Nachhilfe").topic]
    assert {kind: next(e.detail for e in entries if e.kind == kind) for kind in Kind} == {
        Kind.TOWN: "Stadt im Kreis Borken",
        Kind.DISTRICT: "Kreis mit seinem Bildungsnetzwerk",
        Kind.NETWORK: "Bildungsnetzwerk im Kreis Borken",
        Kind.OFFICE: "Bildungsbüro im Kreis Borken",
        Kind.COMMITTEE: "Sitze, Ziele, Sitzungen",
        Kind.CONFERENCES: "Termine, Themen, Empfehlungen",
        Kind.AUTHORITY: "obere Schulaufsicht",
        Kind.FIELD: "Handlungsfeld",
        Kind.LOCALITY: "gehört zu Münster",
        Kind.TOPIC: "Thema: Individuelle Förderung",
        Kind.PAGE: "Karte und Suche",
    }


def test_long_list_is_cut_and_the_headline_says_so(index):
    answer = ask(index, "4", limit=5)

    assert (len(answer.hits), answer.headline) == (5, "Mehr als 5 Treffer für „4“")
    assert answer.explanation.startswith("Hier stehen die ersten 5.")


def test_nothing_found(index):
    nothing = ("Dortmund", "???", "😀", "%", "_", "' OR 1=1 --", "東京", "x" * 100, "ü" * 100)
    expected = dict.fromkeys(nothing, NOTHING_FOUND) | {"Stadtverwaltung": NAME_MISSING}

    assert {typed: ask(index, typed) for typed in expected} == {
        typed: Answer(typed, f"Kein Treffer für „{typed}“", explanation)
        for typed, explanation in expected.items()
    }


def test_each_postcode_leads_to_its_towns(index, seeded):
    towns_of = {}
    for code in PostalCode.objects.select_related("municipality").order_by("plz", "municipality__name"):
        towns_of.setdefault(code.plz, []).append(code.municipality.name)
    answers = {plz: ask(index, plz) for plz in towns_of}

    assert len(towns_of) == 181
    assert {plz: labels(answer.hits) for plz, answer in answers.items()} == towns_of
    assert [plz for plz, answer in answers.items() if not answer.target] == ["48651"]


def test_hits_of_a_postcode_show_the_postcodes(index):
    expected = {
        "48651": ["Stadt im Kreis Coesfeld · 48651", "Stadt im Kreis Steinfurt · 48651"],
        "4589": ["kreisfreie Stadt · 45891, 45892, 45894 und 3 weitere"],
        "48231 Ahlen": ["Stadt im Kreis Warendorf · 48231", "Stadt im Kreis Warendorf"],
    }

    assert {typed: [entry.detail for entry in ask(index, typed).hits] for typed in expected} == expected


OUTSIDE = "Die Postleitzahl {} liegt nicht im Regierungsbezirk Münster"
INSIDE = (
    "Im Regierungsbezirk Münster beginnen die Postleitzahlen mit 44, 45, 46, 48, 49 oder 59. "
    "Für andere Orte hilft das Landesportal weiter."
)
MAYBE_A_BOX = (
    "Vielleicht gehört sie zu einem Postfach oder zu einem Nachbarort außerhalb des Regierungsbezirks Münster. "
    "Suchen Sie bitte nach dem Namen des Ortes."
)
SIX = "„123456“ hat 6 Ziffern, eine Postleitzahl nur fünf"


def test_postcode_outside_the_region(index):
    expected = {
        "40210 Düsseldorf": (OUTSIDE.format(40210), INSIDE, []),
        "44135": (OUTSIDE.format(44135), INSIDE, []),
        "48455": ("Die Postleitzahl 48455 kennen wir nicht", MAYBE_A_BOX, []),
        "99999 Ahlen": (OUTSIDE.format(99999), INSIDE, ["Ahlen"]),
        "40": ("Keine Postleitzahl im Regierungsbezirk Münster beginnt mit 40", INSIDE, []),
        "123456": (SIX, "Bitte prüfen Sie Ihre Eingabe.", []),
    }
    answers = {typed: ask(index, typed) for typed in expected}

    assert {t: (a.headline, a.explanation, labels(a.hits)) for t, a in answers.items()} == expected
    assert [answer for answer in answers.values() if answer.guesses or answer.target] == []


def create_towns(*names: str, **fields) -> None:
    for name in names:
        factories.create_municipality(name=name, slug=name.lower().replace(" ", "-"), **fields)


def test_order_is_exact_match_then_prefix_then_word_inside(db):
    district = factories.create_district(name="Kreis Lohn")
    factories.create_network(district=district, name="Bildungsnetzwerk", slug="kreis-lohn")
    create_towns("Lohn", "Alt Lohn", "Lohnberg", "Stadtlohn", district=district)

    assert labels(finder.answer("lohn").hits) == ["Lohn", "Kreis Lohn", "Lohnberg", "Alt Lohn"]


def test_own_name_comes_before_a_locality_and_a_locality_before_prefixes(db):
    district = factories.create_district(name="Kreis Lohn")
    create_towns("Horst", "Olfen", "Lettenberg", district=district)
    for name in ("Horst", "Lette", "Olf"):
        factories.create_locality(name=name, municipality=Municipality.objects.get(slug="olfen"))
    answers = {typed: finder.answer(typed) for typed in ("Horst", "Lette", "Olf")}

    assert {typed: [entry.url for entry in answer.hits] for typed, answer in answers.items()} == {
        "Horst": ["/orte/horst/", "/orte/olfen/?ortsteil=horst"],
        "Lette": ["/orte/olfen/?ortsteil=lette", "/orte/lettenberg/"],
        "Olf": ["/orte/olfen/?ortsteil=olf", "/orte/olfen/"],
    }
    assert [answer.target for answer in answers.values()] == [answer.hits[0] for answer in answers.values()]


def test_name_better_known_elsewhere_asks_back(index):
    answer = ask(index, "Basel")

    assert (answer.headline, answer.explanation) == (WHICH_PLACE, BETTER_KNOWN.format("Basel"))
    assert [(entry.label, entry.detail) for entry in answer.hits] == [("Basel", "gehört zu Wadersloh")]


def test_topic_asks_for_the_place_and_keeps_what_was_typed_for_it(index):
    expected = {
        "nachhilfe": ("Nachhilfe", "", ["Individuelle Förderung"], []),
        "Nachhilfe für mein Kind": ("Nachhilfe", "", ["Individuelle Förderung"], []),
        "Ausbildung": ("Ausbildung", "", ["Berufliche Bildung", "Übergang Schule – Beruf"], []),
        "Nachhilfe Alhen": ("Nachhilfe", "alhen", ["Individuelle Förderung"], ["Ahlen"]),
    }
    answers = {typed: ask(index, typed) for typed in expected}

    assert {
        t: (a.topic.label, a.place, labels(a.hits), labels(a.guesses)) for t, a in answers.items()
    } == expected
    assert {answer.headline for answer in answers.values()} == {DEPENDS_ON_PLACE}
    assert labels(ask(index, "Nachhilfe Ahl").hits) == ["Ahlen", "Ahle", "Ahlintel"]


def test_concern_of_another_body_leads_there(index):
    expected = {
        "Einschulung": (SCHULAMT, ["Schulaufsicht", "Übergang Kita – Grundschule"], True),
        "Einschulung in Hiltrup": (SCHULAMT, ["Schulamt für die Stadt Münster", "Hiltrup"], False),
        "Schulpflicht 59227": (SCHULAMT, ["Schulamt für den Kreis Warendorf", "Ahlen"], False),
        "Kita-Platz": (JUGENDAMT, [], True),
        "Kitaplatz Ahlen": (JUGENDAMT, ["Ahlen"], False),
    }
    answers = {typed: ask(index, typed) for typed in expected}

    assert {t: (a.headline, labels(a.hits), a.topic is not None) for t, a in answers.items()} == {
        typed: (referral.sentence, hits, asks) for typed, (referral, hits, asks) in expected.items()
    }
    assert [t for t, a in answers.items() if not a.explanation.startswith(expected[t][0].advice)] == []


def test_two_towns_of_one_name_are_both_offered(db):
    for slug in ("eins", "zwei"):
        factories.create_municipality(name=f"Neustadt ({slug})", slug=slug)
    answer = finder.answer("Neustadt")

    assert (labels(answer.hits), answer.target) == (["Neustadt (eins)", "Neustadt (zwei)"], None)


def test_network_with_and_without_office_and_committee(db):
    district = factories.create_district(name="Kreis Lippe")
    network = factories.create_network(district=district, slug="kreis-lippe")
    queries = ("Bildungsbüro Lippe", "Lenkungskreis im Kreis Lippe", "Bildungskonferenz Lippe")
    before = [finder.answer(query).target.url for query in queries]
    factories.create_office(network=network, name="")
    factories.create_committee(network=network, name="")
    page, conferences = network.get_absolute_url(), "/bildungskonferenzen/kreis-lippe/"

    assert before == [page, page, conferences]
    after = [finder.answer(query).target.url for query in queries]
    assert after == [page, "/lenkungskreise/kreis-lippe/", conferences]


@pytest.mark.parametrize("typed", ["48231", "48", "RBB", "Kreis Borken"])
def test_nothing_is_found_in_an_empty_database(db, typed):
    answer = finder.answer(typed)

    assert answer == Answer(typed, f"Kein Treffer für „{typed}“", answer.explanation)


def test_town_beside_a_postcode_is_a_guess_where_no_postcode_is_known(db):
    create_towns("Ahlen")
    answer = finder.answer("48231 Ahlen")

    assert (answer.headline, labels(answer.guesses)) == ("Kein Treffer für „48231 Ahlen“", ["Ahlen"])
