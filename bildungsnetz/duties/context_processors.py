from django.db import Error
from django.http import HttpRequest

from bildungsnetz.duties.models import Operator


def duties(request: HttpRequest) -> dict[str, bool]:
    """Tell each page whether the site is official: `is_official` is True once all required data are entered.

    False while the database does not answer.
    """
    try:
        return {"is_official": Operator.objects.current().is_complete}
    except Error:
        return {"is_official": False}
