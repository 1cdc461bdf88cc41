import pytest
from django.db import IntegrityError

from networks.models import FieldOfAction
from tests.databases import duplicate
from tests.factories import create_district, create_field, create_focus, create_network


@pytest.mark.parametrize(("field", "label"), [("name", "Name"), ("slug", "Kürzel der Adresse")])
def test_field_that_exists_already(db, sentences, field, label):
    first, second = create_field(), create_field()

    setattr(second, field, getattr(first, field))

    assert sentences(second) == [f"Handlungsfeld mit diesem Wert für das Feld {label} existiert bereits."]
    with pytest.raises(IntegrityError, match=duplicate(field)):
        second.save()


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_brings_its_networks_along(django_assert_num_queries, db, rows):
    for _ in range(rows):
        field = create_field()
        for name in ("Z", "A"):
            network = create_network(district=create_district(name=f"{name} {field}"))
            create_focus(field=field, network=network)

    with django_assert_num_queries(2):
        names = [
            [focus.network.district.name for focus in field.focuses.all()]
            for field in FieldOfAction.objects.for_list()
        ]

    assert names == [[f"A {field}", f"Z {field}"] for field in FieldOfAction.objects.all()]
    assert len(names) == rows


def test_field_as_text_address_and_natural_key(db):
    field = create_field(name="Übergang Schule–Beruf", slug="uebergang")

    assert str(field) == "Übergang Schule–Beruf"
    assert field.get_absolute_url() == "/handlungsfelder/uebergang/"
    assert field.natural_key() == ("uebergang",)
    assert FieldOfAction.objects.get_by_natural_key("uebergang") == field
