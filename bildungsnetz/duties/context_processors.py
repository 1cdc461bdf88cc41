from django.db import Error
from django.http import HttpRequest

from bildungsnetz.duties.models import Operator


def duties(request: HttpRequest) -> dict[str, bool]:
    """What every page says of its operator: `is_official` is true once all that the law requires is entered.

    False where no database answers: then nobody knows.
    """
    try:
        return {"is_official": Operator.objects.current().is_complete}
    except Error:
        return {"is_official": False}
