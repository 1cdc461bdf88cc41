import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from networks.models import PartialDate

FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "networks.json"
FIRST = [("networks", "0001_initial")]


def conferences_of_the_fixture() -> dict[tuple[str, str], UUID]:
    """The key of each by its network's slug and its date."""
    records = json.loads(FIXTURE.read_text(encoding="utf-8"))
    fields = [r["fields"] for r in records if r["model"] == "networks.educationconference"]
    return {(values["network"][0], values["date"]): UUID(values["uid"]) for values in fields}


@pytest.fixture
def executor(transactional_db) -> Iterator[MigrationExecutor]:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes("networks")
    executor.migrate(FIRST)
    yield MigrationExecutor(connection)
    MigrationExecutor(connection).migrate(latest)


def test_conferences_entered_before_they_had_keys_get_those_of_the_fixture(executor):
    expected = conferences_of_the_fixture()
    old = executor.loader.project_state(FIRST).apps
    for number, slug in enumerate(sorted({slug for slug, _ in expected})):
        code = f"{number:05}"
        district = old.get_model("networks", "District").objects.create(
            ags=code, nuts=code, name=slug, kind="kreis", seat=slug
        )
        network = old.get_model("networks", "Network").objects.create(district=district, name=slug, slug=slug)
        for date in (date for owner, date in expected if owner == slug):
            network.conferences.create(date=PartialDate.parse(date), place="Kreishaus")

    latest = executor.loader.graph.leaf_nodes("networks")
    new = executor.migrate(latest).apps

    rows = new.get_model("networks", "EducationConference").objects.select_related("network")
    assert {(row.network.slug, row.date.iso): row.uid for row in rows} == expected
    assert {(row.sequence, row.is_cancelled, row.begins_at, row.place) for row in rows} == {
        (0, False, None, "Kreishaus")
    }
    assert len(expected) > 1
