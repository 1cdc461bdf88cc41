import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils.text import slugify

from networks.models import Focus
from tests.databases import duplicate
from tests.factories import create_district, create_field, create_focus, create_network


def test_focus_that_its_network_has_already(db, sentences):
    first = create_focus()
    second = Focus(network=first.network, field=first.field, is_current=False)

    assert sentences(second) == ["Dieses Handlungsfeld ist bei diesem Netzwerk schon eingetragen."]
    with pytest.raises(IntegrityError, match=duplicate("network_id", "field_id")):
        second.save()


def test_focus_of_another_network_or_field(db, sentences):
    first = create_focus()

    others = [create_focus(network=first.network), create_focus(field=first.field)]

    assert [sentences(focus) for focus in others] == [[], []]


def test_for_network_is_the_current_ones_by_name_then_the_former(django_assert_num_queries, db):
    network = create_network()
    for name, is_current in [("MINT", True), ("Kultur", False), ("Übergang", True), ("Inklusion", True)]:
        create_focus(
            network=network, field=create_field(name=name, slug=slugify(name)), is_current=is_current
        )

    with django_assert_num_queries(1):
        names = [focus.field.name for focus in network.focuses.for_network()]

    assert names == ["Inklusion", "MINT", "Übergang", "Kultur"]


def test_for_field_is_the_current_ones_by_district_then_the_former(django_assert_num_queries, db):
    field = create_field()
    for name, is_current in [("Kreis B", True), ("Kreis A", False), ("Kreis C", True)]:
        network = create_network(district=create_district(name=name))
        create_focus(network=network, field=field, is_current=is_current)

    with django_assert_num_queries(1):
        names = [focus.network.district.name for focus in field.focuses.for_field()]

    assert names == ["Kreis B", "Kreis C", "Kreis A"]


def test_focus_protects_its_field(db):
    focus = create_focus()

    with pytest.raises(ProtectedError):
        focus.field.delete()


@pytest.mark.parametrize(
    ("local_name", "text"), [("", "Schwerpunkt"), ("Bildung digital", "Bildung digital")]
)
def test_focus_as_text(local_name, text):
    assert str(Focus(local_name=local_name)) == text


def test_focus_is_found_by_its_natural_key(db):
    focus = create_focus(network=create_network(slug="kreis-borken"), field=create_field(slug="mint"))
    create_focus(network=focus.network)

    assert focus.natural_key() == ("kreis-borken", "mint")
    assert Focus.objects.get_by_natural_key("kreis-borken", "mint") == focus
