"""Hints for unusable queries, and an index that is never older than the content."""

import pytest

from networks import finder
from networks.models import District, FieldOfAction, Municipality
from tests import factories

HINT = "chreiben Sie einen Ort, eine Postleitzahl oder ein Thema in das Feld."
EMPTY = finder.Answer("", "Suchen Sie nach Ihrem Ort", f"S{HINT}")
UNREADABLE = finder.Answer("", "Ihre Eingabe konnten wir nicht lesen", f"Bitte s{HINT}", is_refused=True)
TOO_LONG = finder.Answer(
    "a" * 100,
    "Bitte kürzen Sie Ihre Eingabe auf höchstens 100 Zeichen",
    "Ein Ort, eine Postleitzahl oder ein Stichwort genügt.",
    is_refused=True,
)


def test_unusable_query_gets_a_hint():
    expected = {
        " \t\n ": EMPTY,
        **dict.fromkeys(("\x00", "\ufffd\ufffd", "\u200f", "\u0308", "\ud800"), UNREADABLE),
        **dict.fromkeys(("a" * 101, "a" * 10_000), TOO_LONG),
    }

    assert {text: finder.answer(text) for text in expected} == expected


def rename(model, name):
    record = model.objects.get()
    record.name = name
    record.save()


def target(text: str) -> str | None:
    found = finder.answer(text).target
    return found.url if found else None


@pytest.mark.django_db
def test_edit_is_found_by_the_next_query():
    town = factories.create_municipality(name="Alt", slug="ort")
    factories.create_field(name="Altes Feld", slug="feld")
    assert (target("Alt"), target("Altes Feld")) == ("/orte/ort/", "/handlungsfelder/feld/")

    rename(Municipality, "Neu")
    rename(FieldOfAction, "Neues Feld")
    rename(District, "Kreis Nirgends")
    assert [target(name) for name in ("Alt", "Neu", "Altes Feld")] == [None, "/orte/ort/", None]
    assert finder.answer("Neu").target.detail == "Gemeinde im Kreis Nirgends"

    code = factories.create_postal_code(plz="48231", municipality=town)
    assert target("48231") == "/orte/ort/"
    code.delete()
    town.delete()
    assert (target("48231"), target("Neu")) == (None, "/handlungsfelder/feld/")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_seven_queries_build_the_index_and_none_while_it_is_fresh(django_assert_num_queries, rows):
    """One more each time asks whether the content has changed."""
    for number in range(rows):
        town = factories.create_municipality(name=f"Ort {number}")
        factories.create_postal_code(municipality=town)
        factories.create_locality(municipality=town)
        factories.create_authority(district=town.district)
        network = factories.create_network(district=town.district)
        factories.create_office(network=network)
        factories.create_committee(network=network)
        factories.create_focus(network=network, field=factories.create_field())
    with django_assert_num_queries(8):
        built = finder.current_index()
    with django_assert_num_queries(1):
        assert finder.current_index() is built
