import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection

from networks.models import EducationOffice, phone
from tests.factories import create_office

PASTED = {
    "phone": " Tel.: 0251/411\u20110",
    "mailbox": "Büro <buero@A.example>",
    "website": "WWW.Büro.example/",
}
STORED = {
    "phone": "0251 411-0",
    "mailbox": "buero@a.example",
    "website": "https://www.xn--bro-hoa.example/",
}
LEGACY = {"phone": "0251 411-0/-4300", "mailbox": "nicht bekannt", "website": "https://a b"}


def values(record):
    return {name: getattr(record, name) for name in STORED}


def test_value_is_stored_in_its_form_by_form_orm_and_fixture(db, sentences):
    office = create_office(**PASTED)
    (loaded,) = serializers.deserialize("python", [_serialized(office, PASTED)])
    field = EducationOffice._meta.get_field("phone").formfield()

    assert values(office) == values(loaded.object) == STORED
    assert EducationOffice.objects.filter(**PASTED).get() == office
    assert (field.clean(PASTED["phone"]), field.has_changed("0251 411-0", "0251/411-0")) == (
        "0251 411-0",
        False,
    )
    assert "maxlength" not in field.widget.attrs


def _serialized(record, changes):
    (serialized,) = serializers.serialize("python", [record])
    return {**serialized, "fields": serialized["fields"] | changes}


def test_value_that_cannot_be_read_stays_until_somebody_edits_it(db, sentences):
    office = create_office()
    EducationOffice.objects.bulk_update([_with(office, LEGACY)], list(LEGACY))
    office.refresh_from_db()
    office.save()
    office.refresh_from_db()

    assert values(office) == LEGACY
    assert (office.reach.phone.link, office.reach.mailbox.link) == ("", "")
    assert len(sentences(office)) == 3
    with pytest.raises(ValidationError, match=phone.SINGLE):
        EducationOffice._meta.get_field("phone").formfield().clean(LEGACY["phone"])


def _with(record, changes):
    for name, value in changes.items():
        setattr(record, name, value)
    return record


@pytest.fixture
def plain_columns(db):
    def write(record, **columns):
        with connection.cursor() as cursor:
            names = ", ".join(f"{name} = %s" for name in columns)
            cursor.execute(
                f"UPDATE {record._meta.db_table} SET {names} WHERE id = %s",  # noqa: S608 - a test's own
                [*columns.values(), record.pk],
            )

    return write


def test_all_phones_mailboxes_and_web_addresses_are_checked():
    """A plain EmailField or URLField would take what cannot be sent or linked."""
    unchecked = [
        field
        for app in ("networks", "duties")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if type(field).__name__ in {"EmailField", "URLField"}
    ]

    assert unchecked == []
