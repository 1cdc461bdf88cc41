import pytest
from django.apps import apps
from django.db import DatabaseError

from networks.models import EducationOffice
from networks.models.contact import Contact
from tests.factories import (
    create_authority,
    create_district,
    create_office,
    create_operator,
    create_service_centre,
)

CONTACTS = {
    "district": create_district,
    "educationoffice": create_office,
    "operator": create_operator,
    "servicecentre": create_service_centre,
    "supervisoryauthority": create_authority,
}


def test_each_contact_has_a_factory():
    models = [model._meta.model_name for model in apps.get_models() if issubclass(model, Contact)]

    assert sorted(models) == list(CONTACTS)


@pytest.mark.parametrize(("name", "create"), CONTACTS.items())
def test_website_is_an_http_address(sentences, plain_update, assert_refused, name, create):
    contact, constraint = create(), f"{name}_website_is_http"

    for website in ("", "http://beispiel.example", "https://www.beispiel.example/a?b=c#d"):
        contact.website = website
        assert (sentences(contact), website) == ([], website)
    for website in ("javascript:alert(1)", "httpx://a.example", "HTTPS://a.example", "\nhttps://a.example"):
        with pytest.raises(DatabaseError, match=constraint):
            plain_update(contact, website=website)
    assert_refused(contact, constraint, website="ftp://a.example/")


@pytest.mark.parametrize(
    ("values", "is_reachable"),
    [
        ({"website": "https://a.example/"}, False),
        ({"phone": "115"}, True),
        ({"mailbox": "post@a.example"}, True),
        ({"address": "Am Markt 1"}, True),
    ],
)
def test_contact_with_a_website_only_is_not_reachable(values, is_reachable):
    assert EducationOffice(**values).is_reachable == is_reachable
