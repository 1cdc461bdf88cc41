import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError
from django.utils import timezone

from networks.models import PartialDate
from networks.models.partial_date import INVALID
from networks.models.record import Identified, Record
from tests import factories
from tests.databases import duplicate

RECORDS = {
    "aim": factories.create_aim,
    "cooperationagreement": factories.create_agreement,
    "district": factories.create_district,
    "educationconference": factories.create_conference,
    "educationoffice": factories.create_office,
    "figure": factories.create_figure,
    "focus": factories.create_focus,
    "mandate": factories.create_mandate,
    "meeting": factories.create_meeting,
    "municipality": factories.create_municipality,
    "network": factories.create_network,
    "page": factories.create_page,
    "recommendation": factories.create_recommendation,
    "seat": factories.create_seat,
    "servicecentre": factories.create_service_centre,
    "steeringcommittee": factories.create_committee,
    "supervisoryauthority": factories.create_authority,
}

IDENTIFIED = ["aim", "educationconference", "mandate", "meeting", "recommendation", "seat"]


def names_of(base: type) -> list[str]:
    models = apps.get_app_config("networks").get_models()
    return sorted(model._meta.model_name for model in models if issubclass(model, base))


def test_records_are_all_there_are():
    assert (names_of(Record), names_of(Identified)) == (list(RECORDS), IDENTIFIED)


@pytest.mark.parametrize(("name", "create"), RECORDS.items())
def test_record_with_a_stand_that_is_no_date(sentences, plain_update, name, create):
    record = create()

    record.as_of = "vor kurzem"

    assert sentences(record) == [INVALID]
    with pytest.raises(IntegrityError, match=f"{name}_as_of_precision_fits"):
        plain_update(record, as_of="2024-13")


@pytest.mark.parametrize("create", RECORDS.values(), ids=RECORDS)
def test_record_with_a_stand_and_sources(db, sentences, create):
    source = factories.create_source()

    record = create(as_of="April 2024", checked_on=dt.date(2026, 1, 31), sources=[source])

    assert sentences(record) == []
    assert list(record.sources.all()) == [source]


def test_record_remembers_when_it_was_changed(db, monkeypatch):
    record = factories.create_network()
    later = timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    record.save()

    assert record.changed_at == later


@pytest.mark.parametrize("name", IDENTIFIED)
def test_identified_record_keeps_its_key_when_all_else_changes(db, name):
    record, other = RECORDS[name](), RECORDS[name]()
    key = record.uid

    record.as_of = PartialDate(2024)
    record.save()

    found = type(record).objects.get(uid=key)
    assert (found, found.uid, found.as_of) == (record, key, PartialDate(2024))
    assert (type(key), other.uid != key) == (uuid.UUID, True)


@pytest.mark.parametrize("name", IDENTIFIED)
def test_identified_record_is_written_and_read_by_its_natural_key(db, name):
    record = RECORDS[name]()
    text = serializers.serialize(
        "json", [record], use_natural_primary_keys=True, use_natural_foreign_keys=True
    )

    (found,) = serializers.deserialize("json", text)

    assert (found.object.pk, found.object.uid) == (record.pk, record.uid)


@pytest.mark.parametrize("name", IDENTIFIED)
def test_identified_record_with_the_key_of_another(db, name):
    record, other = RECORDS[name](), RECORDS[name]()

    with pytest.raises(IntegrityError, match=duplicate("uid")):
        type(other).objects.filter(pk=other.pk).update(uid=record.uid)
