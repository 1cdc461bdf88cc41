import datetime as dt

import pytest

from networks.models import PartialDate, Seat
from networks.models.composition import Composition, Tandem, TandemState
from tests.factories import create_committee, create_seat

TODAY = dt.date(2026, 3, 2)


def a_seat(as_of: str = "", *, is_seated: bool = True, **fields: object) -> Seat:
    values = {"function": "Leitung", "institution": "Amt", "side": "kommune"}
    seat = Seat(as_of=PartialDate.parse(as_of) if as_of else None, **values | fields)
    seat.is_seated = is_seated
    return seat


def attested(as_of: str = "", **fields: object) -> Seat:
    return a_seat(as_of, is_seated=False, only_attested=True, **fields)


def functions(seats: list[Seat]) -> list[str]:
    return [seat.function for seat in seats]


def test_composition_of_what_is_known_on_the_day(django_assert_num_queries, db):
    committee = create_committee()
    create_seat(committee=committee, function="Dritte", order=3, is_vacant=True)
    create_seat(committee=committee, function="Erste", order=1)
    create_seat(
        committee=committee, function="Zweite", order=2, begins=None, as_of="2012", only_attested=True
    )
    create_seat(committee=committee, function="Beendete", ends="2026-03-01")
    create_seat(committee=committee, function="Künftige", begins="2026-03-03")

    with django_assert_num_queries(1):
        composition = Composition.of(committee.seats.known(TODAY))

    assert functions(composition.seats) == ["Erste", "Dritte"]
    assert functions(composition.attested) == ["Zweite"]


def test_composition_of_nothing():
    composition = Composition.of([])

    assert (composition.chair, composition.as_of, composition.is_old(TODAY)) == (None, None, False)
    assert (composition.vacancies, composition.other_sides, composition.attested_by_date) == ([], [], [])
    assert composition.tandem.state == TandemState.UNKNOWN


# --- Chair ---------------------------------------------------------------------------------------------------


def test_chair_is_the_one_of_the_day():
    chair = a_seat(role="vorsitz", begins=PartialDate(2024))

    composition = Composition.of(
        [attested("2030", role="vorsitz"), a_seat(role="stellvertretung"), a_seat(), chair]
    )

    assert (composition.chair, composition.chair.is_seated) == (chair, True)


def test_chair_is_else_the_one_attested_last():
    last = attested("2015-06", role="vorsitz")

    composition = Composition.of(
        [a_seat(), attested(role="vorsitz"), attested("2012", role="vorsitz"), last, attested("2020")]
    )

    assert (composition.chair, composition.chair.is_seated) == (last, False)


def test_chair_is_else_the_undated_one():
    chair = attested(role="vorsitz")

    assert Composition.of([attested("2012"), chair]).chair == chair


def test_chair_is_none_where_there_are_deputies_only():
    composition = Composition.of([a_seat(role="stellvertretung"), attested(role="stellvertretung")])

    assert composition.chair is None


# --- Tandem --------------------------------------------------------------------------------------------------

TAKEN, VACANT, BOTH, NONE = (False,), (True,), (True, False), ()


@pytest.mark.parametrize(
    ("upper", "lower", "state"),
    [
        (TAKEN, TAKEN, "vollständig besetzt"),
        (TAKEN, BOTH, "vollständig besetzt"),
        (BOTH, BOTH, "vollständig besetzt"),
        (TAKEN, VACANT, "nur halb besetzt"),
        (BOTH, VACANT, "nur halb besetzt"),
        (NONE, VACANT, "nur halb besetzt"),
        (VACANT, VACANT, "unbesetzt"),
        ((True, True), VACANT, "unbesetzt"),
        (TAKEN, NONE, "nicht bekannt"),
        (BOTH, NONE, "nicht bekannt"),
        (NONE, NONE, "nicht bekannt"),
    ],
)
def test_tandem_state_whichever_half_it_is(upper, lower, state):
    for one, other in ((upper, lower), (lower, upper)):
        composition = Composition.of(
            [
                *(a_seat(side="obere", is_vacant=is_vacant) for is_vacant in one),
                *(a_seat(side="untere", is_vacant=is_vacant) for is_vacant in other),
            ]
        )

        assert composition.tandem.state.label == state


def test_tandem_is_of_the_lands_seats_of_the_day():
    upper, lower = a_seat(side="obere"), a_seat(side="untere")

    composition = Composition.of(
        [lower, a_seat(), upper, attested("2025", side="obere"), a_seat(side="partner")]
    )

    assert composition.tandem == Tandem([upper], [lower])


def test_tandem_that_was_only_attested_is_unknown():
    composition = Composition.of([attested("2025", side="obere"), attested("2025", side="untere")])

    assert composition.tandem.state == TandemState.UNKNOWN


# --- Seats ---------------------------------------------------------------------------------------------------


def test_vacancies_are_of_the_day_whichever_side_they_are_of():
    first, second = a_seat(is_vacant=True), a_seat(side="obere", is_vacant=True)

    composition = Composition.of([first, a_seat(), second, attested("2025", is_vacant=True)])

    assert composition.vacancies == [first, second]


def test_other_sides_are_the_kommune_before_the_partners():
    partner, first, second = a_seat(side="partner"), a_seat(), a_seat()

    composition = Composition.of([partner, first, a_seat(side="obere"), second, attested("2025")])

    assert composition.other_sides == [("Kommune", [first, second]), ("weitere Partner", [partner])]


def test_other_sides_are_those_that_have_seats():
    partner = a_seat(side="partner")

    assert Composition.of([partner, attested("2025")]).other_sides == [("weitere Partner", [partner])]


