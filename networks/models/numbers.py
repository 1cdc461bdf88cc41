"""The bounds of PostgreSQL's number columns, for the fields to check on SQLite too, whose columns have none."""

from django.core.validators import MaxValueValidator

SMALL_INTEGER = MaxValueValidator(32_767)
INTEGER = MaxValueValidator(2_147_483_647)
