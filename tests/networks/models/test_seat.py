import datetime as dt
import random

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from networks.models import PartialDate, Seat, SteeringCommittee
from tests.databases import duplicate
from tests.factories import (
    create_agreement,
    create_authority,
    create_committee,
    create_district,
    create_network,
    create_seat,
)

ENDS_BEFORE_IT_BEGINS = "Das Ende des Sitzes muss nach seinem Beginn liegen."
FROM_NO_TIME_ON = (
    "Seit wann es den Sitz gibt, ist offen. Bitte nennen Sie „seit“ oder wenigstens den Stand. "
    "Ist beides unbekannt, kreuzen Sie „nur für den Stand belegt“ an."
)
ATTESTED_WITH_AN_END = (
    "Ein Sitz mit bekanntem Ende ist nicht „nur für den Stand belegt“. "
    "Bitte entfernen Sie das Häkchen oder das Ende."
)
NOT_THE_LANDS = "Nur Sitze des Landes gehören zu einer Schulaufsicht."
SECOND_OPEN_CHAIR = (
    "Dieser Lenkungskreis hat schon einen Vorsitz ohne Ende. "
    "Tragen Sie zuerst dort „bis“ ein und sichern Sie."
)
CHAIRS_OVERLAP = (
    "In dieser Zeit hat der Lenkungskreis schon einen anderen Vorsitz. "
    "Bitte prüfen Sie „seit“ und „bis“ bei beiden."
)
OTHER_LEVEL = "Diese Schulaufsicht gehört zur anderen Ebene als die Seite des Sitzes."
OTHER_DISTRICT = (
    "Diese Schulaufsicht gehört zu einem anderen Kreis oder einer anderen Stadt als der Lenkungskreis."
)
BEFORE_THE_FIRST_AGREEMENT = (
    "Vor dem ersten Kooperationsvertrag gab es den Lenkungskreis noch nicht. "
    "Bitte prüfen Sie „seit“ oder das Datum des Vertrags."
)


def dates(**fields: str | None) -> dict[str, PartialDate | None]:
    return {name: PartialDate.parse(date) if date else None for name, date in fields.items()}


# --- seated and known ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({"begins": "2024"}, {"2023-12-31": None, "2024-01-01": True, "9999-12-31": True}),
        ({"begins": "2024-03"}, {"2024-02-29": None, "2024-03-01": True}),
        ({"begins": "2024-08-01", "is_vacant": True}, {"2024-07-31": None, "2024-08-01": True}),
        ({"begins": "2023", "ends": "2025"}, {"2025-12-31": True, "2026-01-01": None}),
        ({"begins": "2023", "ends": "2024-02"}, {"2024-02-29": True, "2024-03-01": None}),
        ({"begins": "2023", "ends": "2025-07-31"}, {"2025-07-31": True, "2025-08-01": None}),
        ({"as_of": "2024-05"}, {"2024-04-30": None, "2024-05-01": True, "2034-05-01": True}),
        (
            {"as_of": "2012-02", "only_attested": True},
            {"2012-01-31": None, "2012-02-01": True, "2012-02-29": True, "2012-03-01": False},
        ),
        (
            {"begins": "2009-05", "as_of": "2012", "only_attested": True},
            {"2009-04-30": None, "2009-05-01": True, "2012-12-31": True, "2013-01-01": False},
        ),
        ({"begins": "2009-05", "only_attested": True}, {"2009-04-30": None, "2009-05-01": False}),
        ({"only_attested": True}, {"0001-01-01": False, "2024-02-29": False, "9999-12-31": False}),
    ],
)
def test_seat_is_seated_or_only_known_or_neither(db, fields, changes):
    seat = create_seat(**{"begins": None} | fields)

    for text, is_seated in changes.items():
        day = dt.date.fromisoformat(text)
        assert list(Seat.objects.seated(day)) == [seat] * bool(is_seated)
        found = [(known, known.is_seated) for known in Seat.objects.known(day)]
        assert found == ([] if is_seated is None else [(seat, is_seated)])


