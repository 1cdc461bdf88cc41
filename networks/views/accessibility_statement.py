from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.accessibility import AUTOMATIC, BY_PEOPLE, Conformity
from networks.models import AccessibilityStatement, Barrier, Operator


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    statement = AccessibilityStatement.objects.current()
    barriers = list(Barrier.objects.present(today))
    context = {
        "statement": statement,
        "is_assessed": statement.is_assessed(today),
        "is_overdue": statement.is_overdue(today),
        "conformity": Conformity.of(statement, barriers, today),
        "barriers": barriers,
        "checks": AUTOMATIC,
        "by_people": BY_PEOPLE,
        "operator": Operator.objects.current(),
    }
    return render(request, "networks/accessibility.html", context)
