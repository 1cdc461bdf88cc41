import pytest
from django.db import DatabaseError, IntegrityError

from networks.models import PostalCode
from tests.databases import TOO_LONG, duplicate
from tests.factories import create_municipality, create_postal_code

NO_CODE = "Die Postleitzahl hat genau fünf Ziffern."


@pytest.mark.parametrize("plz", ["48143", "01067", "00000"])
def test_postal_code_of_five_digits(db, sentences, plz):
    assert sentences(create_postal_code(plz=plz)) == []


@pytest.mark.parametrize("plz", ["4814", "4814a", "48 43", "4814٣", "48.43"])
def test_postal_code_that_is_not_five_digits(sentences, plain_update, plz):
    code = create_postal_code()

    code.plz = plz

    assert sentences(code) == [NO_CODE]
    with pytest.raises(IntegrityError, match="postalcode_plz_well_formed"):
        plain_update(code, plz=plz)
    with pytest.raises(IntegrityError, match="postalcode_plz_well_formed"):
        code.save()


@pytest.mark.parametrize("plz", ["", "481433", "4814 "])
def test_postal_code_of_another_length_outside_of_django(plain_update, plz):
    with pytest.raises(DatabaseError, match=f"postalcode_plz_well_formed|{TOO_LONG}"):
        plain_update(create_postal_code(), plz=plz)


def test_postal_code_that_its_municipality_has_already(db, sentences):
    first = create_postal_code()
    second = PostalCode(municipality=first.municipality, plz=first.plz, kind=PostalCode.Kind.SPECIAL)

    assert sentences(second) == ["Diese Postleitzahl ist bei dieser Gemeinde schon eingetragen."]
    with pytest.raises(IntegrityError, match=duplicate("plz", "municipality_id")):
        second.save()


def test_postal_code_that_two_municipalities_share(db, sentences):
    first = create_postal_code(plz="48727")

    assert sentences(create_postal_code(plz="48727")) == []
    assert PostalCode.objects.get_by_natural_key("48727", first.municipality.ags) == first


def test_delivery(db):
    town = create_municipality()
    code = create_postal_code(municipality=town)
    create_postal_code(municipality=town, kind=PostalCode.Kind.SPECIAL)

    assert list(PostalCode.objects.delivery()) == [code]


def test_postal_code_as_text_and_natural_key(db):
    code = create_postal_code(plz="48143", municipality=create_municipality(ags="05515000"))

    assert str(code) == "48143"
    assert code.natural_key() == ("48143", "05515000")
