from bildungsnetz.health import health

NO_STORE = "max-age=0, no-cache, no-store, must-revalidate, private"


def answer(response) -> tuple[int, str, str, str]:
    return response.status_code, response.text, response["Content-Type"], response["Cache-Control"]


def test_health_answers_over_plain_http(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert answer(client.get("/gesund/")) == (200, "in Ordnung", "text/plain; charset=utf-8", NO_STORE)


def test_broken_database_gives_503(rf, broken_database):
    assert answer(health(rf.get("/gesund/"))) == (503, "gestört", "text/plain; charset=utf-8", NO_STORE)
