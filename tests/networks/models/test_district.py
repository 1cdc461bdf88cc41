import pytest
from django.db import DatabaseError, IntegrityError

from networks.models import District
from tests.databases import TOO_LONG, duplicate
from tests.factories import create_district

NO_KEY = "Der Kreisschlüssel hat genau fünf Ziffern."


@pytest.mark.parametrize("ags", ["05515", "00000", "99999"])
def test_district_with_a_key(db, sentences, ags):
    assert sentences(create_district(ags=ags)) == []


@pytest.mark.parametrize("ags", ["", "5515", "0551a", "0551 ", "05-15", "0551²", "٠٥٥١٥", "055.5"])
def test_district_whose_key_is_not_five_digits(db, sentences, ags):
    district = create_district()

    district.ags = ags

    assert sentences(district) == [NO_KEY if ags else "Dieses Feld darf nicht leer sein."]
    with pytest.raises(IntegrityError, match="district_ags_well_formed"):
        district.save()


@pytest.mark.parametrize("ags", ["", "5515", "055155", "0551a", "0551\n", "٠٥٥١٥"])
def test_district_whose_key_is_not_five_digits_outside_of_django(plain_update, ags):
    with pytest.raises(DatabaseError, match=f"district_ags_well_formed|{TOO_LONG}"):
        plain_update(create_district(), ags=ags)


@pytest.mark.parametrize(
    ("field", "label"), [("ags", "Kreisschlüssel"), ("nuts", "NUTS-Code"), ("name", "Name")]
)
def test_district_that_exists_already(db, sentences, field, label):
    first, second = create_district(), create_district()

    setattr(second, field, getattr(first, field))

    assert sentences(second) == [
        f"Gebietskörperschaft mit diesem Wert für das Feld {label} existiert bereits."
    ]
    with pytest.raises(IntegrityError, match=duplicate(field)):
        second.save()


@pytest.mark.parametrize(
    ("name", "kind", "short_name", "with_in", "with_for", "administration"),
    [
        ("Kreis Borken", "kreis", "Borken", "im Kreis Borken", "für den Kreis Borken", "Kreisverwaltung"),
        (
            "Stadt Münster",
            "kreisfreie-stadt",
            "Münster",
            "in der Stadt Münster",
            "für die Stadt Münster",
            "Stadtverwaltung",
        ),
    ],
)
def test_district_in_a_sentence(name, kind, short_name, with_in, with_for, administration):
    district = District(name=name, kind=kind)

    assert str(district) == name
    assert district.short_name == short_name
    assert (district.with_in, district.with_for) == (with_in, with_for)
    assert district.administration == administration


def test_districts_are_in_the_order_of_their_keys(db):
    for ags in ("05570", "05512"):
        create_district(ags=ags)

    assert [district.ags for district in District.objects.all()] == ["05512", "05570"]


def test_district_is_found_by_its_natural_key(db):
    district = create_district(ags="05554")
    create_district()

    assert district.natural_key() == ("05554",)
    assert District.objects.get_by_natural_key("05554") == district
