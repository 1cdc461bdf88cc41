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


def row_of(network: Network):
    (row,) = conference_years([Network.objects.for_conferences().get(pk=network.pk)], TODAY).rows
    return row


def test_years_go_from_the_first_contract_to_this_year():
    network = create_network()
    create_agreement(network=network, signed="23.06.2021")
    create_conference(network=network, date="Mai 2022")

    assert years_of(network) == {2021: MISSING, 2022: HELD, 2023: MISSING, 2024: RUNNING}


def test_years_begin_with_a_conference_older_than_every_contract():
    network = create_network()
    create_agreement(network=network, signed="2023")
    create_conference(network=network, date="2021")

    assert years_of(network) == {2021: HELD, 2022: NONE, 2023: MISSING, 2024: RUNNING}


def test_years_after_a_contract_has_ended():
    network = create_network()
    create_agreement(network=network, signed="2020", ended="31.01.2022", has_ended=True)

    assert years_of(network) == {2020: MISSING, 2021: MISSING, 2022: MISSING, 2023: NONE, 2024: NONE}


def test_years_are_unclear_where_nobody_knows_when_the_contract_ended():
    """As in Münster: one that ended some time, and one since 2022."""
    network = create_network()
    create_agreement(network=network, signed="Juni 2008", effective="01.08.2019", has_ended=True)
    create_agreement(network=network, signed="2022", kind="wiederaufnahme")
    create_conference(network=network, date="2020")

    assert years_of(network) == {
        2019: UNCLEAR,
        2020: HELD,
        2021: UNCLEAR,
        2022: MISSING,
        2023: MISSING,
        2024: RUNNING,
    }


@pytest.mark.parametrize(
    ("date", "state"),
    [
        ("14.06.2024", HELD),
        ("15.06.2024", HELD),
        ("16.06.2024", RUNNING),
        ("Mai 2024", HELD),
        ("Juni 2024", RUNNING),
        ("2024", RUNNING),
        ("2025", RUNNING),
    ],
)
def test_conference_counts_from_the_last_day_that_its_date_can_mean(date, state):
    network = create_network()
    create_agreement(network=network, signed="2024")
    create_conference(network=network, date=date)

    assert years_of(network) == {2024: state}


def test_intended_is_at_least_that_where_an_end_is_unknown():
    network = create_network()
    create_agreement(network=network, signed="2019", has_ended=True)
    create_agreement(network=network, signed="2022", kind="wiederaufnahme")
    create_conference(network=network, date="2020")

    row = row_of(network)

    assert (row.held, row.intended, row.is_at_least) == (1, 3, True)
