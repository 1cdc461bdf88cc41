import pytest
from django.db import IntegrityError

from networks.models import Figure, PartialDate
from tests.databases import duplicate
from tests.factories import create_figure


def test_figure_with_the_same_date(db, sentences):
    create_figure(as_of="2024-04")
    second = Figure(key=Figure.Key.NETWORKS_IN_NRW, value=51, as_of=PartialDate(2024, 4))

    assert sentences(second) == ["Diese Kennzahl ist für diesen Stand schon eingetragen."]
    with pytest.raises(IntegrityError, match=duplicate("key", "as_of")):
        second.save()


def test_figure_that_is_the_second_without_a_date(db, sentences):
    create_figure(as_of=None)
    second = Figure(key=Figure.Key.NETWORKS_IN_NRW, value=51)

    assert sentences(second) == ["Diese Kennzahl ist ohne Stand schon eingetragen."]
    with pytest.raises(IntegrityError, match=duplicate("key")):
        second.save()


def test_figures_of_several_dates(db, sentences):
    figures = [create_figure(as_of=date) for date in ("2024-04", "2024", "2025", None)]

    assert [sentences(figure) for figure in figures] == [[], [], [], []]


def test_figure_that_is_negative(db, sentences):
    assert sentences(Figure(key=Figure.Key.NETWORKS_IN_NRW, value=-1)) == [
        "Dieser Wert muss größer oder gleich 0 sein."
    ]


def test_networks_in_nrw_is_the_current_one_then_the_newest_first(db):
    for date in ("2024-04", None, "2023", "2025-01-01"):
        create_figure(as_of=date, is_current=date is None)

    found = [figure.as_of and figure.as_of.iso for figure in Figure.objects.networks_in_nrw()]

    assert found == [None, "2025-01-01", "2024-04", "2023"]


def test_figure_as_text():
    figure = Figure(key=Figure.Key.NETWORKS_IN_NRW, value=52)

    assert str(figure) == "Bildungsnetzwerke in Nordrhein-Westfalen: 52"


@pytest.mark.parametrize(("as_of", "key"), [("2024-04", "2024-04"), (None, "")])
def test_figure_is_found_by_its_natural_key(db, as_of, key):
    figure = create_figure(as_of=as_of)
    create_figure(as_of="2001")

    assert figure.natural_key() == ("netzwerke-in-nrw", key)
    assert Figure.objects.get_by_natural_key(*figure.natural_key()) == figure


def test_figure_has_one_current_value(db, sentences):
    create_figure(as_of="2024", is_current=True)
    second = Figure(key=Figure.Key.NETWORKS_IN_NRW, value=53, as_of=PartialDate(2025), is_current=True)

    assert sentences(second) == [
        "Für diese Kennzahl gilt schon eine andere Zahl. Nehmen Sie dort zuerst das Häkchen „gilt heute“ weg."
    ]
    with pytest.raises(IntegrityError, match="key"):
        second.save()
