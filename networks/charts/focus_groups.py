"""The fields of action of one network, grouped by who named them and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from networks.models import Focus, Source


@dataclass(frozen=True)
class FocusGroup:
    """Fields that one publisher named at one time; `is_current` is false where they are former ones."""

    publisher: str
    as_of: str
    is_current: bool
    focuses: list[Focus]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Each note once, with the fields that it is about; without them where it holds for the whole group."""
        fields: dict[str, list[str]] = {}
        for focus in self.focuses:
            if focus.note:
                fields.setdefault(focus.note, []).append(focus.field.name)
        return [
            ("" if len(names) == len(self.focuses) else ", ".join(names), note)
            for note, names in fields.items()
        ]


def focus_groups(focuses: Iterable[Focus]) -> list[FocusGroup]:
    """Group the fields: current before former, the newest Stand first, undated last. Needs `cited`, as PageEvidence sets it."""
    groups: dict[tuple, list[Focus]] = {}
    for focus in focuses:
        publisher = _publisher(focus)
        date = focus.as_of.last.toordinal() if focus.as_of else 0
        groups.setdefault((not focus.is_current, -date, publisher), []).append(focus)
    return [
        FocusGroup(publisher, str(found[0].as_of or "undatiert"), not is_former, found)
        for (is_former, _, publisher), found in sorted(groups.items())
    ]


def _publisher(focus: Focus) -> str:
    """Return who published the source from which the Stand comes: of the same year, else an undated one, else the first."""

    def distance(source: Source) -> int:
        if source.dated is None:
            return 1
        return 0 if focus.as_of and source.dated.year == focus.as_of.year else 2

    return min(focus.cited, key=distance).publisher if focus.cited else ""
