import datetime as dt

import pytest

from networks.models import PartialDate, Seat
from networks.models.composition import Composition, Tandem, TandemState, grouped
from tests.factories import create_committee, create_seat

TODAY = dt.date(2026, 3, 2)


def a_seat(as_of: str = "", *, is_seated: bool = True, **fields: object) -> Seat:
    values = {"function": "Leitung", "institution": "Amt", "side": "kommune"}
    seat = Seat(as_of=PartialDate.parse(as_of) if as_of else None, **values | fields)
    seat.is_seated = is_seated
    return seat


def attested(as_of: str = "", **fields: object) -> Seat:
    return a_seat(as_of, is_seated=False, only_attested=True, **fields)


def test_composition_of_known_seats_needs_one_query(django_assert_num_queries, db):
    committee = create_committee()
    third = create_seat(committee=committee, order=3, is_vacant=True)
    first = create_seat(committee=committee, order=1)
    second = create_seat(committee=committee, order=2, begins=None, as_of="2012", only_attested=True)
    create_seat(committee=committee, ends="2026-03-01")
    create_seat(committee=committee, begins="2026-03-03")

    with django_assert_num_queries(1):
        composition = Composition.of(committee.seats.known(TODAY))

    assert composition == Composition([first, third], [second])


def test_empty_composition():
    composition = Composition.of([])

    assert (composition.chair, composition.as_of, composition.is_old(TODAY)) == (None, None, False)
    assert (composition.vacancies, composition.attested_by_date, grouped([])) == ([], [], [])
    assert composition.tandem.state == TandemState.UNKNOWN


@pytest.mark.parametrize(
    ("seats", "chair"),
    [
        ([attested("2030", role="vorsitz"), a_seat(role="stellvertretung"), a_seat(role="vorsitz")], 2),
        ([attested(role="vorsitz"), attested("2012", role="vorsitz"), attested("2015", role="vorsitz")], 2),
        ([attested("2012"), attested(role="vorsitz")], 1),
        ([a_seat(role="stellvertretung"), attested(role="stellvertretung")], None),
    ],
    ids=["of the day", "attested last", "undated", "none"],
)
def test_chair_is_seated_or_else_the_latest_attested(seats, chair):
    assert Composition.of(seats).chair is (None if chair is None else seats[chair])


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
def test_tandem_state_is_the_same_for_swapped_halves(upper, lower, state):
    for halves in ({"obere": upper, "untere": lower}, {"obere": lower, "untere": upper}):
        seats = [a_seat(side=side, is_vacant=vacant) for side, half in halves.items() for vacant in half]

        assert Composition.of(seats).tandem.state.label == state


def test_tandem_vacancies_and_groups_are_of_the_day():
    lower, first, upper, partner, second = seats = [
        a_seat(side="untere"),
        a_seat(is_vacant=True),
        a_seat(side="obere", is_vacant=True),
        a_seat(side="partner"),
        a_seat(),
    ]
    before = [attested("2025", side=side, is_vacant=True) for side in ("obere", "untere", "kommune")]

    composition = Composition.of([*before, *seats])

    assert composition.tandem == Tandem([upper], [lower])
    assert composition.vacancies == [first, upper]
    assert [(group.key, group.seats, group.filled) for group in grouped(composition.seats)] == [
        ("tandem", [upper, lower], 1),
        ("kommune", [first, second], 1),
        ("partner", [partner], 1),
    ]
    assert Composition.of(before).tandem.state == TandemState.UNKNOWN


def test_attested_by_date_is_the_latest_first_and_the_undated_last():
    undated, old, first, month, second, day = (
        attested(date, role="vorsitz") for date in ("", "2009", "2012", "2012-06", "2012", "2012-12-31")
    )

    composition = Composition.of([undated, old, first, month, second, day])

    assert composition.attested_by_date == [
        (PartialDate(2012, 12, 31), [day]),
        (PartialDate(2012), [first, second]),
        (PartialDate(2012, 6), [month]),
        (PartialDate(2009), [old]),
        (None, [undated]),
    ]
    assert (composition.chair, composition.as_of) == (day, day.as_of)


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
def test_as_of_is_the_oldest_of_the_day_or_else_the_latest_attested(seated, others, as_of):
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
        ("2022-02-28", dt.date(2024, 2, 29), dt.date(2024, 3, 1)),
    ],
)
def test_composition_is_old_two_years_after_its_stand(as_of, last_day, day_after):
    for composition in (Composition.of([a_seat(as_of)]), Composition.of([attested(as_of)])):
        assert (composition.is_old(last_day), composition.is_old(day_after)) == (False, True)

    assert Composition.of([a_seat(), attested()]).is_old(dt.date.max) is False


UPPER, LOWER = a_seat("2025", side="obere"), a_seat("2025", side="untere")
VACANT_UPPER, VACANT_LOWER = (
    a_seat(side=side, is_vacant=True, function=side.title()) for side in ("obere", "untere")
)
NOT_KNOWN_TODAY = "Wer heute im Gremium sitzt, ist nicht bekannt."
TANDEM = "Das Tandem der Schulaufsicht ist"
OLD = "Der Stand der Zusammensetzung ist älter als zwei Jahre:"


@pytest.mark.parametrize(
    ("seats", "remarks"),
    [
        ([UPPER, LOWER, a_seat()], []),
        ([a_seat()], [f"{TANDEM} nicht bekannt."]),
        ([UPPER, a_seat()], [f"{TANDEM} nicht bekannt."]),
        ([UPPER, VACANT_LOWER], [f"{TANDEM} nur halb besetzt.", "Unbesetzt: Untere."]),
        ([VACANT_UPPER, VACANT_LOWER], [f"{TANDEM} unbesetzt.", "Unbesetzt: Obere; Untere."]),
        ([UPPER, LOWER, a_seat("2024-02")], [f"{OLD} Februar\N{NO-BREAK SPACE}2024."]),
        ([UPPER, LOWER, a_seat("2024-03-02")], []),
        ([], [NOT_KNOWN_TODAY]),
        ([attested("2009")], [NOT_KNOWN_TODAY, f"{OLD} 2009."]),
    ],
)
def test_remarks(seats, remarks):
    assert Composition.of(seats).remarks(TODAY) == remarks
