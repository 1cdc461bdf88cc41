import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from networks.models import FieldOfAction, Municipality
from tests import factories

DERIVED = ("name", "name_folded", "search_text")
EXPECTED = ("Übergang", "ubergang\nübergang", "ubergang uebergang")


def stored(field):
    return FieldOfAction.objects.filter(slug=field.slug).values_list(*DERIVED).get()


def test_derived_columns_follow_their_sources_on_each_way_to_the_database(db):
    field = factories.create_field(name="x")
    field.name = "U\u0308ber\u200bgang\u00a0"
    field.save(update_fields=["name"])
    saved = stored(field)
    text = serializers.serialize("json", [field])
    field.delete()
    for loaded in serializers.deserialize("json", text):
        loaded.save()
    loaded = stored(field)
    FieldOfAction.objects.all().delete()
    FieldOfAction.objects.bulk_create([FieldOfAction(name="Über\u200bgang", slug=field.slug)])

    assert [saved, loaded, stored(field)] == [EXPECTED] * 3
    assert "folded" not in text


@pytest.mark.parametrize(
    ("create", "sentence"),
    [
        (factories.create_field, "Ein Handlungsfeld mit diesem Namen ist schon eingetragen."),
        (factories.create_network, "Ein Bildungsnetzwerk mit diesem Namen ist schon eingetragen."),
        (factories.create_authority, "Eine Schulaufsicht mit diesem Namen ist schon eingetragen."),
        (factories.create_district, "Eine Gebietskörperschaft mit diesem Namen ist schon eingetragen."),
        (
            factories.create_municipality,
            "Eine Gemeinde mit diesem Namen ist in diesem Kreis schon eingetragen.",
        ),
    ],
)
def test_name_that_reads_like_another_is_refused(db, create, sentence):
    first, other = create(name="Kreis Rhein–Ruhr"), create()
    if isinstance(first, Municipality):
        other.district = first.district
    other.name = "kreis \u00a0RHEIN\u2011Ruhr"

    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert refused.value.message_dict == {"name": [sentence]}
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()
