"""The address for container engines and monitors: does this process answer, and its database?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("gestört", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("in Ordnung", content_type="text/plain; charset=utf-8")
