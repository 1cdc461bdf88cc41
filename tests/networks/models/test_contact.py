import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from networks.models import EducationOffice
from networks.models.contact import Contact
from tests.factories import (
    create_authority,
    create_district,
    create_office,
    create_operator,
    create_service_centre,
)

NO_ADDRESS = "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt."
NO_PHONE = "Bitte schreiben Sie die Telefonnummer mit Ziffern und Leerzeichen, z. B. 0251 411-0."

PHONE_FIELD = EducationOffice._meta.get_field("phone")
CONTACTS = [create_district, create_office, create_authority, create_service_centre, create_operator]


def test_contacts_are_all_there_are():
    models = [
        model.__name__ for model in apps.get_app_config("networks").get_models() if issubclass(model, Contact)
    ]

    assert sorted(models) == [
        "District",
        "EducationOffice",
        "Operator",
        "ServiceCentre",
        "SupervisoryAuthority",
    ]


@pytest.mark.parametrize("create", CONTACTS)
@pytest.mark.parametrize("website", ["", "http://beispiel.example", "https://www.beispiel.example/a?b=c#d"])
def test_contact_with_a_website(db, sentences, create, website):
    assert sentences(create(website=website)) == []


@pytest.mark.parametrize("create", CONTACTS)
def test_contact_whose_website_has_another_scheme(db, sentences, create):
    contact = create()
    contact.website = "ftp://beispiel.example/"

    assert sentences(contact) == [NO_ADDRESS]
    with pytest.raises(IntegrityError, match=f"{contact._meta.model_name}_website_is_http"):
        contact.save()


@pytest.mark.parametrize("create", CONTACTS)
@pytest.mark.parametrize(
    "website",
    [
        "javascript:alert(1)",
        "httpx://beispiel.example",
        "HTTPS://beispiel.example",
        "www.beispiel.example",
        "\nhttps://a.example",
    ],
)
def test_contact_whose_website_is_no_address(plain_update, create, website):
    contact = create()

    with pytest.raises(IntegrityError, match=f"{contact._meta.model_name}_website_is_http"):
        plain_update(contact, website=website)


@pytest.mark.parametrize(
    "phone", ["", "0251 411-0", "02541/18-0", "+49 251 411-0", "0251 411–0", "110", "0251 411 (0)"]
)
def test_contact_with_a_phone(phone):
    assert PHONE_FIELD.clean(phone, None) == phone


@pytest.mark.parametrize(
    "phone",
    [
        "11",
        "-0251",
        "++49 251",
        "0251 411-0 (Frau Beispiel)",
        "tel:0251411",
        "0251 411-0\n",
        "0251\t411",
        "٠٢٥١ ٤١١",
        "0251 411;ext=1",
        "<b>0251</b>",
    ],
)
def test_contact_whose_phone_is_no_number(phone):
    with pytest.raises(ValidationError) as refused:
        PHONE_FIELD.clean(phone, None)

    assert refused.value.messages == [NO_PHONE]


def test_contact_whose_mailbox_is_none(db, sentences):
    assert sentences(create_office(mailbox="Frau Beispiel")) == ["Bitte gültige E-Mail-Adresse eingeben."]


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
def test_host(website, host):
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
def test_dial(phone, dial):
    assert EducationOffice(phone=phone).dial == dial
