import pytest
from django.test import RequestFactory

from bildungsnetz.wsgi import application


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "gibt-es-nicht", "utf-8", "latin-1", ""])
def test_a_charset_that_is_none_is_answered(charset):
    """By a page without database: closing a real request would close the tests' own connection."""
    answers = []
    environ = RequestFactory()._base_environ(
        PATH_INFO="/robots.txt",
        QUERY_STRING="q=M%C3%BCnster",
        CONTENT_TYPE=f"text/plain; charset={charset}",
        HTTP_HOST="testserver",
    )

    body = b"".join(application(environ, lambda status, headers: answers.append(status)))

    assert answers == ["200 OK"]
    assert body.decode().startswith("User-agent: *")
