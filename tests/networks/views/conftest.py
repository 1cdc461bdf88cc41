import datetime as dt

import pytest
from django.template import engines
from django.utils import timezone


@pytest.fixture(autouse=True)
def a_missing_relation_is_false(monkeypatch):
    """As in production, where „if network.office“ finds "": what --fail-on-template-vars puts there is an object."""
    catcher = engines["django"].engine.string_if_invalid
    monkeypatch.setattr(type(catcher), "__bool__", lambda self: False, raising=False)


@pytest.fixture
def today(monkeypatch) -> dt.date:
    """A day that stays."""
    day = dt.date(2024, 6, 15)
    monkeypatch.setattr(timezone, "localdate", lambda: day)
    return day
