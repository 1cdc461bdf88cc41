"""Differences between the two databases that the tests run on."""

import re
from collections.abc import Iterable

from django.db import connection, models

# PostgreSQL refuses a text longer than its column before it checks any constraint; SQLite stores it.
TOO_LONG = "value too long"


def duplicate(*columns: str) -> str:
    """Regular expression for the message of a database that already has a row with these values."""
    sqlite = r"UNIQUE constraint failed: " + ", ".join(rf"\w+\.{column}" for column in columns) + r"$"
    postgresql = r"unique constraint .*\n.* " + re.escape(f"({', '.join(columns)})=")
    return f"{sqlite}|{postgresql}"


def store_any_length(fields: Iterable[models.Field]) -> None:
    """Lets these columns hold longer texts until the test's transaction ends, as SQLite's always do."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for field in fields:
            cursor.execute(
                f'ALTER TABLE {field.model._meta.db_table} ALTER COLUMN "{field.column}" TYPE text'
            )
