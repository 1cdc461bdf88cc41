"""A date as exact as it is known: a year, a month or a day."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from networks.models.text import ascii_digits, plain

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905
SHORT_MONTHS = "Jan. Febr. März April Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split()  # noqa: SIM905
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

EARLIEST = 1990  # the first year that an editor may enter
YEARS_AHEAD = 10

INVALID = "Bitte geben Sie ein Datum an, so genau es bekannt ist: 2008, Juni 2008 oder 23.06.2008."
NO_SUCH_DAY = "Diesen Tag oder Monat gibt es nicht. Bitte prüfen Sie das Datum."
SHORT_YEAR = "Meinen Sie {}? Bitte schreiben Sie das Jahr mit vier Ziffern."
SEVERAL = "Hier ist Platz für ein einziges Datum. Bitte schreiben Sie das erste, so genau es bekannt ist."
IN_FUTURE = "Dieses Datum liegt in der Zukunft. Bitte prüfen Sie es."

ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
YEAR = r"(?P<year>\d{4}|['’]?\d{2})"
FORMS = [
    ISO,
    re.compile(r"(?P<year>\d{4})(?P<sign>[-–—./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"),
    re.compile(rf"(?:(?:(?P<day>\d{{1,2}})[.–-])?(?P<month>\d{{1,2}})[./–-])?{YEAR}"),
    re.compile(rf"(?:(?P<day>\d{{1,2}})\.? ?)?(?P<month>[^\W\d_]{{3,9}})\.?,? ?{YEAR}"),
]
BLANK_AT_SIGN = re.compile(r"(?<=\d) ?([.–-]) ?(?=\d)")
# „Stand: 14.09.2022“, „am Mittwoch, dem 14. September 2022“
LEAD = re.compile(
    r"(?:(?:stand|am|im|vom)\b:? )?"
    r"(?:(?P<weekday>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\b\.?,? )?"
    r"(?:de[mnr] )?",
    re.IGNORECASE,
)
RANGE = re.compile(
    r"\b(?:bis|oder|und)\b|\d\.? ?[–—] ?\d|^\d{1,2}\.? ?[/-] ?\d{1,2}\.|^\d{4} ?[/-] ?\d{2,4}$", re.IGNORECASE
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
        """Read a date as people write it: „2008“, „Juni 2008“, „23.06.2008“, „Montag, 23. Juni 2008“, „2008-06-23“.

        Raises ValueError with a sentence for the editor: for two dates, for a year of two digits, for a day that does not
        exist or is another day of the week, and for everything else.
        """
        if match := ISO.fullmatch(text):  # as the database stores it
            return cls._of(match)
        text = ascii_digits(plain(text)).rstrip(".,; ")
        lead = LEAD.match(text)
        text = text[lead.end() :]
        for form in FORMS:
            if match := form.fullmatch(text) or form.fullmatch(BLANK_AT_SIGN.sub(r"\1", text)):
                date = cls._of(match)
                date._check_weekday(lead["weekday"])
                return date
        raise ValueError(SEVERAL if RANGE.search(text) else INVALID)

    @classmethod
    def _of(cls, match: re.Match) -> "PartialDate":
        year, month, day = match["year"], match["month"], match["day"]
        number = _month(month) if month else None
        if len(year) < 4:
            year = year.lstrip("'’")
            date = cls._existing(int(f"{'19' if year >= '90' else '20'}{year}"), number, day)
            raise ValueError(SHORT_YEAR.format(f"{'den ' if day else ''}{date}".replace(NO_BREAK_SPACE, " ")))
        return cls._existing(int(year), number, day)

    @classmethod
    def _existing(cls, year: int, month: int | None, day: str | None) -> "PartialDate":
        try:
            return cls(year, month, int(day) if day else None)
        except ValueError:
            raise ValueError(NO_SUCH_DAY) from None

    def _check_weekday(self, weekday: str | None) -> None:
        if weekday and self.day:
            written = "Samstag" if weekday.casefold() == "sonnabend" else weekday.capitalize()
            actual = WEEKDAYS[self.first.weekday()]
            if not actual.startswith(written):
                date = str(self).replace(NO_BREAK_SPACE, " ")
                raise ValueError(f"Der {date} ist ein {actual}. Bitte prüfen Sie das Datum.")

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


def _month(text: str) -> int:
    """Return the number of a month: of „6“, „Juni“, „Jun“, „Maerz“ or „Mrz“. Raises ValueError."""
    if text.isdecimal():
        return int(text)
    word = text.casefold().replace("ä", "ae")
    names = [name.casefold().replace("ä", "ae") for name in MONTHS]
    found = {"mrz": 3, "marz": 3, "jaenner": 1}.get(word) or next(
        (number for number, name in enumerate(names, 1) if name.startswith(word)), None
    )
    if found is None:
        raise ValueError(INVALID)
    return found


def _parsed(text: str) -> PartialDate:
    """Parse a date. Raises ValidationError with the sentence that an editor sees."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from None


def plausible(date: PartialDate | dt.date, earliest: int = EARLIEST) -> None:
    """Refuse years that only a typing error makes: before `earliest`, or more than ten years ahead."""
    latest = timezone.localdate().year + YEARS_AHEAD
    if not earliest <= date.year <= latest:
        raise ValidationError(f"Bitte prüfen Sie das Jahr: Möglich ist {earliest} bis {latest}.", code="year")


def not_in_future(date: PartialDate | dt.date) -> None:
    """Refuse a day that is still to come, for a Stand or a check; of a partial date's year, `plausible` says enough."""
    today = timezone.localdate()
    first = date.first if isinstance(date, PartialDate) else date
    if isinstance(date, PartialDate) and date.year > today.year + YEARS_AHEAD:
        return
    if first > today:
        raise ValidationError(IN_FUTURE, code="in_future")


class PartialDateInput(forms.CharField):
    def prepare_value(self, value):
        return str(value).replace(NO_BREAK_SPACE, " ") if isinstance(value, PartialDate) else value

    def to_python(self, value):
        value = super().to_python(value)
        return _parsed(value) if value else None


class DayInput(forms.DateField):
    """Reads a day as people write it, where the browser has no date picker."""

    default_validators = [plausible]

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value
        date = _parsed(value)
        if not date.day:
            raise ValidationError("Bitte geben Sie auch den Tag an, zum Beispiel 23.06.2008.", code="invalid")
        return date.first


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

    def __init__(self, *args, earliest: int = EARLIEST, **kwargs):
        super().__init__(*args, **kwargs | {"max_length": 10})
        self.earliest = earliest
        self.default_validators = [partial(plausible, earliest=earliest)]

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        if self.earliest != EARLIEST:
            kwargs["earliest"] = self.earliest
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
