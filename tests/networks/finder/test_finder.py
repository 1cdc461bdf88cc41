import datetime as dt
import threading

import pytest
from django.utils import timezone

from networks import finder
from networks.models import District, FieldOfAction, Municipality, SteeringCommittee
from tests import factories


def labels(entries):
    return [entry.label for entry in entries]


def test_empty_query_asks_for_one():
    assert finder.answer(" \t\n ") == finder.Answer(
        "",
        "Suchen Sie nach Ihrem Ort",
        "Schreiben Sie einen Ort, eine Postleitzahl oder ein Thema in das Feld.",
    )


@pytest.mark.parametrize("text", ["\x00", "\ufffd\ufffd", "\u200f", "\u0308", "\ud800"])
def test_unreadable_query_is_refused(text):
    assert finder.answer(text) == finder.Answer(
        "",
        "Ihre Eingabe konnten wir nicht lesen",
        "Bitte schreiben Sie einen Ort, eine Postleitzahl oder ein Thema in das Feld.",
        is_refused=True,
    )


@pytest.mark.parametrize("length", [101, 10_000])
def test_overlong_query_is_refused(length):
    assert finder.answer("a" * length) == finder.Answer(
        "a" * 100,
        "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen",
        "Ein Ort, eine Postleitzahl oder ein Stichwort genügt.",
        is_refused=True,
    )


# --- Freshness -------------------------------------------------------------------------------------------------


def rename(model, name):
    record = model.objects.get()
    record.name = name
    record.save()


@pytest.mark.django_db
def test_edit_is_found_at_the_next_question():
    factories.create_municipality(name="Alt", slug="ort")
    factories.create_field(name="Altes Feld", slug="feld")
    assert (finder.answer("Alt").target.url, finder.answer("Altes Feld").target.url) == (
        "/orte/ort/",
        "/handlungsfelder/feld/",
    )

    rename(Municipality, "Neu")
    assert labels(finder.answer("Alt").hits) == ["Altes Feld"]
    assert finder.answer("Neu").target.url == "/orte/ort/"

    rename(FieldOfAction, "Neues Feld")
    assert finder.answer("Altes Feld").target is None
    assert finder.answer("Neues Feld").target.url == "/handlungsfelder/feld/"

    rename(District, "Kreis Nirgends")
    assert finder.answer("Neu").target.detail == "Gemeinde im Kreis Nirgends"


@pytest.mark.django_db
def test_edit_is_found_where_the_clock_runs_late(monkeypatch):
    town = factories.create_municipality(name="Alt", slug="ort")
    factories.create_municipality(name="Anderswo", slug="anderswo")
    finder.answer("Alt")

    earlier = timezone.now() - dt.timedelta(days=400)
    monkeypatch.setattr(timezone, "now", lambda: earlier)
    town.name = "Neu"
    town.save()

    assert finder.answer("Neu").target.url == "/orte/ort/"


@pytest.mark.django_db
def test_added_and_deleted_records_are_found_and_lost_at_the_next_question():
    old = factories.create_municipality(name="Alt", slug="alt")
    assert finder.answer("Neu").target is None

    factories.create_municipality(name="Neu", slug="neu", district=old.district)
    assert finder.answer("Neu").target.url == "/orte/neu/"

    old.delete()
    assert finder.answer("Alt").target is None
    assert finder.answer("Neu").target.url == "/orte/neu/"


@pytest.mark.django_db
def test_added_renamed_and_deleted_committee_is_found_and_lost_at_the_next_question():
    district = factories.create_district(name="Kreis Lippe")
    network = factories.create_network(district=district, slug="kreis-lippe")
    assert finder.answer("Steuergruppe Lippe").target is None

    factories.create_committee(network=network, name="Lenkungsrunde")
    assert finder.answer("Lenkungsrunde Lippe").target.url == "/lenkungskreise/kreis-lippe/"

    rename(SteeringCommittee, "Steuergruppe")
    assert finder.answer("Steuergruppe Lippe").target.url == "/lenkungskreise/kreis-lippe/"
    assert finder.answer("Lenkungsrunde Lippe").target is None

    SteeringCommittee.objects.get().delete()
    assert finder.answer("Steuergruppe Lippe").target is None


@pytest.mark.django_db
def test_added_and_deleted_postcodes_are_found_and_lost_at_the_next_question():
    town = factories.create_municipality(name="Ort", slug="ort")
    first = factories.create_postal_code(plz="48231", municipality=town)
    assert finder.answer("48231").target.label == "Ort"

    factories.create_postal_code(plz="59227", municipality=town)
    assert finder.answer("59227").target.label == "Ort"

    first.delete()
    assert finder.answer("48231").target is None


@pytest.mark.django_db
def test_index_is_kept_while_nothing_changes(django_assert_num_queries):
    factories.create_municipality(name="Ahlen")
    with django_assert_num_queries(9):
        built = finder.current_index()

    with django_assert_num_queries(1):
        assert finder.current_index() is built


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3, 300])
def test_number_of_queries_does_not_depend_on_the_content(django_assert_num_queries, rows):
    for number in range(rows):
        town = factories.create_municipality(name=f"Ort {number}")
        factories.create_postal_code(municipality=town)
        network = factories.create_network(district=town.district)
        factories.create_office(network=network)
        factories.create_committee(network=network)
    with django_assert_num_queries(9):
        finder.answer("Ort")
    with django_assert_num_queries(1):
        finder.answer("Ort")


def test_threads_that_ask_at_once_build_one_index(monkeypatch):
    """Without the database: its connection belongs to the test's own thread."""
    built = []

    class Slow:
        def __init__(self, stamp):
            self.stamp = stamp
            built.append(self)
            everyone_asks.wait()

    everyone_asks = threading.Event()
    monkeypatch.setattr(finder, "read", list)
    monkeypatch.setattr(finder, "Index", Slow)
    monkeypatch.setattr(finder, "_index", None)
    monkeypatch.setattr(finder, "content_stamp", lambda: "stamp")
    found = []
    threads = [threading.Thread(target=lambda: found.append(finder.current_index())) for _ in range(5)]
    for thread in threads:
        thread.start()
    everyone_asks.set()
    for thread in threads:
        thread.join()

    assert found == built * 5
