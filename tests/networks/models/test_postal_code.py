from networks.models import PostalCode
from tests.factories import create_municipality, create_postal_code


def test_delivery_leaves_special_codes_out(db):
    town = create_municipality()
    code = create_postal_code(municipality=town)
    create_postal_code(municipality=town, kind=PostalCode.Kind.SPECIAL)

    assert list(PostalCode.objects.delivery()) == [code]