def a_date_or_none(chance: random.Random) -> PartialDate | None:
    if chance.random() < 0.25:
        return None
    day = dt.date(2023, 11, 1) + dt.timedelta(days=chance.randrange(130))
    return PartialDate(*(day.year, day.month, day.day)[: chance.randint(1, 3)])


def a_term(chance: random.Random) -> dict[str, PartialDate | bool | None]:
    """One that the constraints allow."""
    while True:
        begins, ends, as_of = (a_date_or_none(chance) for _ in range(3))
        if chance.random() < 0.4:
            return {"begins": begins, "as_of": as_of, "only_attested": True}
        if (begins or as_of) and not (begins and ends and ends.last <= begins.first):
            return {"begins": begins, "as_of": as_of, "ends": ends}


def is_seated(seat: Seat, day: dt.date) -> bool:
    begin, end = seat.begins or seat.as_of, seat.as_of if seat.only_attested else seat.ends
    if begin is None or (seat.only_attested and end is None):
        return False
    return begin.first <= day and (end is None or day <= end.last)


def is_known(seat: Seat, day: dt.date) -> bool:
    begin = seat.begins or seat.as_of
    return is_seated(seat, day) or (seat.only_attested and (begin is None or begin.first <= day))


def test_seated_and_known_agree_with_the_first_and_last_days_of_random_terms(db, chance):
    committee = create_committee()
    Seat.objects.bulk_create(
        Seat(committee=committee, function="Leitung", institution="Amt", side="kommune", **a_term(chance))
        for _ in range(300)
    )
    seats = list(Seat.objects.all())
    ends = [date for seat in seats for date in (seat.begins, seat.ends, seat.as_of) if date]
    edges = {day for date in ends for day in (date.first, date.last)}
    days = edges | {day + dt.timedelta(days=step) for day in edges for step in (-1, 1)}

    found = {
        day: (
            set(Seat.objects.seated(day).values_list("pk", flat=True)),
            set(Seat.objects.known(day).values_list("pk", "is_seated")),
        )
        for day in days
    }

    assert found == {
        day: (
            {seat.pk for seat in seats if is_seated(seat, day)},
            {(seat.pk, is_seated(seat, day)) for seat in seats if is_known(seat, day)},
        )
        for day in days
    }
    assert len(days) > 100


def test_known_is_in_the_committees_order_with_the_authorities(django_assert_num_queries, db):
    committee, authority = create_committee(), create_authority(level="obere")
    last = create_seat(committee=committee, order=2)
    first = create_seat(committee=committee, order=1, side="obere", authority=authority)
    second = create_seat(committee=committee, order=1, begins=None, only_attested=True)

    with django_assert_num_queries(1):
        found = [(seat, seat.authority) for seat in committee.seats.known(dt.date(2025, 1, 1))]

    assert found == [(first, authority), (second, None), (last, None)]


@pytest.mark.parametrize("rows", [1, 3])
def test_across_is_by_district_and_order_and_needs_one_query(django_assert_num_queries, db, rows):
    for name in ("Kreis C", "Kreis A", "Kreis B")[:rows]:
        committee = create_committee(network=create_network(district=create_district(name=name)))
        create_seat(committee=committee, function="Zweite", order=2)
        create_seat(committee=committee, function="Erste", order=1)
        create_seat(committee=committee, function="Künftige", begins="2026")

    with django_assert_num_queries(1):
        found = [
            (seat.committee.network.district.name, seat.function, seat.is_seated)
            for seat in Seat.objects.across(dt.date(2025, 1, 1))
        ]

    districts = ["Kreis A", "Kreis B", "Kreis C"] if rows == 3 else ["Kreis C"]
    assert found == [(name, function, True) for name in districts for function in ("Erste", "Zweite")]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"begins": None, "ends": "1999", "as_of": "2024"},
        {"begins": "2024", "ends": "2024"},
        {"begins": "2024", "ends": "2024-01-01"},
        {"begins": "2024-06", "ends": "2024"},
        {"begins": "2024-06", "ends": "2024-06-30"},
        {"begins": "2024-06-23", "ends": "2024"},
        {"begins": "2024-06-23", "ends": "2024-06"},
        {"begins": "2024-06-23", "ends": "2024-06-24"},
        {"begins": None, "as_of": "2012"},
        {"begins": None, "only_attested": True},
    ],
)
def test_valid_seat(db, sentences, fields):
    assert sentences(create_seat(**fields)) == []


