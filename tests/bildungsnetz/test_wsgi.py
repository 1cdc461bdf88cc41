import pytest
from django.test import RequestFactory

from bildungsnetz.wsgi import Request, application


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "gibt-es-nicht", "utf-8", ""])
def test_a_charset_that_cannot_read_an_address_is_left_aside(charset):
    environ = RequestFactory()._base_environ(
        QUERY_STRING="q=M%C3%BCnster", CONTENT_TYPE=f"text/plain; charset={charset}"
    )

    assert Request(environ).GET["q"] == "Münster"


def test_the_application_makes_such_requests():
    assert application.request_class is Request
