import datetime as dt

from networks.models import Barrier
from tests.factories import create_barrier

DAY = dt.date(2024, 6, 15)


def test_present_barriers_stand_by_reason_and_are_not_mended(db):
    exempt = create_barrier(reason=Barrier.Reason.EXEMPT)
    pending = create_barrier()
    burden = create_barrier(reason=Barrier.Reason.BURDEN, mended_on=DAY + dt.timedelta(days=1))
    create_barrier(mended_on=DAY)
    create_barrier(mended_on=DAY - dt.timedelta(days=1))

    assert list(Barrier.objects.present(DAY)) == [pending, burden, exempt]


def test_barrier_needs_all_but_an_alternative_and_an_end(db, sentences):
    barrier = create_barrier()
    empty = Barrier()

    assert sentences(barrier) == []
    assert sentences(empty) == ["Dieses Feld darf nicht leer sein."] * 4 + [
        "Dieses Feld darf nicht null sein."
    ]


def test_barrier_as_text(db):
    assert str(create_barrier(where="Karte auf der Startseite")) == "Karte auf der Startseite"
