import datetime as dt

import pytest
from django.db import IntegrityError

from networks.models import EducationConference, PartialDate
from tests.databases import duplicate
from tests.factories import (
    create_aim,
    create_conference,
    create_network,
    create_recommendation,
)
from tests.networks.models.test_partial_date import a_random_date

NO_ADDRESS = "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt."
SAME_DATE = "Eine Konferenz mit diesem Datum ist bei diesem Netzwerk schon eingetragen."
SAME_NUMBER = "Eine Konferenz mit dieser Nummer ist bei diesem Netzwerk schon eingetragen."


def upcoming(day: dt.date) -> list[EducationConference]:
    return list(EducationConference.objects.upcoming(day))


def latest(day: dt.date) -> list[EducationConference]:
    return list(EducationConference.objects.latest(day, 1_000))


@pytest.mark.parametrize(
    ("date", "last", "day_after"),
    [
        ("2024", dt.date(2024, 12, 31), dt.date(2025, 1, 1)),
        ("2024-02", dt.date(2024, 2, 29), dt.date(2024, 3, 1)),
        ("2024-05-14", dt.date(2024, 5, 14), dt.date(2024, 5, 15)),
    ],
)
def test_conference_is_upcoming_up_to_its_last_day(db, date, last, day_after):
    conference = create_conference(date=date)

    assert (upcoming(last), latest(last)) == ([conference], [])
    assert (upcoming(day_after), latest(day_after)) == ([], [conference])


def test_every_conference_is_either_upcoming_or_past_on_every_day(db, chance):
    network = create_network()
    dates = {a_random_date(chance) for _ in range(30)}
    EducationConference.objects.bulk_create(EducationConference(network=network, date=date) for date in dates)
    days = [dt.date(2007, 12, 25) + dt.timedelta(days=chance.randrange(2210)) for _ in range(20)]
    days += [date.last for date in dates] + [date.last + dt.timedelta(days=1) for date in dates]

    found = {day: ({c.date for c in upcoming(day)}, {c.date for c in latest(day)}) for day in days}

    assert found == {
        day: ({date for date in dates if date.last >= day}, {date for date in dates if date.last < day})
        for day in days
    }


def test_upcoming_is_the_next_first(db):
    for date in ("2026", "2025-06", "2025-06-02"):
        create_conference(date=date)

    assert [c.date.iso for c in upcoming(dt.date(2025, 1, 1))] == ["2025-06", "2025-06-02", "2026"]


def test_latest_is_the_newest_first_and_no_more_than_asked(db):
    for date in ("2023", "2024-06", "2024-05-02", "2026"):
        create_conference(date=date)

    found = EducationConference.objects.latest(dt.date(2025, 1, 1), 2)

    assert [conference.date.iso for conference in found] == ["2024-06", "2024-05-02"]


def test_cancelled_conference_is_upcoming_but_never_among_those_that_took_place(db):
    conference = create_conference(date="2024-05-14", is_cancelled=True)
    held = create_conference(date="2023")

    found = EducationConference.objects.latest(dt.date(2024, 5, 15), 1)

    assert upcoming(dt.date(2024, 5, 14)) == [conference]
    assert list(found) == [held]


@pytest.mark.parametrize("find", [upcoming, latest])
def test_upcoming_and_latest_bring_network_and_district_along(django_assert_num_queries, db, find):
    for date in ("2024", "2026"):
        create_conference(date=date)

    with django_assert_num_queries(1):
        (conference,) = find(dt.date(2025, 6, 1))
        str(conference.network.district)


def test_of_district(db):
    conference, _ = create_conference(), create_conference()

    district = conference.network.district_id

    assert list(EducationConference.objects.of_district(district)) == [conference]


def test_for_calendar_is_what_has_a_day_of_these_networks(db):
    first, second = create_network(), create_network()
    for date in ("2025-06-02", "2025-06", "2025"):
        create_conference(network=first, date=date)
    create_conference(network=second, date="2024-05-14")
    create_conference(date="2025-06-02")

    found = EducationConference.objects.for_calendar(dt.date(2026, 1, 1), [first.pk, second.pk])

    assert [conference.date.iso for conference in found] == ["2024-05-14", "2025-06-02"]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "http://beispiel.example/", "https://beispiel.example/a.pdf"])
def test_conference_with_a_documentation(db, sentences, address):
    assert sentences(create_conference(documentation=address)) == []


@pytest.mark.parametrize("address", ["ftp://beispiel.example/", "ftps://beispiel.example/a.pdf"])
def test_conference_whose_documentation_has_another_scheme(db, sentences, address):
    conference = create_conference()

    conference.documentation = address

    assert sentences(conference) == [NO_ADDRESS]
    with pytest.raises(IntegrityError, match="educationconference_documentation_is_http"):
        conference.save()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//beispiel.example", "beispiel", " https://a.example"]
)
def test_conference_whose_documentation_is_no_address(plain_update, address):
    conference = create_conference()

    with pytest.raises(IntegrityError, match="educationconference_documentation_is_http"):
        plain_update(conference, documentation=address)


def test_conference_with_the_same_date(db, sentences):
    first = create_conference(date="2024-05")
    second = EducationConference(network=first.network, date=PartialDate(2024, 5))

    assert sentences(second) == [SAME_DATE]
    with pytest.raises(IntegrityError, match=duplicate("network_id", "date")):
        second.save()


def test_conference_with_the_same_number(db, sentences):
    first = create_conference(number=7)
    second = EducationConference(network=first.network, date=PartialDate(2024, 5), number=7)

    assert sentences(second) == [SAME_NUMBER]
    with pytest.raises(IntegrityError, match=duplicate("network_id", "number")):
        second.save()


def test_conferences_may_share_number_and_date_across_networks_and_lack_a_number(db, sentences):
    network = create_network()
    conferences = [
        create_conference(network=network, date="2024", number=7),
        create_conference(date="2024", number=7),
        create_conference(network=network, date="2025"),
        create_conference(network=network, date="2026"),
    ]

    assert [sentences(conference) for conference in conferences] == [[], [], [], []]


# --- The record ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "title"),
    [(None, "Bildungskonferenz"), (1, "1. Bildungskonferenz"), (12, "12. Bildungskonferenz")],
)
def test_conference_title(number, title):
    conference = EducationConference(number=number, date=PartialDate(2024))

    assert conference.title == title
    assert str(conference) == f"{title}, 2024"


def test_conferences_are_the_newest_first(db):
    network = create_network()
    for date in ("2023", "2024-05", "2012-01-01"):
        create_conference(network=network, date=date)

    assert [c.date.iso for c in network.conferences.all()] == ["2024-05", "2023", "2012-01-01"]


def test_conference_is_found_by_its_natural_key(db):
    conference = create_conference(date="2024-05")
    create_conference(network=conference.network, date="2024")

    assert conference.natural_key() == (conference.network.slug, "2024-05")
    assert EducationConference.objects.get_by_natural_key(*conference.natural_key()) == conference


def test_records_are_the_conference_its_recommendations_and_the_aims_they_led_to(db):
    conference = create_conference()
    first, second = (create_recommendation(conference=conference, number=number) for number in (1, 2))
    aim = create_aim(recommendation=first)

    assert conference.records() == [conference, first, aim, second]
