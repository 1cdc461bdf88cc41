"""Checks of the database before `manage.py migrate` changes it."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader

APPS = {"networks", "duties", "accounts"}


@register(Tags.database)
def check_unknown_migrations(databases: list[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a database that a version with other migrations has set up: its tables would not fit."""
    errors = []
    for alias in databases or []:
        loader = MigrationLoader(connections[alias])
        unknown = sorted(
            name for app, name in set(loader.applied_migrations) - set(loader.disk_migrations) if app in APPS
        )
        if unknown:
            errors.append(
                Error(
                    "Diese Datenbank hat eine andere Fassung des Programms angelegt. Diese Fassung kann sie nicht lesen.",
                    hint="Sichern Sie die Datenbank, wenn Sie darin etwas geändert haben. Löschen Sie sie dann (bei SQLite "
                    "die Datei unter var/) und starten Sie neu: Die Daten werden frisch geladen.",
                    id="networks.E001",
                )
            )
    return errors
