import datetime as dt

import pytest

from networks.models import SteeringCommittee, SupervisoryAuthority
from tests.factories import (
    create_aim,
    create_authority,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_mandate,
    create_meeting,
    create_network,
    create_office,
    create_recommendation,
    create_seat,
)

DAY = dt.date(2025, 1, 1)


def committee_of(district: str) -> SteeringCommittee:
    return create_committee(network=create_network(district=create_district(name=district)))


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_is_sorted_by_district_with_seats_and_meetings(django_assert_num_queries, db, rows):
    for name in ("Kreis Warendorf", "Kreis Borken", "Kreis Coesfeld")[:rows]:
        committee = committee_of(name)
        create_seat(committee=committee, function="Zweite", order=2)
        create_seat(committee=committee, function="Erste", order=1, begins=None, only_attested=True)
        create_seat(committee=committee, function="Beendete", ends="2024-12-31")
        create_meeting(committee=committee, number=1, date="2024-12")
        create_meeting(committee=committee, number=2, date="2025-03")
        create_meeting(committee=committee, number=3, is_released=False)

    with django_assert_num_queries(3):
        found = [
            (
                committee.network.district.name,
                [(seat.function, seat.is_seated, seat.authority) for seat in committee.known_seats],
                [meeting.number for meeting in committee.released_meetings],
            )
            for committee in SteeringCommittee.objects.for_list(DAY)
        ]

    names = ["Kreis Borken", "Kreis Coesfeld", "Kreis Warendorf"] if rows == 3 else ["Kreis Warendorf"]
    assert found == [(name, [("Erste", False, None), ("Zweite", True, None)], [2, 1]) for name in names]


@pytest.mark.parametrize("rows", [1, 3])
def test_for_detail_loads_all_that_the_page_shows_in_six_queries(django_assert_num_queries, db, rows):
    committee = create_committee()
    create_office(network=committee.network, website="https://buero.example/")
    for number in range(rows):
        conference = create_conference(network=committee.network)
        recommendation = create_recommendation(conference=conference, text=f"Empfehlung {number}")
        field = create_field(name=f"Feld {9 - number}")
        aim = create_aim(committee=committee, field=field, recommendation=recommendation)
        create_mandate(aim=aim, text=f"Auftrag {number}", reported_to=conference)
        authority = create_authority(level="obere")
        create_seat(committee=committee, function=f"Leitung {number}", side="obere", authority=authority)
        create_meeting(committee=committee, number=number + 1)
    create_seat(committee=committee, begins="2026")
    create_meeting(committee=committee, is_released=False)

    with django_assert_num_queries(6):
        committee = SteeringCommittee.objects.for_detail(DAY).get(pk=committee.pk)
        seats = [(seat.function, seat.is_seated, seat.authority.level) for seat in committee.known_seats]
        aims = [
            (
                aim.field.name,
                aim.recommendation.text,
                aim.recommendation.conference.network_id,
                [(mandate.text, mandate.reported_to.network_id) for mandate in aim.mandates.all()],
            )
            for aim in committee.aims.all()
        ]
        conferences = len(committee.network.conferences.all())
        way_out = committee.network.way_out
        shown = [type(record).__name__ for record in committee.records()]

    network = committee.network_id
    assert (way_out.url, conferences) == ("https://buero.example/", rows)
    assert seats == [(f"Leitung {number}", True, "obere") for number in range(rows)]
    assert aims == [
        (f"Feld {9 - number}", f"Empfehlung {number}", network, [(f"Auftrag {number}", network)])
        for number in reversed(range(rows))
    ]
    assert [meeting.number for meeting in committee.released_meetings] == list(range(rows, 0, -1))
    assert (
        shown
        == ["Seat"] * rows + ["Aim", "Mandate"] * rows + ["Meeting"] * rows + ["EducationConference"] * rows
    )


def test_fictional_committees_are_those_of_fictional_networks(db):
    committee, fictional = create_committee(), create_committee(network=create_network(is_fictional=True))

    assert list(SteeringCommittee.objects.not_fictional()) == [committee]
    assert list(SteeringCommittee.objects.fictional()) == [fictional]


# --- of_authority --------------------------------------------------------------------------------------------


def of_authority(authority: SupervisoryAuthority, day: dt.date = DAY) -> list[SteeringCommittee]:
    return list(SteeringCommittee.objects.of_authority(authority, day))


@pytest.mark.parametrize("seats", [0, 1, 3])
def test_lower_authority_belongs_to_the_committee_of_its_district(db, seats):
    committee, _ = create_committee(), create_committee()
    authority = create_authority(district=committee.network.district)
    for _ in range(seats):
        create_seat(committee=committee, side="untere", authority=authority)

    assert of_authority(authority) == [committee]
    assert of_authority(create_authority()) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_whole_upper_authority_belongs_to_all_committees_that_are_not_fictional(
    django_assert_num_queries, db, rows
):
    for name in ("Kreis C", "Kreis A", "Kreis B")[:rows]:
        committee_of(name)
    fictional = create_committee(network=create_network(is_fictional=True))
    whole = create_authority(level="obere")

    with django_assert_num_queries(1):
        found = [committee.network.district.name for committee in of_authority(whole)]
    create_seat(committee=fictional, side="obere", authority=create_authority(level="obere", parent=whole))

    assert found == (["Kreis A", "Kreis B", "Kreis C"] if rows == 3 else ["Kreis C"])
    assert fictional in of_authority(whole)


def test_department_belongs_to_committees_where_it_is_seated_on_the_day(db):
    whole = create_authority(level="obere")
    department, other = (create_authority(level="obere", parent=whole) for _ in range(2))
    seat = create_seat(side="obere", authority=department, ends="2025-07-31")
    create_seat(side="obere", authority=department, begins=None, as_of="2012", only_attested=True)
    create_seat(side="obere", authority=whole)

    assert of_authority(department, dt.date(2025, 7, 31)) == [seat.committee]
    assert of_authority(department, dt.date(2025, 8, 1)) == []
    assert of_authority(other) == []
