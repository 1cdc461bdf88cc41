import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.template import engines

from bildungsnetz.duties.models import Operator
from networks.management.commands.seed import FIXTURES
from networks.models import ContentVersion
from tests.addresses import addresses, answers_of
from tests.browser import chromium


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
            ContentVersion.objects.renew()

    return fill


@pytest.fixture
def seeded(db, seed):
    """The database as a first start leaves it."""
    seed()


@pytest.fixture
def media(settings, tmp_path):
    """A folder of the test's own for uploaded files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def a_missing_relation_is_false(monkeypatch):
    """As in production, where „if network.office“ finds "": what --fail-on-template-vars puts there is an object."""
    catcher = engines["django"].engine.string_if_invalid
    monkeypatch.setattr(type(catcher), "__bool__", lambda self: False, raising=False)


@pytest.fixture(autouse=True)
def a_test_without_a_database_has_one_that_does_not_answer(request, monkeypatch):
    """Every page asks for the operator, and what pytest-django raises there is none of a database's errors."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        return

    def current(queryset):
        raise OperationalError

    monkeypatch.setattr(Operator.objects._queryset_class, "current", current)


@pytest.fixture(scope="session")
def pages(seed, django_db_blocker):
    """Each public page by its address, on the real data, asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        answers = answers_of(addresses())
        transaction.set_rollback(True)
    return answers
