import datetime as dt
from collections.abc import Callable, Iterator

import hypothesis
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import OperationalError, connection, models, transaction
from django.utils import timezone

from networks.management.commands.seed import FIXTURES
from networks.models import ContentVersion
from tests.addresses import addresses, answers_of
from tests.browser import chromium

# The same examples each time, however slow the machine, and no folder that remembers them.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("repeatable")


def pytest_addoption(parser):
    parser.addoption(
        "--hostile-requests", type=int, default=100, help="requests that tests/test_hostile.py sends"
    )


def pytest_collection_modifyitems(items):
    """Mark what takes most of the suite's time: tests of views and of the admin, which ask for pages, and of the real data."""
    for item in items:
        if {"views", "admin"} & set(item.path.parts) or "seed" in item.fixturenames:
            item.add_marker(pytest.mark.site)


def pytest_terminal_summary(terminalreporter):
    # Here and not in tests/browser: with several processes, the one that reports loads no conftest below this one.
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    if skipped:
        terminalreporter.section(
            f"ACHTUNG: {len(skipped)} Browsertests ausgelassen", sep="!", red=True, bold=True
        )
        terminalreporter.line(chromium.MISSING)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    # In memory, the browser tests' server would share one connection, and its transactions, with the tests.
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = tmp_path_factory.mktemp("database") / "test.sqlite3"


@pytest.fixture(scope="session")
def seed(django_db_setup, django_db_blocker):
    """Fills an empty database as a first start does, in a twentieth of loaddata's time: it runs only once."""
    models = [
        model
        for model in apps.get_app_config("networks").get_models(include_auto_created=True)
        if model is not ContentVersion
    ]
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *FIXTURES, verbosity=0)
        rows = [(model, list(model._base_manager.all())) for model in models]
        transaction.set_rollback(True)

    def fill():
        # Foreign keys are checked at the end of the transaction, so the order of the models does not matter.
        with transaction.atomic():
            for model, records in rows:
                model._base_manager.bulk_create(records)
            with connection.cursor() as cursor:
                # PostgreSQL counts on from its own sequence, not from the keys that are there.
                for statement in connection.ops.sequence_reset_sql(no_style(), models):
                    cursor.execute(statement)
            ContentVersion.objects.renew()

    return fill


@pytest.fixture
def seeded(db, seed):
    """The database as a first start leaves it."""
    seed()


@pytest.fixture
def today(request, monkeypatch) -> dt.date:
    """Freeze today's date to 15 June 2024, or to an ISO date by indirect parametrisation."""
    day, localdate = dt.date.fromisoformat(getattr(request, "param", "2024-06-15")), timezone.localdate
    # A given moment still has its own local day.
    monkeypatch.setattr(timezone, "localdate", lambda *args: localdate(*args) if args else day)
    return day


@pytest.fixture
def broken_database(db) -> Iterator[None]:
    """A database that answers each query with an error."""

    def refuse(*args):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def sentences() -> Callable[[models.Model], list[str]]:
    """Return the error messages that an editor sees when saving a record; none where it is valid."""

    def clean(record: models.Model) -> list[str]:
        try:
            record.full_clean()
        except ValidationError as error:
            return error.messages
        return []

    return clean


@pytest.fixture
def media(settings, tmp_path):
    """A folder of the test's own for uploaded files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(scope="session")
def pages(seed, django_db_blocker):
    """Each public page by its address, on the real data, asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        answers = answers_of(addresses())
        transaction.set_rollback(True)
    return answers
