import datetime as dt

import pytest

from networks.charts.conference_years import State, conference_years
from networks.models import Network
from tests.factories import create_agreement, create_conference, create_network

TODAY = dt.date(2024, 6, 15)
HELD, MISSING, UNCLEAR, RUNNING, NONE = State

pytestmark = pytest.mark.django_db


def years_of(network: Network, today: dt.date = TODAY) -> dict[int, State]:
    table = conference_years(Network.objects.for_conferences(), today)
    (row,) = [row for row in table.rows if row.network == network]
    return dict(zip(table.years, row.states, strict=True))


M = MISSING
FIRST_IN_2020 = {"signed": "2020", "ended": "31.01.2022", "has_ended": True}
# As in Münster, with no known end.
OLD = {"signed": "Juni 2008", "effective": "01.08.2019", "has_ended": True}
NEW = {"signed": "2022", "kind": "wiederaufnahme"}


@pytest.mark.parametrize(
    ("agreements", "conference", "first", "states"),
    [
        ([{"signed": "23.06.2021"}], "Mai 2022", 2021, [M, HELD, M, RUNNING]),
        ([{"signed": "2023"}], "2021", 2021, [HELD, NONE, M, RUNNING]),
        ([FIRST_IN_2020], None, 2020, [M, M, M, NONE, NONE]),
        ([OLD, NEW], "2020", 2019, [UNCLEAR, HELD, UNCLEAR, M, M, RUNNING]),
    ],
    ids=["from the contract", "conference before the contract", "contract ended", "end unknown"],
)
def test_state_of_each_year(agreements, conference, first, states):
    network = create_network()
    for fields in agreements:
        create_agreement(network=network, **fields)
    if conference:
        create_conference(network=network, date=conference)

    assert list(years_of(network).items()) == list(enumerate(states, start=first))


@pytest.mark.parametrize(
    ("date", "state"),
    [
        *((date, HELD) for date in ("14.06.2024", "15.06.2024", "Mai 2024")),
        *((date, RUNNING) for date in ("16.06.2024", "Juni 2024", "2024", "2025")),
    ],
)
def test_conference_counts_from_the_last_day_that_its_date_can_mean(date, state):
    network = create_network()
    create_agreement(network=network, signed="2024")
    create_conference(network=network, date=date)

    assert years_of(network) == {2024: state}


def test_row_counts_the_years_that_are_held_and_intended():
    network = create_network()
    create_agreement(network=network, **OLD)
    create_agreement(network=network, **NEW)
    create_conference(network=network, date="2020")

    (row,) = conference_years(Network.objects.for_conferences(), TODAY).rows

    assert (row.held, row.intended, row.is_at_least) == (1, 3, True)
