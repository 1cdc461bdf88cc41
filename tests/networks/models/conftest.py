import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from django.db import connection, models


@pytest.fixture
def chance() -> random.Random:
    """The same chance on every run."""
    return random.Random(2008)  # noqa: S311 - draws test data


@pytest.fixture(scope="session")
def plain_database(django_db_setup, django_db_blocker):
    """The tables in a SQLite of its own, which knows no function of Django's."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'networks_%' AND sql IS NOT NULL")
        schema = ";".join(sql for (sql,) in cursor.fetchall())
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.executescript(schema)
        yield plain


@pytest.fixture
def plain_update(db, plain_database) -> Iterator[Callable[..., int]]:
    """Copies a record there, changes its columns by SQL and says how many rows that changed."""

    def update(record: models.Model, **columns: str | int | None) -> int:
        table, key = record._meta.db_table, record._meta.pk.column
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [record.pk])  # noqa: S608 - from the model
            row = [str(value) if isinstance(value, dt.date) else value for value in cursor.fetchone()]
        copy = f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - from the model
        change = f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)}"  # noqa: S608 - a test's own
        plain_database.execute(copy, row)
        return plain_database.execute(change, list(columns.values())).rowcount

    yield update
    plain_database.rollback()
