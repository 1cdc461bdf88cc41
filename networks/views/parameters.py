"""What a page's address asks for. Nonsense is a BadRequest, whose sentence the page for it shows."""

import datetime as dt
import re
from collections.abc import Collection

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from networks.finder.spelling import clean

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST_TEXT = 100  # signs; as many as the fields take


def requested_day(request: HttpRequest, *, default: dt.date) -> dt.date:
    """The day in „?am=JJJJ-MM-TT“, or `default`. Raises BadRequest for anything that is no day, or several."""
    days = request.GET.getlist("am")
    if not any(days):
        return default
    try:
        if len(days) == 1 and DAY.fullmatch(days[0]):
            return dt.date.fromisoformat(days[0])
    except ValueError:
        pass
    raise BadRequest(
        "Das Datum hinter „am=“ konnten wir nicht lesen. "
        f"Bitte schreiben Sie es als Jahr, Monat und Tag, zum Beispiel „am={default.isoformat()}“."
    )


def requested_choice(request: HttpRequest, name: str, choices: Collection[str], *, default: str) -> str:
    """One of `choices`, or `default` where nothing is asked. Raises BadRequest for anything else."""
    asked = request.GET.getlist(name)
    if not any(asked):
        return default
    if len(asked) == 1 and asked[0] in choices:
        return asked[0]
    raise BadRequest(
        f"Mit dem Wert hinter „{name}=“ können wir nichts anfangen. Möglich sind: {', '.join(choices)}."
    )


def requested_text(request: HttpRequest, name: str) -> str:
    """What somebody typed, as it can be shown. Raises BadRequest where it is too long to be a word or two."""
    text = clean(request.GET.get(name, ""))
    if len(text) > LONGEST_TEXT:
        raise BadRequest(f"Ihre Eingabe ist zu lang. Bitte nehmen Sie höchstens {LONGEST_TEXT} Zeichen.")
    return text
