import datetime as dt
import random

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from networks.models import PartialDate, Seat, SteeringCommittee
from tests.databases import duplicate
from tests.factories import (
    create_agreement,
    create_authority,
    create_committee,
    create_seat,
)

A_DAY = dt.timedelta(days=1)
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


def known(day: dt.date) -> list[tuple[Seat, bool]]:
    return [(seat, seat.is_seated) for seat in Seat.objects.known(day)]


# --- seated and known ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "first", "last", "stays_known"),
    [
        ({"begins": "2024-03", "is_vacant": True}, "2024-03-01", "9999-12-30", True),
        ({"begins": None, "as_of": "2024-05"}, "2024-05-01", "9999-12-30", True),
        ({"begins": "2023", "ends": "2024-02"}, "2023-01-01", "2024-02-29", False),
        ({"begins": "2024-08-01", "ends": "2025-07-31"}, "2024-08-01", "2025-07-31", False),
        ({"begins": None, "as_of": "2012", "only_attested": True}, "2012-01-01", "2012-12-31", True),
        ({"begins": "2009-05", "as_of": "2012-02", "only_attested": True}, "2009-05-01", "2012-02-29", True),
    ],
)
def test_seat_is_seated_from_the_first_to_the_last_day(db, fields, first, last, stays_known):
    """After it, an ended seat is gone, and one that is only attested is known but not seated."""
    seat = create_seat(**fields)
    first, last = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    is_endless = last.year == 9999

    assert [known(first - A_DAY), known(first), known(last)] == [[], [(seat, True)], [(seat, True)]]
    assert known(last + A_DAY) == ([(seat, is_endless)] if stays_known else [])
    assert [list(Seat.objects.seated(day)) for day in (first - A_DAY, first, last, last + A_DAY)] == [
        *([], [seat], [seat]),
        [seat] if is_endless else [],
    ]


def test_seat_attested_at_no_known_time_is_known_but_never_seated(db):
    undated = create_seat(begins=None, only_attested=True)
    begun = create_seat(begins="2009-05", only_attested=True, order=1)
    before, after = (dt.date.min, dt.date(2009, 4, 30)), (dt.date(2009, 5, 1), dt.date.max)

    assert [known(day) for day in before] == [[(undated, False)]] * 2
    assert [known(day) for day in after] == [[(undated, False), (begun, False)]] * 2
    assert [Seat.objects.seated(day).exists() for day in before + after] == [False] * 4


def random_date(chance: random.Random) -> PartialDate | None:
    if chance.random() < 0.25:
        return None
    day = dt.date(2023, 11, 1) + chance.randrange(130) * A_DAY
    return PartialDate(*(day.year, day.month, day.day)[: chance.randint(1, 3)])


def random_term(chance: random.Random) -> dict[str, PartialDate | bool | None]:
    """Dates that the constraints allow."""
    while True:
        begins, ends, as_of = (random_date(chance) for _ in range(3))
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


def test_seated_and_known_agree_with_the_days_of_random_terms(db, chance):
    fields = {"committee": create_committee(), "function": "Leitung", "institution": "Amt", "side": "kommune"}
    Seat.objects.bulk_create(Seat(**fields, **random_term(chance)) for _ in range(200))
    seats = list(Seat.objects.all())
    dates = [date for seat in seats for date in (seat.begins, seat.ends, seat.as_of) if date]
    edges = {day for date in dates for day in (date.first, date.last)}
    days = chance.sample(sorted({day + step * A_DAY for day in edges for step in (-1, 0, 1)}), 40)

    for day in days:
        seated = Seat.objects.seated(day).values_list("pk", flat=True)
        existing = Seat.objects.known(day).values_list("pk", "is_seated")
        assert (day, set(seated)) == (day, {seat.pk for seat in seats if is_seated(seat, day)})
        assert (day, set(existing)) == (
            day,
            {(seat.pk, is_seated(seat, day)) for seat in seats if is_known(seat, day)},
        )


def test_known_seats_are_in_the_committees_order_in_one_query(django_assert_num_queries, db):
    committee, authority = create_committee(), create_authority(level="obere")
    create_seat(committee=committee, function="Dritte", order=2)
    create_seat(committee=committee, function="Erste", order=1, side="obere", authority=authority)
    create_seat(committee=committee, function="Zweite", order=1, begins=None, only_attested=True)
    create_seat(committee=committee, function="Künftige", begins="2026")

    with django_assert_num_queries(1):
        found = [
            (seat.function, seat.is_seated, seat.authority)
            for seat in committee.seats.known(dt.date(2025, 1, 1))
        ]

    assert found == [("Erste", True, authority), ("Zweite", False, None), ("Dritte", True, None)]


# --- Constraints ---------------------------------------------------------------------------------------------


def test_seat_has_a_beginning_or_is_only_attested(assert_refused):
    assert_refused(create_seat(), "seat_from_some_time_on", begins=None)
    assert_refused(create_seat(ends="2025"), "seat_only_attested_has_no_end", only_attested=True)


@pytest.mark.parametrize(
    "fields", [{"as_of": "2012"}, {"only_attested": True}, {"as_of": "2024", "ends": "1999"}]
)
def test_beginning_of_a_seat_may_be_unknown(db, sentences, fields):
    assert sentences(create_seat(begins=None, **fields)) == []


