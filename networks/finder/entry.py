"""Entries that the finder finds, as plain data."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from django.urls import reverse


class Kind(Enum):
    TOWN = auto()
    DISTRICT = auto()
    NETWORK = auto()
    OFFICE = auto()
    COMMITTEE = auto()
    CONFERENCES = auto()
    FIELD = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A search result: its label, a detail that tells it from others, and its page. `slug` may be empty."""

    kind: Kind
    label: str
    detail: str
    page: str
    slug: str

    @property
    def url(self) -> str:
        return reverse(self.page, args=[self.slug] if self.slug else [])


class Named(NamedTuple):
    """An entry and what people call it.

    `names` are searched for exact matches, prefixes, substrings and fuzzy matches; `aliases` only for exact matches
    and prefixes. `areas` are the names of the entry's district, as in „Bildungsbüro Borken“.
    """

    entry: Entry
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


class Code(NamedTuple):
    """A postcode and its town. Only codes of delivery districts tell which postcodes lie in the region."""

    plz: str
    town: Entry
    is_delivery: bool
