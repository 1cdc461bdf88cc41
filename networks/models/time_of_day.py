"""Times of day as people write them, and the hour that summer time skips."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from networks.models.text import ascii_digits, plain

INVALID = "Bitte geben Sie eine Uhrzeit an, zum Beispiel 14:00 oder 9 Uhr."
SEVERAL = "Hier ist Platz für eine einzige Uhrzeit. Beginn und Ende haben je ein Feld."
TIME = re.compile(
    r"(?:um )?(?P<hour>\d{1,2})(?: ?[:.h] ?(?P<minute>\d{2})(?::\d{2})?)?(?: ?(?:uhr|h)(?: (?P<late>\d{2}))?)?",
    re.IGNORECASE,
)
RANGE = re.compile(r"\d.*(?:[–—-]|\bbis\b).*\d", re.IGNORECASE)


class TimeInput(forms.TimeField):
    """Reads „14:00“, „9.30 Uhr“, „9 Uhr“ and „9 Uhr 30“."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, dt.time):
            return value
        text = ascii_digits(plain(value))
        match = TIME.fullmatch(text)
        if not match or (match["minute"] and match["late"]):
            raise ValidationError(SEVERAL if RANGE.search(text) else INVALID, code="invalid")
        try:
            return dt.time(int(match["hour"]), int(match["minute"] or match["late"] or 0))
        except ValueError:
            raise ValidationError(INVALID, code="invalid") from None


def is_skipped(day: dt.date, time: dt.time) -> bool:
    """Return whether the clocks skip this time of the day, when summer time begins."""
    moment = timezone.make_aware(dt.datetime.combine(day, time))
    return timezone.localtime(moment.astimezone(dt.UTC)).time() != time
