import datetime as dt

import pytest

from networks.charts.focus_matrix import focus_matrix
from networks.models import FieldOfAction, Network
from tests.factories import create_field, create_focus, create_network

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 6, 15)


def matrix_of_all():
    networks = Network.objects.order_by("pk")
    return focus_matrix(FieldOfAction.objects.for_list(), networks, TODAY)


@pytest.mark.parametrize(
    ("fields", "state", "label"),
    [
        ({"as_of": "2024"}, "recent", "2024"),
        ({"as_of": "Januar 2025"}, "recent", "2025"),
        ({"as_of": "31.12.2023"}, "older", "2023"),
        ({}, "undated", "o.\N{NO-BREAK SPACE}J."),
        ({"as_of": "2025", "is_current": False}, "former", "früher"),
    ],
)
def test_cell_says_how_new_its_source_is(fields, state, label):
    create_network()
    create_focus(**fields)

    (row,) = matrix_of_all().rows

    assert row.cells[0].focus is None
    assert (row.cells[1].state, row.cells[1].label) == (state, label)


def test_rows_are_grouped_by_how_many_networks_work_on_them():
    """Former focuses and those of a fictional network do not count."""
    first, second, third = (create_network() for _ in range(3))
    fictional = create_network(is_fictional=True)
    working_on = {
        "a": ([], [first]),
        "b": ([first], [second, third]),
        "c": ([first, second, third], []),
        "d": ([second, fictional], []),
        "e": ([second, third, fictional], []),
        "unnamed": ([], []),
    }
    for slug, (current, former) in working_on.items():
        field = create_field(slug=slug)
        for network in [*current, *former]:
            create_focus(field=field, network=network, is_current=network in current)

    matrix = matrix_of_all()

    assert {heading: [row.field.slug for row in rows] for heading, rows in matrix.groups} == {
        "Mehrere Netzwerke arbeiten daran": ["c", "e"],
        "Ein Netzwerk arbeitet daran": ["b", "d"],
        "Nur früher genannt": ["a"],
    }
    assert [row.field.slug for row in matrix.most_named] == ["c"]


def test_no_field_is_the_most_named_while_each_has_one_network():
    create_focus()

    assert matrix_of_all().most_named == []
