import datetime as dt
from itertools import count

import pytest

from networks.charts.timeline import LEFT, ROW, TOP, WIDTH, timeline
from networks.models import CooperationAgreement, District, Network, PartialDate

TODAY = dt.date(2024, 7, 2)  # the middle of the year

numbers = count(1)


def a_network(*agreements: CooperationAgreement) -> Network:
    network = Network(pk=next(numbers), district=District(name="Kreis A"))
    prefetched = network.agreements.none()
    prefetched._result_cache = list(agreements)
    network._prefetched_objects_cache = {"agreements": prefetched}
    return network


def an_agreement(signed: str, effective: str = "", ended: str = "", has_ended: bool = False):
    return CooperationAgreement(
        signed=PartialDate.parse(signed),
        effective=PartialDate.parse(effective) if effective else None,
        ended=PartialDate.parse(ended) if ended else None,
        has_ended=has_ended or bool(ended),
    )


def test_timeline_rows_are_in_the_order_given():
    networks = [a_network(an_agreement("2022")), a_network(), a_network(an_agreement("2008"))]

    picture = timeline(iter(networks), TODAY)

    assert [row.network for row in picture.rows] == networks
    assert [row.y for row in picture.rows] == [TOP, TOP + ROW, TOP + 2 * ROW]
    assert picture.height == TOP + 3 * ROW + 10


@pytest.mark.parametrize(
    ("agreement", "years", "end"),
    [
        # From 2015 to 2025: ten years on 730 units.
        (an_agreement("2015"), (0, 9.5), "open"),
        (an_agreement("2015-07-02"), (0.5, 9.5), "open"),
        (an_agreement("2015-07"), (0.5, 9.5), "open"),
        (an_agreement("2015", effective="2020"), (5, 9.5), "open"),
        (an_agreement("2015", ended="2018"), (0, 4), "known"),
        (an_agreement("2015", ended="2018-06"), (0, 3.5), "known"),
        (an_agreement("2015", ended="2018-07-02"), (0, 3.5), "known"),
        (an_agreement("2015", has_ended=True), (0, 3), "unknown"),
        (an_agreement("2023", has_ended=True), (8, 9), "unknown"),
        (an_agreement("2015", ended="2024"), (0, 10), "known"),
        (an_agreement("2015", ended="2030"), (0, 10), "known"),
    ],
)
def test_timeline_bar(agreement, years, end):
    (row, _) = timeline([a_network(agreement), a_network(an_agreement("2015"))], TODAY).rows

    (bar,) = row.bars
    left, right = (LEFT + WIDTH / 10 * year for year in years)
    assert (bar.agreement, bar.end) == (agreement, end)
    assert bar.x == pytest.approx(left, abs=1)
    assert bar.x + bar.width == pytest.approx(right, abs=1)


@pytest.mark.parametrize("year", ["0001", "2024", "2025", "2026", "2030", "9999"])
@pytest.mark.parametrize("ended", ["", "2024-07-02", "9999"])
def test_bar_stays_inside_the_picture(year, ended):
    picture = timeline([a_network(an_agreement(year, ended=ended))], TODAY)

    (bar,) = picture.rows[0].bars
    assert LEFT <= bar.x < bar.x + bar.width <= picture.width
    assert {type(bar.x), type(bar.width)} == {int}
    assert picture.years[0].label == int(year)
    assert all(LEFT <= mark.x <= LEFT + WIDTH for mark in picture.years)


def test_timeline_marks_every_other_year():
    picture = timeline([a_network(an_agreement("2008-06-23"))], TODAY)

    assert [year.label for year in picture.years] == list(range(2008, 2026, 2))
    assert picture.years[0].x == LEFT
    assert picture.years[-1].x == round(LEFT + WIDTH * 16 / 17)


def test_empty_timeline_and_short_bar_are_visible():
    nothing, (row,) = timeline([], TODAY), timeline([a_network(an_agreement("2024-07-02"))], TODAY).rows

    assert (nothing.rows, nothing.height) == ([], TOP + 10)
    assert [(year.x, year.label) for year in nothing.years] == [(LEFT, 2024)]
    assert row.bars[0].width == 4