@pytest.mark.parametrize(
    ("stored", "changed", "sentence", "constraint"),
    [
        ({"begins": begins}, {"ends": ends}, ENDS_BEFORE_IT_BEGINS, "seat_ends_after_it_begins")
        for begins, ends in [
            ("2024", "2023"),
            ("2024", "2023-12-31"),
            ("2024-06", "2023"),
            ("2024-06", "2024-05"),
            ("2024-06-23", "2023"),
            ("2024-06-23", "2024-05"),
            ("2024-06-23", "2024-06-22"),
            ("2024-06-23", "2024-06-23"),
        ]
    ]
    + [
        ({}, {"begins": None}, FROM_NO_TIME_ON, "seat_from_some_time_on"),
        ({"ends": "2025"}, {"only_attested": True}, ATTESTED_WITH_AN_END, "seat_only_attested_has_no_end"),
        ({"side": "obere"}, {"side": "kommune"}, NOT_THE_LANDS, "seat_of_an_authority_is_the_lands"),
        ({"side": "obere"}, {"side": "partner"}, NOT_THE_LANDS, "seat_of_an_authority_is_the_lands"),
    ],
)
def test_invalid_seat(sentences, plain_update, stored, changed, sentence, constraint):
    authority = create_authority(level="obere") if "side" in stored else None
    seat = create_seat(authority=authority, **stored)

    for name, value in changed.items():
        setattr(seat, name, PartialDate.parse(value) if name == "ends" else value)

    assert sentences(seat) == [sentence]
    with pytest.raises(IntegrityError, match=constraint):
        plain_update(seat, **changed)
    with pytest.raises(IntegrityError, match=constraint):
        seat.save()


# --- The chair -----------------------------------------------------------------------------------------------


def a_chair(committee: SteeringCommittee, **fields: object) -> Seat:
    values = {"function": "Leitung", "institution": "Amt", "side": "kommune", "role": "vorsitz"}
    return Seat(committee=committee, **values | fields)


def test_second_open_chair(db, sentences):
    first = create_seat(role="vorsitz", begins="2020")
    second = a_chair(first.committee, begins=PartialDate(2024))

    assert sentences(second) == [CHAIRS_OVERLAP]
    with pytest.raises(ValidationError) as error:
        second.validate_constraints()
    assert error.value.messages == [SECOND_OPEN_CHAIR]
    with pytest.raises(IntegrityError, match=duplicate("committee_id")):
        Seat.objects.bulk_create([second])


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2020", None), ("2019", "2024"), True),
        (("2020", None), ("2020", "2021"), True),
        (("2020", None), ("2024-01-01", "2024-01-02"), True),
        (("2020-03", "2024"), ("2021", "2022"), True),
        (("2020", "2024-07-31"), ("2024-07-31", None), True),
        (("2020", "2024-08"), ("2024-07", None), True),
        (("2020", "2023"), ("2024", None), False),
        (("2020", "2024-07-31"), ("2024-08-01", None), False),
        (("2020", "2024-07"), ("2024-08", "2025"), False),
        (("2020", "2024"), ("2024", None), False),
        (("2020", "2024-07"), ("2024-07", None), False),
        (("2020", "2024-07-30"), ("2024-07", None), False),
    ],
)
def test_terms_of_chairs_certainly_overlap(db, sentences, first, second, overlap):
    for one, other in ((first, second), (second, first)):
        chair = create_seat(role="vorsitz", **dates(begins=one[0], ends=one[1]))
        candidate = a_chair(chair.committee, **dates(begins=other[0], ends=other[1]))

        assert sentences(candidate) == [CHAIRS_OVERLAP] * overlap


