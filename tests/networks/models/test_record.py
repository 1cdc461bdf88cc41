import datetime as dt
import sqlite3

import pytest
from django.apps import apps
from django.utils import timezone

from networks.models.partial_date import INVALID
from networks.models.record import Record
from tests import factories

RECORDS = {
    "cooperationagreement": factories.create_agreement,
    "district": factories.create_district,
    "educationconference": factories.create_conference,
    "educationoffice": factories.create_office,
    "figure": factories.create_figure,
    "focus": factories.create_focus,
    "municipality": factories.create_municipality,
    "network": factories.create_network,
    "page": factories.create_page,
    "servicecentre": factories.create_service_centre,
    "steeringcommittee": factories.create_committee,
    "supervisoryauthority": factories.create_authority,
}


def test_records_are_all_there_are():
    models = [
        model._meta.model_name
        for model in apps.get_app_config("networks").get_models()
        if issubclass(model, Record)
    ]

    assert sorted(models) == list(RECORDS)


@pytest.mark.parametrize(("name", "create"), RECORDS.items())
def test_record_with_a_stand_that_is_no_date(sentences, plain_update, name, create):
    record = create()

    record.as_of = "vor kurzem"

    assert sentences(record) == [INVALID]
    with pytest.raises(sqlite3.IntegrityError, match=f"{name}_as_of_precision_fits"):
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
