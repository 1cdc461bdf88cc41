import pytest

from networks.finder.content import read
from networks.finder.entry import Kind
from networks.models import Municipality
from tests import factories


@pytest.mark.django_db
def test_postcode_of_a_town_added_while_reading_is_left_out(monkeypatch):
    factories.create_postal_code()
    monkeypatch.setattr(Municipality.objects, "select_related", lambda *_: Municipality.objects.none())

    named, codes = read()

    assert ({one.entry.kind for one in named}, codes) == ({Kind.PAGE}, [])
