"""The evidence of a page: how old its statements are, which of them were confirmed, and their sources.

It stands once, at the end of the page; within the text only a mark says where a statement is old.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from networks.models import PartialDate, Source
from networks.models.record import Record


@dataclass(frozen=True)
class Part:
    """The records of one kind on a page, as „Konferenzen“."""

    records: list[Record]

    @property
    def label(self) -> str:
        kind = self.records[0]._meta
        return str(kind.verbose_name if len(self.records) == 1 else kind.verbose_name_plural)

    @property
    def as_of(self) -> str:
        """The oldest and the newest Stand in words: „2017 bis November 2025, teils undatiert“."""
        dates = sorted({record.as_of for record in self.records if record.as_of}, key=lambda date: date.iso)
        if not dates:
            return "undatiert"
        text = " bis ".join(str(date) for date in dict.fromkeys([dates[0], dates[-1]]))
        return text if all(record.as_of for record in self.records) else f"{text}, teils undatiert"

    @property
    def confirmed(self) -> str:
        """How many of the records were confirmed by the body they are about, in words."""
        days = [record.checked_on for record in self.records if record.checked_on]
        if not days:
            return "noch nicht"
        day = f"{max(days):%d.%m.%Y}"
        count = len(self.records)
        return f"am {day}" if len(days) == count == 1 else f"{len(days)} von {count}, zuletzt am {day}"

    @property
    def sources(self) -> list[Source]:
        return sorted({source for record in self.records for source in record.cited}, key=lambda s: s.number)


@dataclass(frozen=True)
class PageEvidence:
    """The records that a page shows, by kind, and their sources, numbered from 1 in the page's order."""

    parts: list[Part]
    sources: list[Source]

    @classmethod
    def of(cls, records: Iterable[Record | None]) -> "PageEvidence":
        """Read the sources of the records, given in the page's order; leaves None out. Asks the database twice."""
        unique = {(type(record), record.pk): record for record in records if record is not None}
        kinds: dict[type[Record], list[Record]] = {}
        for record in unique.values():
            kinds.setdefault(type(record), []).append(record)
        return cls([Part(found) for found in kinds.values()], Source.objects.cited_by(unique.values()))

    @property
    def records(self) -> list[Record]:
        return [record for part in self.parts for record in part.records]

    @property
    def oldest(self) -> PartialDate | None:
        return oldest(self.records)

    @property
    def confirmed(self) -> int:
        """The number of records that were confirmed by the body they are about."""
        return sum(record.checked_on is not None for record in self.records)

    @property
    def is_unconfirmed(self) -> bool:
        return bool(self.parts) and is_unconfirmed(self.records)

    @property
    def last_confirmed(self) -> dt.date | None:
        return max((record.checked_on for record in self.records if record.checked_on), default=None)

    @property
    def changed_on(self) -> dt.date:
        """The day of the last change to one of the records."""
        return timezone.localdate(max(record.changed_at for record in self.records))


def oldest(records: Iterable[Record | None]) -> PartialDate | None:
    """Return the oldest Stand of the records; None where none has one."""
    dates = [record.as_of for record in records if record is not None and record.as_of]
    return min(dates, key=lambda date: date.last, default=None)


def is_unconfirmed(records: Iterable[Record | None]) -> bool:
    """Return whether none of the records was confirmed by the body it is about."""
    return all(record.checked_on is None for record in records if record is not None)