# --- Chair ---------------------------------------------------------------------------------------------------


def new_chair(committee: SteeringCommittee, **fields: object) -> Seat:
    values = {"function": "Leitung", "institution": "Amt", "side": "kommune", "role": "vorsitz"}
    return Seat(committee=committee, **values | fields)


def test_committee_has_one_open_chair(db, sentences):
    first = create_seat(role="vorsitz", begins="2020")
    second = new_chair(first.committee, begins=PartialDate(2024))

    assert sentences(second) == [CHAIRS_OVERLAP]
    with pytest.raises(ValidationError, match="hat schon einen Vorsitz ohne Ende"):
        second.validate_constraints()
    with pytest.raises(IntegrityError, match=duplicate("committee_id")):
        Seat.objects.bulk_create([second])


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        (("2020", None), ("2019", "2024"), True),
        (("2020", None), ("2024-01-01", "2024-01-02"), True),
        (("2020-03", "2024"), ("2021", "2022"), True),
        (("2020", "2024-07-31"), ("2024-07-31", None), True),
        (("2020", "2024-08"), ("2024-07", None), True),
        (("2020", "2023"), ("2024", None), False),
        (("2020", "2024-07-31"), ("2024-08-01", None), False),
        (("2020", "2024"), ("2024", None), False),
        (("2020", "2024-07-30"), ("2024-07", None), False),
    ],
)
def test_overlapping_terms_of_chairs_are_refused(db, sentences, first, second, overlaps):
    for one, other in ((first, second), (second, first)):
        chair = create_seat(role="vorsitz", begins=one[0], ends=one[1])
        begins, ends = (PartialDate.parse(date) if date else None for date in other)
        candidate = new_chair(chair.committee, begins=begins, ends=ends)

        assert sentences(candidate) == ([CHAIRS_OVERLAP] if overlaps else [])
        if not overlaps:
            candidate.save()


def test_chair_of_unknown_beginning_counts_from_its_stand(db, sentences):
    first = create_seat(role="vorsitz", begins="2010", ends="2023")
    follower, rival = (new_chair(first.committee, as_of=PartialDate(year)) for year in (2024, 2022))

    assert (sentences(follower), sentences(rival)) == ([], [CHAIRS_OVERLAP])
    assert [seat.begin for seat in (first, rival)] == [PartialDate(2010), PartialDate(2022)]


def test_chair_is_valid_beside_deputies_attested_chairs_and_other_committees(db, sentences):
    committee = create_committee()
    create_seat(committee=committee, role="stellvertretung")
    create_seat(committee=committee)
    create_seat(committee=committee, role="vorsitz", begins=None, as_of="2012", only_attested=True)
    create_seat(role="vorsitz")
    chair = create_seat(committee=committee, role="vorsitz")
    attested = new_chair(committee, as_of=PartialDate(2024), only_attested=True)

    assert (sentences(chair), sentences(attested)) == ([], [])


# --- Authority -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "level", "of_own_district", "found"),
    [
        ("untere", "untere", True, []),
        ("untere", "untere", False, [OTHER_DISTRICT]),
        ("obere", "untere", True, [OTHER_LEVEL]),
        ("untere", "obere", False, [OTHER_LEVEL]),
        ("obere", "obere", False, []),
    ],
)
def test_authority_fits_the_side_and_the_district(db, sentences, side, level, of_own_district, found):
    committee = create_committee()
    district = {"district": committee.network.district} if of_own_district else {}
    seat = create_seat(committee=committee, side=side, authority=create_authority(level=level, **district))

    assert sentences(seat) == found
    with pytest.raises(ProtectedError):
        seat.authority.delete()


@pytest.mark.parametrize("side", ["kommune", "partner"])
def test_only_seats_of_the_land_have_an_authority(assert_refused, side):
    seat = create_seat(side="obere", authority=create_authority(level="obere"))

    assert_refused(seat, "seat_of_an_authority_is_the_lands", side=side)


# --- First agreement -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("effective", "begins", "is_before"),
    [
        *((None, begins, True) for begins in ("2007", "2008-05", "2008-06-22")),
        *((None, begins, False) for begins in ("2008-06-23", "2008-06", "2008", None)),
        *(("2008-08-01", "2008-07", True), ("2008-08-01", "2008-08", False)),
    ],
)
def test_seat_does_not_begin_before_the_first_agreement(db, sentences, effective, begins, is_before):
    committee = create_committee()
    create_agreement(network=committee.network, signed="2022")
    create_agreement(network=committee.network, signed="2008-06-23", effective=effective, has_ended=True)

    seat = create_seat(committee=committee, as_of="2008", begins=begins)

    assert sentences(seat) == ([BEFORE_THE_FIRST_AGREEMENT] if is_before else [])
    assert sentences(create_seat(begins="1999")) == []


# --- The record ----------------------------------------------------------------------------------------------


def test_seat_without_a_committee_is_refused(db, sentences):
    seat = Seat(function="Leitung", institution="Amt", side="kommune", begins=PartialDate(2024))

    assert sentences(seat) == ["Dieses Feld darf nicht null sein."]


def test_seats_of_a_committee_are_sorted_by_order(db):
    committee = create_committee()
    last, first, second = (create_seat(committee=committee, order=order) for order in (2, 0, 0))

    assert list(committee.seats.all()) == [first, second, last]
