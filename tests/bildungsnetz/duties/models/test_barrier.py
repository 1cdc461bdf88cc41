import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from bildungsnetz.duties.models import Barrier
from networks.models.partial_date import PartialDate
from tests.factories import create_barrier

DAY = dt.date(2024, 6, 15)


def test_present_barriers_stand_by_reason_and_are_not_mended(db):
    exempt = create_barrier(reason=Barrier.Reason.EXEMPT)
    pending = create_barrier()
    burden = create_barrier(reason=Barrier.Reason.BURDEN, mended_on=DAY + dt.timedelta(days=1))
    create_barrier(mended_on=DAY)
    create_barrier(mended_on=DAY - dt.timedelta(days=1))

    assert list(Barrier.objects.present(DAY)) == [pending, burden, exempt]


def test_barrier_needs_all_but_an_alternative_and_an_end(db, sentences, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: dt.date(2026, 5, 14))
    barrier = create_barrier()
    empty = Barrier()

    assert sentences(barrier) == []
    assert sentences(empty) == ["Dieses Feld darf nicht leer sein."] * 4 + [
        "Dieses Feld darf nicht null sein."
    ]


ENDS = [
    ("2024-06-15", True),
    ("2024-06-16", False),
    ("2024-06", True),
    ("2024-07", False),
    ("2024", True),
    ("2025", False),
]


@pytest.mark.parametrize(("since", "is_right"), ENDS)
def test_barrier_is_not_mended_before_it_was_there(db, sentences, since, is_right, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: dt.date(2026, 5, 14))
    barrier = create_barrier()

    barrier.since, barrier.mended_on = PartialDate.parse(since), DAY

    assert sentences(barrier) == (
        []
        if is_right
        else [
            "Die Barriere kann nicht behoben sein, bevor es sie gab. Bitte prüfen Sie „seit“ und „behoben am“."
        ]
    )


@pytest.mark.parametrize("since", [since for since, is_right in ENDS if not is_right])
def test_database_keeps_no_barrier_that_was_mended_before_it_was_there(db, since):
    with pytest.raises(IntegrityError):
        create_barrier(since=since, mended_on=DAY)


@pytest.mark.parametrize("since", [since for since, is_right in ENDS if is_right])
def test_database_keeps_every_other(db, since):
    assert create_barrier(since=since, mended_on=DAY).pk


@pytest.mark.parametrize(
    ("since", "is_right"),
    [
        ("2024-06-15", True),
        ("2024-06-16", False),
        ("2024-06", True),
        ("2024-07", False),
        ("2024", True),
        ("2025", False),
    ],
)
def test_barrier_is_not_of_the_future(db, sentences, since, is_right, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: DAY)
    barrier = create_barrier(since=PartialDate.parse(since))

    assert sentences(barrier) == (
        [] if is_right else ["Dieses Datum liegt in der Zukunft. Bitte prüfen Sie es."]
    )


def test_barrier_as_text(db):
    assert str(create_barrier(where="Karte auf der Startseite")) == "Karte auf der Startseite"
