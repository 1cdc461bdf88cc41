from django.db.migrations.recorder import MigrationRecorder

from networks.checks import check_unknown_migrations

OTHER_VERSION = (
    "Diese Datenbank hat eine andere Fassung des Programms angelegt. Diese Fassung kann sie nicht lesen."
)


def test_database_of_another_version_is_refused(db, monkeypatch):
    applied = {("elsewhere", "0099_unknown"): None}
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda recorder: applied)

    assert check_unknown_migrations(["default"]) == check_unknown_migrations(None) == []

    applied["networks", "0099_unknown"] = None
    errors = check_unknown_migrations(["default"])
    assert [(error.id, error.msg) for error in errors] == [("networks.E001", OTHER_VERSION)]
