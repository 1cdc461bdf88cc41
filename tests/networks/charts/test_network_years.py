import datetime as dt

import pytest

from networks.charts.network_years import MARGIN, network_years
from networks.models import Network
from tests.factories import create_agreement, create_conference, create_network

TODAY = dt.date(2024, 7, 2)


@pytest.fixture
def network(db) -> Network:
    network = create_network()
    create_agreement(network=network, signed="2008", has_ended=True)
    create_agreement(network=network, signed="2022", kind="wiederaufnahme")
    for date, fields in [("2009", {}), ("2025", {}), ("2026-05", {}), ("2023", {"is_cancelled": True})]:
        create_conference(network=network, date=date, **fields)
    return network


def test_both_drawings_show_the_same_on_axes_of_their_own(network):
    wide, narrow = network_years(network, TODAY).drawings

    for drawing in (wide, narrow):
        assert [bar.end for bar in drawing.bars] == ["unknown", "open"]
        assert [dot.state for dot in drawing.dots] == ["past", "next", "later"]
        assert drawing.bars[1].x + drawing.bars[1].width == drawing.now
        assert drawing.bars[0].x == drawing.years[0].x == MARGIN
        assert MARGIN < drawing.dots[0].x < drawing.dots[-1].x < drawing.end == drawing.width - MARGIN
    assert [year.label for year in wide.years] == list(range(2008, 2027, 2))
    assert [year.label for year in narrow.years] == [2008, 2012, 2016, 2020, 2024]


def test_text_says_the_same(network):
    years = network_years(network, TODAY)

    assert years.text == (
        "Zeitleiste von 2008 bis 2026: erster Vertrag seit 2008, Ende nicht bekannt; Wiederaufnahme seit 2022; "
        "Bildungskonferenz 2009; Bildungskonferenz 2025; Bildungskonferenz im Mai\N{NO-BREAK SPACE}2026."
    )
    assert years.has_next


def test_nothing_to_draw(db):
    assert network_years(create_network(), TODAY) is None
