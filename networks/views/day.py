import datetime as dt
import re

from django.core.exceptions import BadRequest
from django.http import HttpRequest

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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
