import pytest
from django.db import IntegrityError

from networks.models import Figure
from tests.databases import duplicate
from tests.factories import create_figure


@pytest.mark.parametrize(
    ("values", "columns", "sentence"),
    [
        ({"as_of": "2024-04"}, ["key", "as_of"], "Diese Kennzahl ist für diesen Stand schon eingetragen."),
        ({"as_of": None}, ["key"], "Diese Kennzahl ist ohne Stand schon eingetragen."),
        (
            {"is_current": True},
            ["key"],
            "Für diese Kennzahl gilt schon eine andere Zahl. Nehmen Sie dort zuerst das Häkchen „gilt heute“ weg.",
        ),
    ],
)
def test_figure_is_unique_by_date_and_has_one_current_value(db, sentences, values, columns, sentence):
    create_figure(**values)
    second = create_figure()
    for name, value in values.items():
        setattr(second, name, value)

    assert sentences(second) == [sentence]
    with pytest.raises(IntegrityError, match=duplicate(*columns)):
        second.save()


def test_figures_may_have_several_dates(db, sentences):
    figures = [create_figure(as_of=date) for date in ("2024-04", "2024", "2025", None)]

    assert [sentences(figure) for figure in figures] == [[], [], [], []]


def test_figure_is_not_negative(db, sentences):
    assert sentences(Figure(key=Figure.Key.NETWORKS_IN_NRW, value=-1)) == [
        "Dieser Wert muss größer oder gleich 0 sein."
    ]


def test_networks_in_nrw_lists_the_current_figure_then_the_newest(db):
    for date in ("2024-04", None, "2023", "2025-01-01"):
        create_figure(as_of=date, is_current=date is None)

    found = [figure.as_of and figure.as_of.iso for figure in Figure.objects.networks_in_nrw()]

    assert found == [None, "2025-01-01", "2024-04", "2023"]
