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


def seated(day: dt.date) -> list[Seat]:
    return list(Seat.objects.seated(day))


def known(day: dt.date) -> list[tuple[Seat, bool]]:
    return [(seat, seat.is_seated) for seat in Seat.objects.known(day)]


def dates(**fields: str | None) -> dict[str, PartialDate | None]:
    return {name: PartialDate.parse(date) if date else None for name, date in fields.items()}


# --- seated and known ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "eve", "first"),
    [
        ("2024", dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
        ("2024-03", dt.date(2024, 2, 29), dt.date(2024, 3, 1)),
        ("2024-08-01", dt.date(2024, 7, 31), dt.date(2024, 8, 1)),
    ],
)
def test_seated_from_its_first_day(db, begins, eve, first):
    seat = create_seat(begins=begins)

    assert (seated(eve), seated(first)) == ([], [seat])
    assert (known(eve), known(first)) == ([], [(seat, True)])
    assert seated(dt.date(9999, 12, 31)) == [seat]


@pytest.mark.parametrize(
    ("ends", "last", "day_after"),
    [
        ("2025", dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
        ("2024-02", dt.date(2024, 2, 29), dt.date(2024, 3, 1)),
        ("2025-07-31", dt.date(2025, 7, 31), dt.date(2025, 8, 1)),
    ],
)
def test_an_ended_seat_disappears_on_its_day_by_itself(db, ends, last, day_after):
    seat = create_seat(begins="2023", ends=ends)

    assert (seated(last), seated(day_after)) == ([seat], [])
    assert (known(last), known(day_after)) == ([(seat, True)], [])


def test_seated_from_its_stand_on_where_its_beginning_is_unknown(db):
    seat = create_seat(begins=None, as_of="2024-05")

    assert (seated(dt.date(2024, 4, 30)), seated(dt.date(2024, 5, 1))) == ([], [seat])
    assert seated(dt.date(2034, 5, 1)) == [seat]


def test_seated_where_vacant(db):
    seat = create_seat(is_vacant=True)

    assert seated(dt.date(2024, 1, 1)) == [seat]


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        ("2012", dt.date(2012, 1, 1), dt.date(2012, 12, 31)),
        ("2012-02", dt.date(2012, 2, 1), dt.date(2012, 2, 29)),
        ("2012-02-29", dt.date(2012, 2, 29), dt.date(2012, 2, 29)),
    ],
)
def test_only_attested_seat_is_seated_during_its_stand_and_known_afterwards(db, as_of, first, last):
    seat = create_seat(begins=None, as_of=as_of, only_attested=True)
    eve, day_after = first - dt.timedelta(days=1), last + dt.timedelta(days=1)

    assert [known(day) for day in (eve, first, last)] == [[], [(seat, True)], [(seat, True)]]
    assert [known(day) for day in (day_after, dt.date(2034, 1, 1))] == [[(seat, False)], [(seat, False)]]
    assert [seated(day) for day in (eve, first, last, day_after)] == [[], [seat], [seat], []]


def test_only_attested_seat_is_seated_from_its_beginning_to_the_end_of_its_stand(db):
    seat = create_seat(begins="2009-05", as_of="2012", only_attested=True)

    assert known(dt.date(2009, 4, 30)) == []
    assert known(dt.date(2009, 5, 1)) == known(dt.date(2012, 12, 31)) == [(seat, True)]
    assert known(dt.date(2013, 1, 1)) == [(seat, False)]


def test_only_attested_seat_without_a_stand_is_never_seated_and_known_from_its_beginning_on(db):
    seat = create_seat(begins="2009-05", only_attested=True)

    assert (known(dt.date(2009, 4, 30)), known(dt.date(2009, 5, 1))) == ([], [(seat, False)])


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(2024, 2, 29), dt.date(9999, 12, 31)])
def test_only_attested_seat_without_any_date_is_known_on_every_day_and_never_seated(db, day):
    seat = create_seat(begins=None, only_attested=True)

    assert (known(day), seated(day)) == ([(seat, False)], [])


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
    ("begins", "ends"),
    [
        (None, "1999"),
        ("2024", None),
        ("2024", "2024"),
        ("2024", "2024-01-01"),
        ("2024-06", "2024"),
        ("2024-06", "2024-06-30"),
        ("2024-06-23", "2024"),
        ("2024-06-23", "2024-06"),
        ("2024-06-23", "2024-06-24"),
    ],
)
def test_seat_that_ends_after_it_begins(db, sentences, begins, ends):
    assert sentences(create_seat(as_of="2024", **dates(begins=begins, ends=ends))) == []


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("2024", "2023"),
        ("2024", "2023-12-31"),
        ("2024-06", "2023"),
        ("2024-06", "2024-05"),
        ("2024-06-23", "2023"),
        ("2024-06-23", "2024-05"),
        ("2024-06-23", "2024-06-22"),
        ("2024-06-23", "2024-06-23"),
    ],
)
def test_seat_that_ends_before_it_begins(sentences, plain_update, begins, ends):
    seat = create_seat(begins=begins)

    seat.ends = PartialDate.parse(ends)

    assert sentences(seat) == [ENDS_BEFORE_IT_BEGINS]
    with pytest.raises(IntegrityError, match="seat_ends_after_it_begins"):
        plain_update(seat, ends=ends)
    with pytest.raises(IntegrityError, match="seat_ends_after_it_begins"):
        Seat.objects.filter(pk=seat.pk).update(ends=seat.ends)


