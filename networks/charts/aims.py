"""A committee's aims: how many have which state, and how far the mandates of each have come."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from networks.counted import counted_in_words
from networks.models import Aim, Mandate

ORDER = [Aim.State.UNDER_WAY, Aim.State.AGREED, Aim.State.REACHED, Aim.State.DROPPED]
CLOSED = {Aim.State.REACHED, Aim.State.DROPPED}


class Progress(NamedTuple):
    """An aim with its mandates, the ones done first."""

    aim: Aim
    mandates: list[Mandate]

    @property
    def done(self) -> int:
        return sum(mandate.state == Mandate.State.DONE for mandate in self.mandates)


@dataclass(frozen=True)
class AimBoard:
    """All aims in the order of ORDER, those under way first."""

    aims: list[Progress]

    @classmethod
    def of(cls, aims: Iterable[Aim]) -> "AimBoard":
        """Sort the aims by state; needs their `mandates` prefetched. Aims of one state keep their order."""
        ordered = sorted(aims, key=lambda aim: ORDER.index(aim.state))
        return cls([Progress(aim, list(aim.mandates.all())) for aim in ordered])

    @property
    def running(self) -> list[Progress]:
        return [progress for progress in self.aims if progress.aim.state not in CLOSED]

    @property
    def closed(self) -> list[Progress]:
        return [progress for progress in self.aims if progress.aim.state in CLOSED]

    @property
    def counts(self) -> list[tuple[Aim.State, int]]:
        """Return the states that occur, each with its number of aims."""
        return [(state, count) for state in ORDER if (count := self._count(state))]

    @property
    def heading(self) -> str:
        number = counted_in_words(len(self.aims), "ein Ziel", "Ziele")
        reached = self._count(Aim.State.REACHED)
        done = f", {counted_in_words(reached, 'eines ist erreicht', 'sind erreicht')}" if reached else ""
        return number[:1].upper() + number[1:] + done

    @property
    def summary_of_closed(self) -> str:
        """Return how many were reached and dropped: „eines erreicht, zwei aufgegeben“."""
        return ", ".join(
            counted_in_words(count, f"eines {state.label}", state.label)
            for state, count in self.counts
            if state in CLOSED
        )

    def _count(self, state: Aim.State) -> int:
        return sum(progress.aim.state == state for progress in self.aims)