def test_chair_whose_beginning_is_unknown_counts_from_its_stand_on(db, sentences):
    first = create_seat(role="vorsitz", begins="2010", ends="2023")

    follower = a_chair(first.committee, as_of=PartialDate(2024))
    rival = a_chair(first.committee, as_of=PartialDate(2022))

    assert (sentences(follower), sentences(rival)) == ([], [CHAIRS_OVERLAP])
    assert (follower.begin, rival.begin, first.begin) == (
        PartialDate(2024),
        PartialDate(2022),
        PartialDate(2010),
    )


def test_chair_may_stand_beside_deputies_attested_ones_and_those_of_other_committees(db, sentences):
    committee = create_committee()
    create_seat(committee=committee, role="stellvertretung")
    create_seat(committee=committee)
    create_seat(committee=committee, role="vorsitz", begins=None, as_of="2012", only_attested=True)
    create_seat(role="vorsitz")
    chair = create_seat(committee=committee, role="vorsitz")
    attested = a_chair(committee, as_of=PartialDate(2024), only_attested=True)

    assert (sentences(chair), sentences(attested)) == ([], [])


# --- The authority -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("side", "level"), [("obere", "untere"), ("untere", "obere")])
def test_seat_of_an_authority_of_the_other_level(db, sentences, side, level):
    committee = create_committee()
    district = {"district": committee.network.district} if level == "untere" else {}
    authority = create_authority(level=level, **district)

    assert sentences(create_seat(committee=committee, side=side, authority=authority)) == [OTHER_LEVEL]


def test_seat_of_an_authority_of_another_district(db, sentences):
    seat = create_seat(side="untere", authority=create_authority(district=create_district()))

    assert sentences(seat) == [OTHER_DISTRICT]


def test_seat_of_an_authority(db, sentences):
    committee = create_committee()
    of_district = create_authority(district=committee.network.district)
    whole = create_authority(level="obere")
    department = create_authority(level="obere", parent=whole)

    seats = [
        create_seat(committee=committee, side="untere", authority=of_district),
        create_seat(committee=committee, side="obere", authority=whole),
        create_seat(committee=committee, side="obere", authority=department),
        create_seat(committee=committee, side="obere"),
    ]

    assert [sentences(seat) for seat in seats] == [[], [], [], []]


# --- The first agreement -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        ("2007", [BEFORE_THE_FIRST_AGREEMENT]),
        ("2008-05", [BEFORE_THE_FIRST_AGREEMENT]),
        ("2008-06-22", [BEFORE_THE_FIRST_AGREEMENT]),
        ("2008-06-23", []),
        ("2008-06", []),
        ("2008", []),
        (None, []),
    ],
)
def test_seat_before_the_first_agreement(db, sentences, begins, found):
    committee = create_committee()
    create_agreement(network=committee.network, signed="2022")
    create_agreement(network=committee.network, signed="2008-06-23", has_ended=True)

    seat = create_seat(committee=committee, as_of="2008", **dates(begins=begins))

    assert sentences(seat) == found


@pytest.mark.parametrize(("begins", "found"), [("2008-07", [BEFORE_THE_FIRST_AGREEMENT]), ("2008-08", [])])
def test_seat_before_the_first_agreement_took_effect(db, sentences, begins, found):
    committee = create_committee()
    create_agreement(network=committee.network, signed="2008-06-23", effective="2008-08-01")

    assert sentences(create_seat(committee=committee, begins=begins)) == found


def test_seat_of_a_committee_without_a_known_agreement(db, sentences):
    create_agreement(signed="2022")

    assert sentences(create_seat(begins="1999")) == []


# --- The record ----------------------------------------------------------------------------------------------


def test_seat_as_text_and_natural_key(db):
    seat = create_seat(function="Leitung des Schulamts", institution="Kreis Borken")

    assert str(seat) == "Leitung des Schulamts (Kreis Borken)"
    assert Seat.objects.get_by_natural_key(*seat.natural_key()) == seat
