"""Entries that the finder finds, as plain data."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode


class Kind(Enum):
    TOWN = auto()
    LOCALITY = auto()
    DISTRICT = auto()
    NETWORK = auto()
    OFFICE = auto()
    COMMITTEE = auto()
    CONFERENCES = auto()
    AUTHORITY = auto()
    FIELD = auto()
    TOPIC = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A search result: its label, a detail that tells it from others, and its page.

    `slug` may be empty. `area` is the name of its district, empty where it belongs to none. `parameters` are those of its
    address. `asks_back` marks a name that most people know from another place: it is offered and never opened at once.
    """

    kind: Kind
    label: str
    detail: str
    page: str
    slug: str = ""
    area: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    asks_back: bool = False

    @property
    def url(self) -> str:
        address = reverse(self.page, args=[self.slug] if self.slug else [])
        return f"{address}?{urlencode(self.parameters)}" if self.parameters else address


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


class Referral(NamedTuple):
    """A body that deals with a concern instead of a Bildungsbüro: the German sentence that says so, and advice."""

    body: str
    sentence: str
    advice: str
    is_school_authority: bool


class Topic(NamedTuple):
    """A search word: `entry` leads to the search that asks for a place, `fields` are the fields of action it stands for."""

    entry: Entry
    fields: tuple[Entry, ...]
    referral: Referral | None = None
