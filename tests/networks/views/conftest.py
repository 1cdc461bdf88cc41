import datetime as dt

import pytest
from django.utils import timezone


@pytest.fixture
def today(monkeypatch) -> dt.date:
    """A day that stays."""
    day = dt.date(2024, 6, 15)
    monkeypatch.setattr(timezone, "localdate", lambda: day)
    return day
