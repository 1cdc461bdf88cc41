"""The fields of action of one network, grouped by who named them and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from networks.models import Focus, Source
from networks.models.composition import shared_note
from networks.models.folding import folded


@dataclass(frozen=True)
class FocusGroup:
    """Fields that one publisher named at one time; `is_current` is false where they are former ones."""

    publisher: str
    as_of: str
    is_current: bool
    focuses: list[Focus]

    @property
    def note(self) -> str:
        """The note that all fields of the group share."""
        return shared_note(self.focuses)


def focus_groups(focuses: Iterable[Focus]) -> list[FocusGroup]:
    """Group the fields: current before former, the newest Stand first, undated last. Needs `cited`, as PageEvidence sets it."""
    groups: dict[tuple, list[Focus]] = {}
    for focus in focuses:
        publisher = _publisher(focus)
        date = focus.as_of.last.toordinal() if focus.as_of else 0
        groups.setdefault((not focus.is_current, -date, publisher), []).append(focus)
    return [
        FocusGroup(publisher, str(found[0].as_of or "undatiert"), not is_former, found)
        for (is_former, _, publisher), found in sorted(groups.items(), key=_order)
    ]


def remarks(groups: Iterable[FocusGroup]) -> list[tuple[str, str]]:
    """List the notes that do not hold for their whole group, each once and after the fields that it is about."""
    fields: dict[str, list[str]] = {}
    for group in groups:
        for focus in group.focuses:
            if focus.note and not group.note:
                fields.setdefault(focus.note, []).append(focus.field.name)
    return [(", ".join(names), note) for note, names in fields.items()]


def _order(group: tuple[tuple[bool, int, str], list[Focus]]) -> tuple[bool, int, str]:
    (is_former, date, publisher), _ = group
    return is_former, date, folded(publisher)


def _publisher(focus: Focus) -> str:
    """Return who published the source from which the Stand comes: of the same year, else an undated one, else the first."""

    def distance(source: Source) -> int:
        if source.dated is None:
            return 1
        return 0 if focus.as_of and source.dated.year == focus.as_of.year else 2

    return min(focus.cited, key=distance).publisher if focus.cited else ""
