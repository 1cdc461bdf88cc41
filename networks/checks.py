"""What `manage.py check --deploy` asks the data: settings alone do not make a site that may be published."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import Error
from django.utils import timezone

from networks.accessibility import review_remarks
from networks.models import Operator


@register(Tags.models, deploy=True)
def check_operator(**kwargs: Any) -> list[CheckMessage]:
    """Silent where there are no tables yet: there is no site either."""
    try:
        missing = Operator.objects.current().missing
    except Error:
        return []
    if not missing:
        return []
    return [
        Warning(
            f"Die Website ist noch kein amtliches Angebot. Beim Anbieter fehlt: {', '.join(missing)}.",
            hint="Tragen Sie die Angaben in der Redaktion unter „Anbieter“ ein.",
            id="networks.W001",
        )
    ]


@register(Tags.models, deploy=True)
def check_accessibility_statement(**kwargs: Any) -> list[CheckMessage]:
    """Silent without tables, as above."""
    try:
        remarks = review_remarks(timezone.localdate())
    except Error:
        return []
    hint = "Sie pflegen sie in der Redaktion unter „Erklärung zur Barrierefreiheit“."
    return [Warning(remark, hint=hint, id="networks.W002") for remark in remarks]
