import datetime as dt

import pytest
from django.utils import timezone

_localdate = timezone.localdate


@pytest.fixture
def today(monkeypatch) -> dt.date:
    """Freezes today's date to 2 March 2026."""
    day = dt.date(2026, 3, 2)
    monkeypatch.setattr(timezone, "localdate", lambda value=None, *args: _localdate(value) if value else day)
    return day
