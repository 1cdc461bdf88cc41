"""Importing this package registers the admin of each model."""

from bildungsnetz.duties.admin import (  # noqa: F401 - imported for @admin.register
    accessibility_statement,
    barrier,
    barrier_report,
    film,
    monitoring_notice,
    operator,
)
