import pytest
from django.db import DatabaseError

from networks.models import District
from tests.databases import TOO_LONG
from tests.factories import create_district, create_municipality, create_postal_code


@pytest.mark.parametrize(
    ("create", "field", "key"),
    [
        (create_district, "ags", "00000"),
        (create_municipality, "ags", "00000000"),
        (create_postal_code, "plz", "01067"),
    ],
)
def test_key_has_a_fixed_number_of_digits(sentences, plain_update, assert_refused, create, field, key):
    record, start = create(**{field: key}), key[1:]
    constraint = f"{record._meta.model_name}_{field}_well_formed"

    assert (sentences(record), plain_update(record, **{field: f"9{start}"})) == ([], 1)
    for value in (start, f"{start}a", f"{key[:2]} {key[3:]}", f"{start}٣", f"{start}²", f"{start}."):
        assert_refused(record, constraint, **{field: value})
    for value in ("", f"{key}3", f"{start} 3", f"{start}\n"):
        with pytest.raises(DatabaseError, match=f"{constraint}|{TOO_LONG}"):
            plain_update(record, **{field: value})


def test_district_in_a_sentence():
    borken = District(name="Kreis Borken", kind="kreis")
    muenster = District(name="Stadt Münster", kind="kreisfreie-stadt")
    forms = [(d.short_name, d.with_in, d.with_for, d.with_of, d.administration) for d in (borken, muenster)]

    assert forms == [
        ("Borken", "im Kreis Borken", "für den Kreis Borken", "des Kreises Borken", "Kreisverwaltung"),
        ("Münster", "in der Stadt Münster", "für die Stadt Münster", "der Stadt Münster", "Stadtverwaltung"),
    ]
