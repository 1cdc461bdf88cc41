from networks.charts.focus_groups import FocusGroup, focus_groups
from networks.models import FieldOfAction, Focus, PartialDate, Source


def named(field: str, as_of: str = "", *sources: Source, **fields) -> Focus:
    focus = Focus(
        field=FieldOfAction(name=field), as_of=PartialDate.parse(as_of) if as_of else None, **fields
    )
    focus.cited = list(sources)
    return focus


def source(publisher: str, dated: str = "") -> Source:
    return Source(publisher=publisher, dated=PartialDate.parse(dated) if dated else None)


def test_fields_are_grouped_by_publisher_and_stand_current_and_newest_first():
    site, paper, old = source("Netz"), source("Zeitung", "2025"), source("Kreis", "2008")
    ganztag, mint, sport = named("Ganztag", "2025-11", old, paper), named("MINT", "", site), named("Sport")
    kultur = named("Kultur", "2025-11", paper)
    former = named("Medien", "2026", site, is_current=False)

    assert focus_groups([former, mint, ganztag, sport, kultur]) == [
        FocusGroup("Zeitung", "November\N{NO-BREAK SPACE}2025", True, [ganztag, kultur]),
        FocusGroup("", "undatiert", True, [sport]),
        FocusGroup("Netz", "undatiert", True, [mint]),
        FocusGroup("Netz", "2026", False, [former]),
    ]


def test_each_note_stands_once_with_its_fields_unless_it_is_of_all():
    focuses = [named("A", note="x"), named("B", note="x"), named("C", note="y"), named("D")]

    assert FocusGroup("", "", True, focuses).notes == [("A, B", "x"), ("C", "y")]
    assert FocusGroup("", "", True, focuses[:2]).notes == [("", "x")]
