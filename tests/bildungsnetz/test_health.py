import pytest
from django.db import OperationalError, connection

from bildungsnetz.health import health


def test_health_answers_when_the_database_does(db, rf):
    response = health(rf.get("/gesund/"))

    assert response.status_code == 200
    assert response.content.decode() == "in Ordnung"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


def test_health_says_when_the_database_does_not_answer(db, rf, monkeypatch):
    def refuse():
        raise OperationalError("unable to open database file")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuse)
        response = health(rf.get("/gesund/"))

    assert response.status_code == 503
    assert response.content.decode() == "gestört"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_health_only_reads(rf, method):
    assert health(getattr(rf, method)("/gesund/")).status_code == 405


def test_health_is_asked_over_plain_http(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/gesund/").status_code == 200
