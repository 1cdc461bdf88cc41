"""A date as exact as it is known: a year, a month or a day."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Length, Substr
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    IsNull,
    LessThan,
    LessThanOrEqual,
)

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
SHORT_MONTHS = (
    "Jan.",
    "Febr.",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
)
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
GERMAN = re.compile(r"(?:(?:(?P<day>\d{1,2})\. ?)?(?P<month>\d{1,2})[./] ?)?(?P<year>\d{4})", re.ASCII)
GERMAN_WORDS = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})\. ?)?(?P<month>{'|'.join(MONTHS)}) (?P<year>[0-9]{{4}})", re.IGNORECASE
)


def years_later(day: dt.date, years: int) -> dt.date:
    """Return the same day of another year; negative `years` look back.

    For 29 February in a year without one: 1 March, or 28 February looking back, so that the years are always full.
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        year = day.year + years
        return dt.date(year, 3, 1) if years > 0 else dt.date(year, 2, 28)


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year or a day, in the notation of ISO 8601: 2008, 2008-06, 2008-06-23."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        month = 1 if self.month is None else self.month
        dt.date(self.year, month, 1 if self.day is None else self.day)

    @classmethod
    @lru_cache(maxsize=4096)  # a page reads hundreds of dates from the database, most of them equal
    def parse(cls, text: str) -> "PartialDate":
        """Read „2008“, „2008-06“, „2008-06-23“, „06/2008“, „Juni 2008“, „23.06.2008“ and „23. Juni 2008“.

        Raises ValueError for everything else, and for days that do not exist.
        """
        text = " ".join(text.split())
        for form in (ISO, GERMAN, GERMAN_WORDS):
            if match := form.fullmatch(text):
                month, day = match["month"], match["day"]
                if month and not month.isdigit():
                    month = [name.casefold() for name in MONTHS].index(month.casefold()) + 1
                return cls(int(match["year"]), int(month) if month else None, int(day) if day else None)
        raise ValueError(f"Not a date: {text!r}")

    @property
    def precision(self) -> Precision:
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> dt.date:
        """Return the earliest day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Return the latest day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def is_older_than(self, years: int, today: dt.date) -> bool:
        """Return whether even the latest day it can mean is more than this many years before `today`."""
        return self.last < years_later(today, -years)

    @property
    def iso(self) -> str:
        return "-".join([f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part])

    @property
    def phrase(self) -> str:
        """Return the text with its preposition: am 23. Juni 2008, im Juni 2008, 2008."""
        return {Precision.DAY: "am ", Precision.MONTH: "im ", Precision.YEAR: ""}[self.precision] + str(self)

    @property
    def short(self) -> str:
        """Return month and year for a narrow column, without the day: Aug. 2022."""
        return f"{SHORT_MONTHS[self.month - 1]}{NO_BREAK_SPACE}{self.year}" if self.month else str(self.year)

    def __str__(self) -> str:
        if self.month is None:
            return str(self.year)
        day = f"{self.day}.{NO_BREAK_SPACE}" if self.day else ""
        return f"{day}{MONTHS[self.month - 1]}{NO_BREAK_SPACE}{self.year}"


INVALID = "Bitte geben Sie ein Datum an, so genau es bekannt ist: 2008, Juni 2008 oder 23.06.2008."


def _parsed(text: str) -> PartialDate:
    """Parse a date. Raises ValidationError with the sentence that an editor sees."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise ValidationError(INVALID, code="invalid") from None


class PartialDateInput(forms.CharField):
    def prepare_value(self, value):
        return str(value).replace(NO_BREAK_SPACE, " ") if isinstance(value, PartialDate) else value

    def to_python(self, value):
        value = super().to_python(value)
        return _parsed(value) if value else None


# The column's CHECK on each database, because they share no function that reads a date. On PostgreSQL 29 February passes
# in every year; `PartialDate` knows the leap years.
COLUMN_CHECKS = {
    "sqlite": (
        "date(substr({column} || '-01-01', 1, 10), '+0 days') IS substr({column} || '-01-01', 1, 10)"
        " AND length({column}) <= 10 AND {column} >= '0001'"
    ),
    "postgresql": (
        "{column} ~ '^(?!0000)[0-9]{{4}}("
        "-(0[1-9]|1[0-2])"
        "|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
        "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        "|-02-(0[1-9]|[12][0-9])"
        ")?$'"
    ),
}


class PartialDateField(models.Field):
    """Stores a PartialDate in its ISO notation, which sorts by its own text; precision and date cannot disagree.

    The column's own CHECK refuses everything else, whoever writes to the database (docs/adr/0007).
    """

    description = "Datum mit Genauigkeit"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"max_length": 10})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self):
        return "CharField"

    def db_check(self, connection):
        column = connection.ops.quote_name(self.column)
        return COLUMN_CHECKS[connection.vendor].format(column=column)

    def from_db_value(self, value, expression, connection):
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value):
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        return _parsed(str(value))

    def get_prep_value(self, value):
        value = self.to_python(super().get_prep_value(value))
        return value.iso if value else None

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateInput} | kwargs)


def only_digits(expression) -> Exact:
    """True where a text is digits and nothing else; LTRIM, because SQLite has no regular expressions of its own."""
    digits = Value("0123456789")
    return Exact(Func(expression, digits, function="LTRIM", output_field=models.CharField()), Value(""))


def _text(field: str) -> Cast:
    return Cast(F(field), models.CharField())


def ends_after(begin, end: str) -> Q:
    """True where `end` lies after `begin` (an expression), as far as both are known."""
    last = _text(end)
    same_part = Substr(Cast(begin, models.CharField()), 1, Length(last))
    return (
        Q(**{f"{end}__isnull": True})
        | Q(IsNull(begin, True))
        | Q(GreaterThan(last, same_part))
        | Q(Exact(last, same_part)) & Q(LessThan(Length(last), 10))
    )


def begun(begin, on: dt.date) -> Q:
    """True from the first day that `begin` (an expression) can mean."""
    return Q(LessThanOrEqual(Cast(begin, models.CharField()), Value(on.isoformat())))


def not_over(end: str, on: dt.date) -> Q:
    """True up to the last day that `end` can mean, and where no end is known."""
    last = _text(end)
    same_part = Substr(Value(on.isoformat()), 1, Length(last))
    return Q(**{f"{end}__isnull": True}) | Q(GreaterThanOrEqual(last, same_part))
