"""The number of queries of each page is the same with one row and with three.

Two ask for the version of the content, and one whether the site is official, which is remembered until it changes.
"""

import datetime as dt

import pytest

from tests.factories import create_accessibility_statement, create_barrier, create_film, create_operator


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/impressum/", 4),
        ("/datenschutz/", 4),
        ("/barrierefreiheit/", 6),
        ("/barriere-melden/", 4),
        ("/gebaerdensprache/", 5),
        ("/leichte-sprache/", 5),
    ],
)
def test_number_of_queries(client, db, django_assert_num_queries, address, queries, rows):
    create_operator()
    create_accessibility_statement(made_on=dt.date(2024, 6, 1))
    for _ in range(rows):
        create_barrier()
        create_film()

    with django_assert_num_queries(queries):
        client.get(address)
