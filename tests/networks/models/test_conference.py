import datetime as dt

import pytest

from networks.models import EducationConference
from tests.factories import (
    create_aim,
    create_conference,
    create_mandate,
    create_network,
    create_recommendation,
)


def upcoming(day: dt.date) -> list[EducationConference]:
    return list(EducationConference.objects.upcoming(day))


def latest(day: dt.date) -> list[EducationConference]:
    return list(EducationConference.objects.latest(day, 1_000))


@pytest.mark.parametrize(
    ("date", "last"), [("2024", (12, 31)), ("2024-02", (2, 29)), ("2024-05-14", (5, 14))]
)
def test_conference_is_upcoming_up_to_its_last_day(db, date, last):
    conference, last = create_conference(date=date), dt.date(2024, *last)
    day_after = last + dt.timedelta(days=1)

    assert (upcoming(last), latest(last)) == ([conference], [])
    assert (upcoming(day_after), latest(day_after)) == ([], [conference])


@pytest.mark.parametrize("rows", [1, 3])
def test_upcoming_and_latest_are_sorted_and_fetch_the_district(django_assert_num_queries, db, rows):
    future, past = ["2025-06", "2025-06-02", "2026"][:rows], ["2024-06", "2024-05-02", "2023"][:rows]
    for date in reversed(future + past):
        create_conference(date=date)
    today = dt.date(2025, 1, 1)

    with django_assert_num_queries(2):
        found = [
            [c.date.iso for c in each if c.network.district] for each in (upcoming(today), latest(today))
        ]
    two = EducationConference.objects.latest(today, 2)

    assert found == [future, past]
    assert [conference.date.iso for conference in two] == past[:2]


def test_cancelled_conference_is_upcoming_but_never_among_the_latest(db):
    conference = create_conference(date="2024-05-14", is_cancelled=True)
    held = create_conference(date="2023")

    assert (upcoming(dt.date(2024, 5, 14)), latest(dt.date(2024, 5, 15))) == ([conference], [held])


def test_conferences_of_a_network_are_the_newest_first(db):
    network = create_network()
    for date in ("2023", "2024-05", "2012-01-01"):
        create_conference(network=network, date=date)
    create_conference()

    found = [network.conferences.all(), EducationConference.objects.of_district(network.district_id)]

    assert [[c.date.iso for c in each] for each in found] == [["2024-05", "2023", "2012-01-01"]] * 2


def test_records_of_a_conference_are_in_the_order_of_its_page(db):
    conference = create_conference()
    first, second = (create_recommendation(conference=conference, number=number) for number in (1, 2))
    aim = create_aim(recommendation=first)
    mandate, report = create_mandate(aim=aim), create_mandate(reported_to=conference)

    assert conference.records() == [conference, first, aim, mandate, second, report]


def test_documentation_is_an_http_address(sentences, assert_refused):
    addresses = ["", "http://beispiel.example/", "https://beispiel.example/a.pdf"]

    assert [sentences(create_conference(documentation=each)) for each in addresses] == [[], [], []]
    address = "ftp://beispiel.example/"
    assert_refused(create_conference(), "educationconference_documentation_is_http", documentation=address)
