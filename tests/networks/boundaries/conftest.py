import json

import pytest

from networks.boundaries import simplification


@pytest.fixture
def save(tmp_path):
    """Writes what would be downloaded and returns its path."""

    def write(data):
        path = tmp_path / "grenzen.geojson"
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return write


@pytest.fixture
def tolerances(monkeypatch):
    """Sets the only ones to be tried."""
    return lambda *tolerances: monkeypatch.setattr(simplification, "TOLERANCES", tolerances)
