import datetime as dt

import pytest
from django.db import IntegrityError

from networks.models import SteeringCommittee, SupervisoryAuthority
from networks.models.partial_date import INVALID
from tests.databases import duplicate
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


def test_committee_that_is_the_second_of_its_network(db, sentences):
    first = create_committee()
    second = SteeringCommittee(network=first.network, name="Lenkungsgruppe")

    assert sentences(second) == ["Dieses Bildungsnetzwerk hat schon einen Lenkungskreis."]
    with pytest.raises(IntegrityError, match=duplicate("network_id")):
        second.save()


def test_committee_constituted_on_no_date(db, sentences):
    committee = create_committee()

    committee.constituted = "im Sommer"

    assert sentences(committee) == [INVALID]


# --- for_list and for_detail ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_is_in_the_order_of_the_districts_with_seats_and_meetings(
    django_assert_num_queries, db, rows
):
    for name in ("Kreis Warendorf", "Kreis Borken", "Kreis Coesfeld")[:rows]:
        committee = create_committee(network=create_network(district=create_district(name=name)))
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
def test_for_detail_brings_all_that_its_page_shows(django_assert_num_queries, db, rows):
    committee = create_committee()
    create_office(network=committee.network, website="https://buero.example/")
    for number in range(rows):
        conference = create_conference(network=committee.network)
        recommendation = create_recommendation(conference=conference, text=f"Empfehlung {number}")
        aim = create_aim(
            committee=committee, field=create_field(name=f"Feld {9 - number}"), recommendation=recommendation
        )
        create_mandate(aim=aim, text=f"Auftrag {number}", reported_to=conference)
        create_seat(
            committee=committee,
            function=f"Leitung {number}",
            side="obere",
            authority=create_authority(level="obere"),
        )
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

    network = committee.network_id
    assert way_out.url == "https://buero.example/"
    assert seats == [(f"Leitung {number}", True, "obere") for number in range(rows)]
    assert aims == [
        (f"Feld {9 - number}", f"Empfehlung {number}", network, [(f"Auftrag {number}", network)])
        for number in reversed(range(rows))
    ]
    assert [meeting.number for meeting in committee.released_meetings] == list(range(rows, 0, -1))
    assert conferences == rows


# --- Which of them -------------------------------------------------------------------------------------------


def test_not_fictional(db):
    committee = create_committee()
    create_committee(network=create_network(is_fictional=True))

    assert list(SteeringCommittee.objects.not_fictional()) == [committee]


@pytest.mark.parametrize(
    ("name", "other"), [("Lenkungskreis", "Lenkungsgruppe"), ("Lenkungsgruppe", "Lenkungskreis")]
)
def test_other_name_is_that_of_a_real_committee(db, name, other):
    committee = create_committee(name=name)
    for elsewhere in ("Steuergruppe", "Lenkungsgruppe", "Lenkungskreis", ""):
        create_committee(name=elsewhere)
    create_committee(name="Aus dem Musterkreis", network=create_network(is_fictional=True))

    assert SteeringCommittee.objects.for_detail(DAY).get(pk=committee.pk).other_name == other


# --- of_authority --------------------------------------------------------------------------------------------


def of_authority(authority: SupervisoryAuthority, day: dt.date = DAY) -> list[SteeringCommittee]:
    return list(SteeringCommittee.objects.of_authority(authority, day))


def test_of_a_schulamt_is_its_districts_committee_even_without_a_seat(db):
    committee, _ = create_committee(), create_committee()
    authority = create_authority(district=committee.network.district)

    assert of_authority(authority) == [committee]


def test_of_a_schulamt_is_its_committee_once_where_it_has_several_seats(db):
    committee = create_committee()
    authority = create_authority(district=committee.network.district)
    for _ in range(2):
        create_seat(committee=committee, side="untere", authority=authority)

    assert of_authority(authority) == [committee]


def test_of_a_schulamt_without_a_committee(db):
    assert of_authority(create_authority()) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_of_the_bezirksregierung_is_every_real_committee(django_assert_num_queries, db, rows):
    for name in ("Kreis C", "Kreis A", "Kreis B")[:rows]:
        create_committee(network=create_network(district=create_district(name=name)))
    create_committee(network=create_network(is_fictional=True))
    whole = create_authority(level="obere")

    with django_assert_num_queries(1):
        found = [committee.network.district.name for committee in of_authority(whole)]

    assert found == (["Kreis A", "Kreis B", "Kreis C"] if rows == 3 else ["Kreis C"])


def test_of_the_bezirksregierung_is_a_made_up_committee_only_where_it_is_seated(db):
    committee = create_committee(network=create_network(is_fictional=True))
    whole = create_authority(level="obere")
    department = create_authority(level="obere", parent=whole)

    assert of_authority(whole) == []

    create_seat(committee=committee, side="obere", authority=department)
    assert of_authority(whole) == [committee]


@pytest.mark.parametrize(
    ("day", "is_there"),
    [
        (dt.date(2024, 7, 31), False),
        (dt.date(2024, 8, 1), True),
        (dt.date(2025, 7, 31), True),
        (dt.date(2025, 8, 1), False),
    ],
)
def test_of_a_department_is_where_it_is_seated_on_the_day(db, day, is_there):
    whole = create_authority(level="obere")
    department, other = (create_authority(level="obere", parent=whole) for _ in range(2))
    committee, elsewhere = create_committee(), create_committee()
    create_seat(
        committee=committee, side="obere", authority=department, begins="2024-08-01", ends="2025-07-31"
    )
    create_seat(committee=elsewhere, side="obere", authority=whole)

    assert of_authority(department, day) == ([committee] if is_there else [])
    assert of_authority(other, day) == []


def test_of_a_department_is_not_where_it_was_only_attested_before(db):
    department = create_authority(level="obere", parent=create_authority(level="obere"))
    seat = create_seat(side="obere", authority=department, begins=None, as_of="2012", only_attested=True)

    assert of_authority(department, dt.date(2012, 12, 31)) == [seat.committee]
    assert of_authority(department, dt.date(2013, 1, 1)) == []


# --- The record ----------------------------------------------------------------------------------------------


def test_committee_as_text_address_and_natural_key(db):
    committee = create_committee(network=create_network(slug="kreis-borken"), name="Lenkungsgruppe")

    assert str(committee) == "Lenkungsgruppe"
    assert str(SteeringCommittee()) == "Lenkungskreis"
    assert committee.get_absolute_url() == "/lenkungskreise/kreis-borken/"
    assert committee.natural_key() == ("kreis-borken",)
    assert SteeringCommittee.objects.get_by_natural_key("kreis-borken") == committee
