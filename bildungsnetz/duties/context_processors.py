from django.db import Error
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bildungsnetz.duties.models import Operator


def duties(request: HttpRequest) -> dict[str, SimpleLazyObject]:
    """What every page says of its operator; asked only where a template says it.

    `is_official` is true once all that the law requires is entered, and false where no database answers.
    """
    return {"is_official": SimpleLazyObject(_is_official)}


def _is_official() -> bool:
    try:
        return Operator.objects.current().is_complete
    except Error:
        return False
