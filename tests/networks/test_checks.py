from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from networks.checks import check_unknown_migrations

OTHER_VERSION = (
    "Diese Datenbank hat eine andere Fassung des Programms angelegt. Diese Fassung kann sie nicht lesen."
)


def test_database_of_another_version_is_refused(db):
    assert check_unknown_migrations(["default"]) == check_unknown_migrations(None) == []

    MigrationRecorder(connection).record_applied("elsewhere", "0099_unknown")
    assert check_unknown_migrations(["default"]) == []

    MigrationRecorder(connection).record_applied("networks", "0099_unknown")
    errors = check_unknown_migrations(["default"])
    assert [(error.id, error.msg) for error in errors] == [("networks.E001", OTHER_VERSION)]
