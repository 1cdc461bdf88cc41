"""Conditions on partial dates for queries and constraints, as exact as the dates are known."""

import datetime as dt

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Length, Substr
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    IsNull,
    LessThan,
    LessThanOrEqual,
)


def _text(field: str) -> Cast:
    return Cast(F(field), models.CharField())


def ends_after(begin, end: str) -> Q:
    """True where `end` lies after `begin` (an expression), as far as both are known."""
    last = _text(end)
    same_part = Substr(Cast(begin, models.CharField()), 1, Length(last))
    return (
        Q(**{f"{end}__isnull": True})
        | Q(IsNull(begin, True))
        | Q(GreaterThan(last, same_part))
        | Q(Exact(last, same_part)) & Q(LessThan(Length(last), 10))
    )


def begun(begin, on: dt.date) -> Q:
    """True from the first day that `begin` (an expression) can mean."""
    return Q(LessThanOrEqual(Cast(begin, models.CharField()), Value(on.isoformat())))


def not_over(end: str, on: dt.date) -> Q:
    """True up to the last day that `end` can mean, and where no end is known."""
    last = _text(end)
    same_part = Substr(Value(on.isoformat()), 1, Length(last))
    return Q(**{f"{end}__isnull": True}) | Q(GreaterThanOrEqual(last, same_part))
