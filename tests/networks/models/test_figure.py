import pytest

from networks.models import Figure
from tests.factories import create_figure


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"as_of": "2024-04"}, "figure_once_per_date"),
        ({"as_of": None}, "figure_once_without_date"),
        ({"is_current": True}, "figure_one_current"),
    ],
)
def test_figure_is_unique_by_date_and_has_one_current_value(db, assert_duplicate, values, constraint):
    create_figure(**values)
    second = create_figure()
    for name, value in values.items():
        setattr(second, name, value)

    assert_duplicate(second, constraint)


def test_figures_may_have_several_dates(db, sentences):
    figures = [create_figure(as_of=date) for date in ("2024-04", "2024", "2025", None)]

    assert [sentences(figure) for figure in figures] == [[], [], [], []]


def test_networks_in_nrw_lists_the_current_figure_then_the_newest(db):
    for date in ("2024-04", None, "2023", "2025-01-01"):
        create_figure(as_of=date, is_current=date is None)

    found = [figure.as_of and figure.as_of.iso for figure in Figure.objects.networks_in_nrw()]

    assert found == [None, "2025-01-01", "2024-04", "2023"]