def test_attested_by_date_is_the_latest_first_and_the_undated_last():
    undated, old, first, month, second, day = (
        attested(date) for date in ("", "2009", "2012", "2012-06", "2012", "2012-12-31")
    )

    composition = Composition.of([undated, old, first, a_seat("2026"), month, second, day])

    assert composition.attested_by_date == [
        (PartialDate(2012, 12, 31), [day]),
        (PartialDate(2012), [first, second]),
        (PartialDate(2012, 6), [month]),
        (PartialDate(2009), [old]),
        (None, [undated]),
    ]


@pytest.mark.parametrize(
    "dates", [["2012-06", "2012"], ["2012", "2012-06"], ["", "2009-12-31", "2012-01-01"]]
)
def test_chair_attested_last_is_of_the_stand_of_the_composition(dates):
    composition = Composition.of(attested(date, role="vorsitz") for date in dates)

    assert composition.chair.as_of == composition.as_of == composition.attested_by_date[0][0]


# --- Stand ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seated", "others", "as_of"),
    [
        (["2024", "2023-05", "2025-01-01"], ["2009"], "2023-05"),
        (["2024", "2024-05", "2024-05-14"], [], "2024-05-14"),
        (["", "2024"], ["2026"], "2024"),
        ([""], ["2009", "2012", ""], "2012"),
        ([], ["2012-06-01", "2012-06", "2009"], "2012-06"),
        ([], ["2012", "2012-06"], "2012"),
    ],
)
def test_as_of_is_the_oldest_of_the_day_or_else_the_youngest_attested(seated, others, as_of):
    composition = Composition.of([*(a_seat(date) for date in seated), *(attested(date) for date in others)])

    assert composition.as_of == PartialDate.parse(as_of)


@pytest.mark.parametrize(
    ("as_of", "last_day", "day_after"),
    [
        ("2024-03-02", dt.date(2026, 3, 2), dt.date(2026, 3, 3)),
        ("2024-03", dt.date(2026, 3, 31), dt.date(2026, 4, 1)),
        ("2024", dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
        ("2024-02-29", dt.date(2026, 2, 28), dt.date(2026, 3, 1)),
        ("2024-02", dt.date(2026, 2, 28), dt.date(2026, 3, 1)),
        ("2022-02-28", dt.date(2024, 2, 28), dt.date(2024, 2, 29)),
    ],
)
@pytest.mark.parametrize("make", [a_seat, attested])
def test_is_old_two_years_after_the_last_day_of_its_stand(make, as_of, last_day, day_after):
    composition = Composition.of([make(as_of)])

    assert (composition.is_old(last_day), composition.is_old(day_after)) == (False, True)


def test_is_old_never_without_a_stand():
    composition = Composition.of([a_seat(), attested()])

    assert (composition.as_of, composition.is_old(dt.date(9999, 12, 31))) == (None, False)


# --- Remarks -------------------------------------------------------------------------------------------------


def a_complete_tandem(as_of: str = "2025") -> list[Seat]:
    return [a_seat(as_of, side="obere"), a_seat(as_of, side="untere")]


def test_remarks_are_none_where_all_is_well():
    assert Composition.of([*a_complete_tandem(), a_seat()]).remarks(TODAY) == []


@pytest.mark.parametrize(
    ("seats", "sentence"),
    [
        ([a_seat()], "Das Tandem der Schulaufsicht ist nicht bekannt."),
        ([a_seat(side="obere"), a_seat()], "Das Tandem der Schulaufsicht ist nicht bekannt."),
    ],
)
def test_remarks_on_a_tandem_that_is_not_known(seats, sentence):
    assert Composition.of(seats).remarks(TODAY) == [sentence]


def test_remarks_on_a_tandem_that_is_half_vacant_and_on_what_is_vacant():
    composition = Composition.of(
        [
            a_seat(side="obere"),
            a_seat(side="untere", is_vacant=True, function="Schulrätlicher Dienst"),
            a_seat(is_vacant=True, function="Leitung des Jugendamts"),
        ]
    )

    assert composition.remarks(TODAY) == [
        "Das Tandem der Schulaufsicht ist nur halb besetzt.",
        "Unbesetzt: Schulrätlicher Dienst; Leitung des Jugendamts.",
    ]


def test_remarks_on_a_tandem_that_is_vacant():
    composition = Composition.of(
        [a_seat(side=side, is_vacant=True, function=side) for side in ("obere", "untere")]
    )

    assert composition.remarks(TODAY) == [
        "Das Tandem der Schulaufsicht ist unbesetzt.",
        "Unbesetzt: obere; untere.",
    ]


def test_remarks_on_a_stand_that_is_old():
    composition = Composition.of(a_complete_tandem("2024-03-01"))

    assert composition.remarks(dt.date(2026, 3, 1)) == []
    assert composition.remarks(TODAY) == [
        "Der Stand der Zusammensetzung ist älter als zwei Jahre: 1.\N{NO-BREAK SPACE}März\N{NO-BREAK SPACE}2024."
    ]


def test_remarks_where_nobody_knows_who_sits_there_today():
    nobody, once = Composition.of([]), Composition.of([attested("2009")])

    assert nobody.remarks(TODAY) == ["Wer heute im Gremium sitzt, ist nicht bekannt."]
    assert once.remarks(TODAY) == [
        "Wer heute im Gremium sitzt, ist nicht bekannt.",
        "Der Stand der Zusammensetzung ist älter als zwei Jahre: 2009.",
    ]
