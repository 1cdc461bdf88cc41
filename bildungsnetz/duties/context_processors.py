from django.db import Error
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bildungsnetz.duties.models import Operator
from networks.content import remembered


def duties(request: HttpRequest) -> dict[str, SimpleLazyObject]:
    """Tell each page whether the site is official: `is_official` is true once all required data are entered.

    Read only where a template uses it; false while the database does not answer.
    """
    return {"is_official": SimpleLazyObject(_is_official)}


def _is_official() -> bool:
    try:
        return _is_operator_complete()
    except Error:
        return False


@remembered
def _is_operator_complete() -> bool:
    return Operator.objects.current().is_complete
