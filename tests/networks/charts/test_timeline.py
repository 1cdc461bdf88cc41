import datetime as dt

import pytest

from networks.charts.timeline import MIN_WIDTH, timeline
from networks.models import Network
from tests.factories import create_agreement, create_conference, create_network

TODAY = dt.date(2024, 7, 2)  # the middle of the year

pytestmark = pytest.mark.django_db


def per_cent(place: str) -> float:
    return float(place.removesuffix("%"))


def timeline_of(agreements=(), conferences=(), today=TODAY):
    network = create_network()
    for fields in agreements:
        create_agreement(network=network, **fields)
    for fields in conferences:
        create_conference(network=network, **fields)
    return timeline(Network.objects.for_conferences(), today, has_conferences=True)


@pytest.mark.parametrize(
    ("agreement", "years", "end"),
    [
        # From 2015 to 2025: ten years.
        ({"signed": "2015"}, (0, 9.5), "open"),
        ({"signed": "02.07.2015"}, (0.5, 9.5), "open"),
        ({"signed": "2015", "effective": "2020"}, (5, 9.5), "open"),
        ({"signed": "2015", "ended": "Juni 2018", "has_ended": True}, (0, 3.5), "known"),
        ({"signed": "2015", "has_ended": True}, (0, 3), "unknown"),
        ({"signed": "2023", "has_ended": True}, (8, 9), "unknown"),
        ({"signed": "2015", "ended": "2030", "has_ended": True}, (0, 10), "known"),
    ],
)
def test_bar_lasts_from_the_beginning_of_the_contract_to_its_end_or_today(agreement, years, end):
    create_conference(date="2015")

    row = timeline_of([agreement]).rows[-1]

    (bar,) = row.bars
    left, right = (10 * year for year in years)
    assert bar.end == end
    assert per_cent(bar.x) == pytest.approx(left, abs=0.1)
    assert per_cent(bar.x) + per_cent(bar.width) == pytest.approx(right, abs=0.1)


@pytest.mark.parametrize(
    ("fields", "year", "state", "is_exact"),
    [
        ({"date": "02.07.2020"}, 5.5, "past", True),
        ({"date": "Juli 2020"}, 5.54, "past", True),
        ({"date": "2020"}, 5.5, "past", False),
        ({"date": "02.07.2024"}, 9.5, "next", True),
        ({"date": "2024"}, 9.5, "next", False),
        ({"date": "02.07.2020", "is_cancelled": True}, 5.5, "cancelled", True),
    ],
)
def test_dot_lies_in_the_middle_of_what_is_known_of_the_date(fields, year, state, is_exact):
    picture = timeline_of([{"signed": "2015"}], [fields])

    (dot,) = picture.rows[0].dots
    assert per_cent(dot.x) == pytest.approx(10 * year, abs=0.1)
    assert (dot.state, dot.is_exact) == (state, is_exact)
    assert len(picture.rows[0].held) == (state == "past")


@pytest.mark.parametrize("year", ["0001", "2024", "2026", "9999"])
@pytest.mark.parametrize("end", [{}, {"ended": "9999", "has_ended": True}])
def test_timeline_stays_in_its_picture_whatever_an_editor_types(year, end):
    picture = timeline_of([{"signed": year, **end}] if year < "9999" else [], [{"date": year}])

    for bar in picture.rows[0].bars:
        assert 0 <= per_cent(bar.x) <= 100 - MIN_WIDTH
        assert MIN_WIDTH <= per_cent(bar.width) <= 100
        assert per_cent(bar.x) + per_cent(bar.width) <= 100
    assert 0 <= per_cent(picture.rows[0].dots[0].x) <= 100
    assert picture.axis.last <= TODAY.year + 2


def test_axis_marks_every_other_year():
    axis = timeline_of([{"signed": "23.06.2008"}]).axis

    assert [year for year, _ in axis.years] == list(range(2008, 2026, 2))
    assert axis.years[0][1] == "0.00%"


def test_held_counts_no_conference_of_a_fictional_network():
    create_conference(network=create_network(is_fictional=True), date="2020")

    assert timeline_of(conferences=[{"date": "2020"}, {"date": "2021"}, {"date": "2031"}]).held == 2


def test_key_explains_only_what_the_picture_has():
    picture = timeline_of([{"signed": "2015", "has_ended": True}], [{"date": "2020"}, {"date": "Mai 2025"}])

    assert picture.signs == {"unknown", "past", "next", "vague"}