def test_seat_from_no_time_on(sentences, plain_update):
    seat = create_seat()

    seat.begins = None

    assert sentences(seat) == [FROM_NO_TIME_ON]
    with pytest.raises(IntegrityError, match="seat_from_some_time_on"):
        plain_update(seat, begins=None)
    with pytest.raises(IntegrityError, match="seat_from_some_time_on"):
        seat.save()


@pytest.mark.parametrize("fields", [{"as_of": "2012"}, {"only_attested": True}])
def test_seat_whose_beginning_is_unknown(db, sentences, fields):
    assert sentences(create_seat(begins=None, **fields)) == []


def test_seat_only_attested_with_an_end(sentences, plain_update):
    seat = create_seat(ends="2025")

    seat.only_attested = True

    assert sentences(seat) == [ATTESTED_WITH_AN_END]
    with pytest.raises(IntegrityError, match="seat_only_attested_has_no_end"):
        plain_update(seat, only_attested=True)
    with pytest.raises(IntegrityError, match="seat_only_attested_has_no_end"):
        seat.save()


@pytest.mark.parametrize("side", ["kommune", "partner"])
def test_seat_of_an_authority_that_is_not_the_lands(sentences, plain_update, side):
    seat = create_seat(side="obere", authority=create_authority(level="obere"))

    seat.side = side

    assert sentences(seat) == [NOT_THE_LANDS]
    with pytest.raises(IntegrityError, match="seat_of_an_authority_is_the_lands"):
        plain_update(seat, side=side)
    with pytest.raises(IntegrityError, match="seat_of_an_authority_is_the_lands"):
        seat.save()


# --- The chair -----------------------------------------------------------------------------------------------


def a_chair(committee: SteeringCommittee, **fields: object) -> Seat:
    values = {"function": "Leitung", "institution": "Amt", "side": "kommune", "role": "vorsitz"}
    return Seat(committee=committee, **values | fields)


def test_seat_that_is_the_second_open_chair(db, sentences):
    first = create_seat(role="vorsitz", begins="2020")
    second = a_chair(first.committee, begins=PartialDate(2024))

    assert sentences(second) == [CHAIRS_OVERLAP]
    with pytest.raises(ValidationError) as error:
        second.validate_constraints()
    assert error.value.messages == [SECOND_OPEN_CHAIR]
    with pytest.raises(IntegrityError, match=duplicate("committee_id")):
        Seat.objects.bulk_create([second])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2020", None), ("2019", "2024")),
        (("2020", None), ("2020", "2021")),
        (("2020", None), ("2024-01-01", "2024-01-02")),
        (("2020-03", "2024"), ("2021", "2022")),
        (("2020", "2024-07-31"), ("2024-07-31", None)),
        (("2020", "2024-08"), ("2024-07", None)),
    ],
)
def test_chairs_whose_terms_overlap(db, sentences, first, second):
    for one, other in ((first, second), (second, first)):
        chair = create_seat(role="vorsitz", **dates(begins=one[0], ends=one[1]))
        candidate = a_chair(chair.committee, **dates(begins=other[0], ends=other[1]))

        assert sentences(candidate) == [CHAIRS_OVERLAP]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2020", "2023"), ("2024", None)),
        (("2020", "2024-07-31"), ("2024-08-01", None)),
        (("2020", "2024-07"), ("2024-08", "2025")),
        (("2020", "2024"), ("2024", None)),
        (("2020", "2024-07"), ("2024-07", None)),
        (("2020", "2024-07-30"), ("2024-07", None)),
    ],
)
def test_chairs_of_whom_one_follows_the_other_as_far_as_it_is_known(db, sentences, first, second):
    for one, other in ((first, second), (second, first)):
        chair = create_seat(role="vorsitz", **dates(begins=one[0], ends=one[1]))
        candidate = a_chair(chair.committee, **dates(begins=other[0], ends=other[1]))

        assert sentences(candidate) == []
        candidate.save()


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


def test_seat_protects_its_authority(db):
    seat = create_seat(side="obere", authority=create_authority(level="obere"))

    with pytest.raises(ProtectedError):
        seat.authority.delete()


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


def test_seat_of_no_committee_yet(db, sentences):
    seat = Seat(function="Leitung", institution="Amt", side="kommune", begins=PartialDate(2024))

    assert sentences(seat) == ["Dieses Feld darf nicht null sein."]


def test_seats_are_in_the_committees_order(db):
    committee = create_committee()
    last, first, second = (create_seat(committee=committee, order=order) for order in (2, 0, 0))

    assert list(committee.seats.all()) == [first, second, last]


def test_seat_as_text_and_natural_key(db):
    seat = create_seat(function="Leitung des Schulamts", institution="Kreis Borken")

    assert str(seat) == "Leitung des Schulamts (Kreis Borken)"
    assert Seat.objects.get_by_natural_key(*seat.natural_key()) == seat
