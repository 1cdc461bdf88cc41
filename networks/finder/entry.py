"""What can be found, as plain data."""

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
    """Something that has a page: what it is called, what it is, where its page lies.

    `slug` is empty where there is one page of its kind.
    """

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

    `aliases` find it too, though nobody would misspell them or look for a word inside of them. `areas` are the
    names of the district that it stands for, as in „Bildungsbüro Borken“.
    """

    entry: Entry
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


class Code(NamedTuple):
    """A postcode, and the number of its town among all that can be found."""

    plz: str
    town: int
    is_delivery: bool
