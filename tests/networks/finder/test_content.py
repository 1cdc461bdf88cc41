import pytest

from networks.finder.content import read
from networks.finder.entry import Kind
from networks.models import Municipality
from tests import factories


@pytest.mark.django_db
def test_postcode_and_locality_of_a_town_added_while_reading_are_left_out(monkeypatch):
    code = factories.create_postal_code()
    factories.create_locality(municipality=code.municipality)
    monkeypatch.setattr(Municipality.objects, "select_related", lambda *_: Municipality.objects.none())

    named, codes, localities, _ = read()

    assert ({one.entry.kind for one in named}, codes, localities) == ({Kind.PAGE}, [], [])
