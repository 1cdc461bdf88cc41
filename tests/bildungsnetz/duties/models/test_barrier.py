import datetime as dt
from contextlib import nullcontext

import pytest
from django.db import IntegrityError

from bildungsnetz.duties.models import Barrier
from networks.models.partial_date import PartialDate
from tests.factories import create_barrier

DAY = dt.date(2024, 6, 15)
# Each beginning, and whether it is on or before the day.
STARTS = {"2024-06-15": True, "2024-06-16": False, "2024-06": True, "2024-07": False, "2024": True}


def test_present_barriers_are_not_mended_and_sorted_by_reason(db):
    exempt = create_barrier(reason=Barrier.Reason.EXEMPT)
    pending = create_barrier()
    burden = create_barrier(reason=Barrier.Reason.BURDEN, mended_on=DAY + dt.timedelta(days=1))
    mended = create_barrier(mended_on=DAY)

    assert list(Barrier.objects.present(DAY)) == [pending, burden, exempt]
    assert [barrier.is_stated(DAY) for barrier in (pending, burden, mended)] == [True, True, False]


def test_alternative_and_end_may_be_empty(db, sentences, today):
    barrier = create_barrier(where="Karte", alternative="", mended_on=None)

    assert (str(barrier), sentences(barrier), len(sentences(Barrier()))) == ("Karte", [], 5)


def test_barrier_does_not_begin_in_the_future(db, sentences, today):
    assert {since: sentences(create_barrier(since=since)) for since in STARTS} == {
        since: [] if is_valid else ["Dieses Datum liegt in der Zukunft. Bitte prüfen Sie es."]
        for since, is_valid in STARTS.items()
    }


@pytest.mark.parametrize(("since", "is_valid"), STARTS.items())
def test_barrier_is_not_mended_before_it_began(db, sentences, monkeypatch, since, is_valid):
    monkeypatch.setattr(Barrier, "clean", lambda barrier: None)  # refuses the future, as tested above
    barrier = create_barrier()
    barrier.since, barrier.mended_on = PartialDate.parse(since), DAY
    sentence = (
        "Die Barriere kann nicht behoben sein, bevor es sie gab. Bitte prüfen Sie „seit“ und „behoben am“."
    )

    assert sentences(barrier) == ([] if is_valid else [sentence])
    refused = pytest.raises(IntegrityError, match="barrier_mended_after_it_was_there")
    with nullcontext() if is_valid else refused:
        barrier.save()
