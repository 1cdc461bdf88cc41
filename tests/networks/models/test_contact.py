import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from networks.models import EducationOffice
from networks.models.contact import PHONE, Contact
from tests.factories import (
    create_authority,
    create_district,
    create_office,
    create_operator,
    create_service_centre,
)

NO_PHONE = "Bitte schreiben Sie die Telefonnummer mit Ziffern und Leerzeichen, z. B. 0251 411-0."
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
    "phone", ["", "0251 411-0", "02541/18-0", "+49 251 411-0", "0251 411–0", "110", "0251 411 (0)"]
)
def test_phone_has_digits_and_separators(phone):
    assert EducationOffice._meta.get_field("phone").clean(phone, None) == phone


@pytest.mark.parametrize(
    "phone",
    [
        *("11", "-0251", "++49 251", "0251 411-0 (Frau Beispiel)", "tel:0251411", "0251 411-0\n"),
        *("0251\t411", "٠٢٥١ ٤١١", "0251 411;ext=1", "<b>0251</b>"),
    ],
)
def test_phone_with_other_signs_is_refused(phone):
    with pytest.raises(ValidationError) as refused:
        PHONE(phone)

    assert refused.value.messages == [NO_PHONE]


@pytest.mark.parametrize(
    ("website", "host"),
    [
        ("", ""),
        ("https://www.kreis-borken.de/bildung", "kreis-borken.de"),
        ("https://bildung.kreis-borken.de/", "bildung.kreis-borken.de"),
        ("http://WWW.Beispiel.example:8080/www.html", "beispiel.example"),
        ("https://wwwelt.example/", "wwwelt.example"),
    ],
)
def test_host_has_no_www_and_no_port(website, host):
    assert EducationOffice(website=website).host == host


@pytest.mark.parametrize(
    ("phone", "dial"),
    [
        ("", ""),
        ("0251 411-0", "+492514110"),
        ("02541/18-0", "+492541180"),
        ("+49 251 411–0", "+492514110"),
        ("+31 53 12345", "+315312345"),
        ("+49 (0)251 411-0", "+492514110"),
        ("0049 251 411-0", "+492514110"),
        ("0049 (0)251 411-0", "+492514110"),
        ("110", "110"),
        ("115", "115"),
    ],
)
def test_dial_is_international_except_for_short_numbers(phone, dial):
    assert EducationOffice(phone=phone).dial == dial


@pytest.mark.parametrize(
    ("values", "is_reachable"),
    [
        ({"website": "https://a.example/"}, False),
        ({"phone": "110"}, True),
        ({"mailbox": "post@a.example"}, True),
        ({"address": "Am Markt 1"}, True),
    ],
)
def test_contact_with_a_website_only_is_not_reachable(values, is_reachable):
    assert EducationOffice(**values).is_reachable == is_reachable
