import pytest
from django.db import DatabaseError

from networks.models import District
from tests.databases import TOO_LONG
from tests.factories import create_district, create_municipality, create_postal_code


@pytest.mark.parametrize(
    ("create", "field", "good", "sentence"),
    [
        (create_district, "ags", ["05515", "00000"], "Der Kreisschlüssel hat genau fünf Ziffern."),
        (
            create_municipality,
            "ags",
            ["05515000", "00000000"],
            "Der Gemeindeschlüssel hat genau acht Ziffern.",
        ),
        (create_postal_code, "plz", ["48143", "01067"], "Die Postleitzahl hat genau fünf Ziffern."),
    ],
)
def test_key_has_a_fixed_number_of_digits(
    sentences, plain_update, assert_refused, create, field, good, sentence
):
    record, key = create(), good[0]
    constraint = f"{record._meta.model_name}_{field}_well_formed|{TOO_LONG}"

    for value in good:
        assert (sentences(create(**{field: value})), plain_update(create(), **{field: f"9{value[1:]}"})) == (
            [],
            1,
        )
    for value in (
        key[1:],
        f"{key[1:]}a",
        f"{key[:2]} {key[3:]}",
        f"{key[1:]}٣",
        f"{key[1:]}²",
        f"{key[1:]}.",
    ):
        assert_refused(record, sentence, constraint, **{field: value})
    assert_refused(record, "Dieses Feld darf nicht leer sein.", constraint, **{field: ""})
    for value in (f"{key}3", f"{key[1:]} 3", f"{key[1:]}\n"):
        with pytest.raises(DatabaseError, match=constraint):
            plain_update(record, **{field: value})


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        (
            "Kreis Borken",
            "kreis",
            ("Borken", "im Kreis Borken", "für den Kreis Borken", "des Kreises Borken", "Kreisverwaltung"),
        ),
        (
            "Stadt Münster",
            "kreisfreie-stadt",
            (
                "Münster",
                "in der Stadt Münster",
                "für die Stadt Münster",
                "der Stadt Münster",
                "Stadtverwaltung",
            ),
        ),
    ],
)
def test_district_in_a_sentence(name, kind, forms):
    district = District(name=name, kind=kind)

    assert forms == (
        district.short_name,
        district.with_in,
        district.with_for,
        district.with_of,
        district.administration,
    )


def test_districts_are_sorted_by_key(db):
    for ags in ("05570", "05512"):
        create_district(ags=ags)

    assert [district.ags for district in District.objects.all()] == ["05512", "05570"]
