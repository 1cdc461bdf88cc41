import threading

import pytest
from django.core.serializers import deserialize
from django.db import connection, transaction

from bildungsnetz.duties.models import BarrierReport
from networks import content
from networks.models import ContentVersion, Meeting, Source
from tests.factories import create_barrier, create_meeting, create_network, create_source

FIELD = '[{"model": "networks.fieldofaction", "fields": {"name": "Inklusion", "slug": "inklusion", "changed_at": "2026-01-01T00:00:00Z"}}]'
CHANGES = {
    "save": lambda meeting: meeting.save(),
    "delete": lambda meeting: meeting.delete(),
    "cascade": lambda meeting: meeting.committee.network.delete(),
    "sources": lambda meeting: meeting.sources.set(Source.objects.all()),
    "update": lambda meeting: Meeting.objects.update(place="Kreishaus"),
    "fixture": lambda meeting: [entry.save() for entry in deserialize("json", FIELD)],
    "duty": lambda meeting: create_barrier(),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_change_of_content_gives_a_new_version(db, kind):
    meeting = create_meeting(sources=[create_source()])
    meeting.sources.clear()
    before = content.version()

    CHANGES[kind](meeting)

    assert content.version() != before


def test_report_keeps_the_version(db):
    create_network()
    before = content.version()

    BarrierReport.objects.create(message="Die Karte spricht nicht.")

    assert content.version() == before


def test_version_is_locked_before_the_change(db):
    """In one order for all writers, so that two of them never wait for each other crosswise."""
    with transaction.atomic(), connection.execute_wrapper(record := Recorder()):
        create_network()

    written = [sql for sql in record.statements if sql.startswith(("INSERT", "UPDATE"))]

    assert "contentversion" in written[0]


class Recorder:
    def __init__(self):
        self.statements = []

    def __call__(self, execute, sql, params, many, context):
        self.statements.append(sql)
        return execute(sql, params, many, context)


@pytest.mark.django_db(transaction=True)
def test_version_is_believed_only_after_the_commit():
    before = content.version()
    with transaction.atomic():
        create_network()
        inside = content.version()
        transaction.set_rollback(True)
    after_rollback = content.version()
    create_network()

    assert inside != before
    assert after_rollback == before
    assert content.version() != before


@pytest.mark.django_db(transaction=True)
def test_another_process_is_noticed_within_a_second_or_at_once_if_asked(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(content.time, "monotonic", lambda: clock[0])
    ContentVersion.objects.renew()
    before = content.version()
    ContentVersion.objects.update(value="another")

    assert content.version() == before
    assert content.version(fresh=True) == "another"
    clock[0] += content.SECONDS
    assert content.version() == "another"


@pytest.mark.django_db(transaction=True)
def test_result_is_remembered_until_the_content_changes():
    calls = []
    double = content.remembered(lambda number: calls.append(number) or 2 * number)

    assert [double(1), double(1), double(2)] == [2, 2, 4]
    create_network()
    assert double(1) == 2
    assert calls == [1, 2, 1]


def test_threads_build_a_result_once(monkeypatch):
    monkeypatch.setattr(content, "version", lambda: "version")
    all_started, built, found = threading.Event(), [], []

    @content.remembered
    def build() -> object:
        all_started.wait()
        built.append(object())
        return built[-1]

    threads = [threading.Thread(target=lambda: found.append(build())) for _ in range(5)]
    for thread in threads:
        thread.start()
    all_started.set()
    for thread in threads:
        thread.join()

    assert found == built * 5
