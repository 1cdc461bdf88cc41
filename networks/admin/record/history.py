from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest


def save_each(
    model_admin: admin.ModelAdmin, request: HttpRequest, records: list[models.Model], *names: str
) -> None:
    """These fields of all of them or of none, one by one, so that each record's history tells of it."""
    labels = [model_admin.opts.get_field(name).verbose_name for name in names]
    stamp = {field.name for field in model_admin.opts.concrete_fields} & {"changed_at"}
    with transaction.atomic():
        for record in records:
            record.save(update_fields={*names, *stamp})
            model_admin.log_change(request, record, [{"changed": {"fields": labels}}])
