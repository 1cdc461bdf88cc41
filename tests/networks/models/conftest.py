import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from tests.databases import duplicate


def constraint_of(record: models.Model, name: str) -> models.BaseConstraint:
    return next(constraint for constraint in record._meta.constraints if constraint.name == name)


@pytest.fixture
def chance() -> random.Random:
    """A random generator that yields the same values on every run."""
    return random.Random(2008)  # noqa: S311 - draws test data


@pytest.fixture(scope="session")
def plain_sqlite(django_db_setup, django_db_blocker) -> Iterator[sqlite3.Connection | None]:
    """The tables in a SQLite without Django's own SQL functions; None on PostgreSQL, which never has them."""
    if connection.vendor != "sqlite":
        yield None
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL")
        schema = ";".join(sql for (sql,) in cursor.fetchall())
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.executescript(schema)
        yield plain


@pytest.fixture
def plain_update(db, plain_sqlite) -> Callable[..., int]:
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
            row = [
                str(value) if isinstance(value, dt.date | dt.time) else value for value in cursor.fetchone()
            ]
        copy = f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - from the model
        try:
            with connection.wrap_database_errors:
                plain_sqlite.execute(copy, row)
                return plain_sqlite.execute(change.replace("%s", "?"), values).rowcount
        finally:
            plain_sqlite.rollback()

    return update


@pytest.fixture
def assert_refused(sentences, plain_update) -> Callable[..., None]:
    """Assert that full_clean answers with the constraint's sentence, and that the database names the constraint."""

    def check(record: models.Model, constraint: str, **columns: str | int | None) -> None:
        with pytest.raises(DatabaseError, match=constraint):
            plain_update(record, **columns)
        for name, value in columns.items():
            setattr(record, name, value)
        expected = constraint_of(record, constraint).violation_error_message
        assert (sentences(record), columns) == ([expected], columns)

    return check


@pytest.fixture
def assert_duplicate(sentences) -> Callable[..., None]:
    """Assert that full_clean answers with the unique constraint's sentence, and that the database refuses the record."""

    def check(record: models.Model, name: str) -> None:
        constraint = constraint_of(record, name)
        columns = [record._meta.get_field(field).column for field in constraint.fields]
        assert sentences(record) == [constraint.violation_error_message]
        with pytest.raises(IntegrityError, match=duplicate(*columns)), transaction.atomic():
            record.save()

    return check
