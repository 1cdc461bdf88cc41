"""The parameters of a page's address. A wrong value raises BadRequest, and the page for status 400 shows its sentence."""

import datetime as dt
import re
from collections.abc import Collection

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from networks.models.text import plain

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UNREADABLE = "\N{REPLACEMENT CHARACTER}"  # stands for broken UTF-8
LONGEST_TEXT = 100  # characters, as in the form's field


def requested_day(request: HttpRequest, *, default: dt.date) -> dt.date:
    """Return the day in „?am=JJJJ-MM-TT“, or `default` without one. Raises BadRequest unless it is exactly one day."""
    days = request.GET.getlist("am")
    if not any(days):
        return default
    day = plain(days[0])
    try:
        if len(days) == 1 and DAY.fullmatch(day):
            return dt.date.fromisoformat(day)
    except ValueError:
        pass
    raise BadRequest(
        "Das Datum hinter „am=“ konnten wir nicht lesen. "
        f"Bitte schreiben Sie es als Jahr, Monat und Tag, zum Beispiel „am={default.isoformat()}“."
    )


def requested_choice(request: HttpRequest, name: str, choices: Collection[str], *, default: str) -> str:
    """Return the one of `choices` in the address, or `default` without one. Raises BadRequest for anything else."""
    values = request.GET.getlist(name)
    if not any(values):
        return default
    value = plain(values[0])
    if len(values) == 1 and value in choices:
        return value
    raise BadRequest(
        f"Mit dem Wert hinter „{name}=“ können wir nichts anfangen. Möglich sind: {', '.join(choices)}."
    )


def requested_text(request: HttpRequest, name: str) -> str:
    """Return the typed text, cleaned of what nobody sees. Raises BadRequest if it is longer than LONGEST_TEXT."""
    text = plain(request.GET.get(name, "").replace(UNREADABLE, ""))
    if len(text) > LONGEST_TEXT:
        raise BadRequest(f"Ihre Eingabe ist zu lang. Bitte nehmen Sie höchstens {LONGEST_TEXT} Zeichen.")
    return text
