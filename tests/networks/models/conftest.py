import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction


@pytest.fixture
def chance() -> random.Random:
    """The same chance on every run."""
    return random.Random(2008)  # noqa: S311 - draws test data


@pytest.fixture
def sentences() -> Callable[[models.Model], list[str]]:
    """What an editor reads on saving this record: empty where all is well."""

    def clean(record: models.Model) -> list[str]:
        try:
            record.full_clean()
        except ValidationError as error:
            return error.messages
        return []

    return clean


@pytest.fixture(scope="session")
def plain_sqlite(django_db_setup, django_db_blocker) -> Iterator[sqlite3.Connection | None]:
    """The tables in a SQLite that has no functions of Django's; None on PostgreSQL, which never has them."""
    if connection.vendor != "sqlite":
        yield None
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'networks_%' AND sql IS NOT NULL")
        schema = ";".join(sql for (sql,) in cursor.fetchall())
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.executescript(schema)
        yield plain


@pytest.fixture
def plain_update(db, plain_sqlite) -> Iterator[Callable[..., int]]:
    """Changes columns of a record by SQL alone and returns the number of rows that changed.

    Raises django.db.IntegrityError, on SQLite too, where it changes a copy of the record in the plain database.
    """

    def update(record: models.Model, **columns: str | int | None) -> int:
        table, key = record._meta.db_table, record._meta.pk.column
        values = list(columns.values())
        change = f"UPDATE {table} SET {', '.join(f'{name} = %s' for name in columns)}"  # noqa: S608 - a test's own
        with transaction.atomic(), connection.cursor() as cursor:
            if plain_sqlite is None:
                cursor.execute(f"{change} WHERE {key} = %s", [*values, record.pk])
                return cursor.rowcount
            cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [record.pk])  # noqa: S608 - from the model
            row = [str(value) if isinstance(value, dt.date) else value for value in cursor.fetchone()]
        copy = f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - from the model
        with connection.wrap_database_errors:
            plain_sqlite.execute(copy, row)
            return plain_sqlite.execute(change.replace("%s", "?"), values).rowcount

    yield update
    if plain_sqlite is not None:
        plain_sqlite.rollback()
