import datetime as dt
from itertools import combinations
from math import dist

import pytest

from networks.charts.seating import seating
from networks.models import PartialDate, Seat, SteeringCommittee
from networks.models.composition import Composition

DAY = dt.date(2026, 11, 25)


def a_seat(side: str = "kommune", as_of: str = "", **fields: object) -> Seat:
    seat = Seat(side=side, as_of=PartialDate.parse(as_of) if as_of else None, **fields)
    seat.is_seated = not seat.only_attested
    return seat


def seated(*seats: Seat):
    return seating(SteeringCommittee(), Composition.of(seats), DAY, is_today=True)


@pytest.mark.parametrize("count", [3, 9, 10, 14, 17, 40, 90])
def test_seats_never_overlap_nor_leave_the_drawing(count):
    plan = seated(*(a_seat() for _ in range(count)))

    assert len(plan.places) == count
    assert all(dist(one[:2], two[:2]) > 2 * plan.radius for one, two in combinations(plan.places, 2))
    assert all(0 < x < 440 and 0 < y < 250 for x, y, *_ in plan.places)


def test_sides_follow_each_other_from_left_to_right():
    seats = [a_seat(side) for side in ("partner", "kommune", "untere", "obere", "partner")]

    groups = [place.group for place in seated(*seats).places]

    assert groups == ["tandem", "tandem", "kommune", "partner", "partner"]
    assert seated(*seats[:2]).places == []


@pytest.mark.parametrize(
    ("dates", "middle", "caption", "has_as_of"),
    [
        (["2009", "2009"], "2009", "zwei Sitze", False),
        (["2009", "2012"], "2", "Sitze", True),
        (["", ""], "2", "Sitze", False),
    ],
)
def test_attested_seats_of_one_year_show_the_year(dates, middle, caption, has_as_of):
    plan = seated(*(a_seat(as_of=date, only_attested=True) for date in dates))

    assert (plan.middle, plan.caption, plan.has_as_of) == (middle, caption, has_as_of)


def test_key_counts_vacant_seats_and_votes():
    plan = seated(
        a_seat("obere", voting="ja"),
        a_seat("untere", voting="ja", is_vacant=True),
        a_seat(voting="nein"),
    )

    assert [numbers for _, numbers in plan.key] == ["2 Sitze, einer ist frei", "1 Sitz"]
    assert plan.votes == ["2 mit Stimmrecht", "1 beratend"]
    assert seated(a_seat()).votes == []
