from networks.charts.aims import AimBoard
from networks.models import Aim
from tests.factories import create_aim, create_committee, create_mandate


def test_aims_under_way_come_first_and_closed_ones_are_counted(db):
    committee = create_committee()
    states = ("erreicht", "vereinbart", "aufgegeben", "in-arbeit", "erreicht")
    aims = [create_aim(committee=committee, state=state) for state in states]
    create_mandate(aim=aims[3], state="erledigt")
    create_mandate(aim=aims[3], state="in-arbeit")

    board = AimBoard.of(Aim.objects.with_mandates().order_by("pk"))

    assert [progress.aim for progress in board.running] == [aims[3], aims[1]]
    assert [progress.aim for progress in board.closed] == [aims[0], aims[4], aims[2]]
    assert (board.running[0].done, len(board.running[0].mandates)) == (1, 2)
    assert board.heading == "Fünf Ziele, zwei sind erreicht"
    assert board.summary_of_closed == "zwei erreicht, eines aufgegeben"
