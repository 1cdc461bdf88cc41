import datetime as dt
from functools import partial

import pytest
from django.core.checks import INFO
from django.utils import timezone

from bildungsnetz.well_known import check_security, security_remark

pytestmark = pytest.mark.django_db  # the ETag asks for the version of the content

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /suche/
Sitemap: http://testserver/sitemap.xml
"""

SECURITY = """\
Contact: mailto:sicherheit@beispiel.example
Expires: 2030-01-01T00:00:00Z
Preferred-Languages: de, en
Canonical: http://testserver/.well-known/security.txt
"""


def test_favicon_is_found_at_the_root(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/img/favicon.ico")


@pytest.mark.parametrize(
    ("address", "text"), [("/robots.txt", ROBOTS), ("/.well-known/security.txt", SECURITY)]
)
def test_text_for_machines(client, settings, address, text):
    settings.SECURITY_CONTACT = "mailto:sicherheit@beispiel.example"
    settings.SECURITY_EXPIRES = "2030-01-01T00:00:00Z"

    response = client.get(address)

    assert (response["Content-Type"], response.content.decode()) == ("text/plain; charset=utf-8", text)


NOW = dt.datetime(2030, 1, 1, 12, tzinfo=dt.UTC)
UNSET = (
    "Es gibt keine security.txt. Setzen Sie DJANGO_SECURITY_CONTACT und DJANGO_SECURITY_EXPIRES, "
    "damit man weiß, wohin man Sicherheitslücken meldet."
)
RENEW = "Prüfen Sie den Kontakt und setzen Sie DJANGO_SECURITY_EXPIRES neu."


@pytest.fixture
def expires(settings, monkeypatch):
    """Return a function that sets the expiry of a security.txt with a contact; today is 1 January 2030."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.SECURITY_CONTACT = "mailto:sicherheit@beispiel.example"
    return partial(setattr, settings, "SECURITY_EXPIRES")


ENDS = f"Die security.txt gilt nur noch bis zum {{}}. {RENEW}"
ENDED = f"Die security.txt galt nur bis zum {{}}. {RENEW}"


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        ("2030-01-31T12:00:01Z", ""),
        ("2030-01-31T13:00:01+01:00", ""),
        ("2030-01-31T12:00:00Z", ENDS.format("31.01.2030")),
        ("2030-01-01T12:00:01Z", ENDS.format("01.01.2030")),
        ("2030-01-01T12:00:00Z", ENDED.format("01.01.2030")),
        ("2029-06-30T23:00:00Z", ENDED.format("01.07.2029")),
    ],
)
def test_expiring_security_txt_gives_a_warning(expires, value, remark):
    expires(value)

    assert security_remark(NOW) == remark
    assert [(message.id, message.msg) for message in check_security()] == (
        [("bildungsnetz.W001", remark)] if remark else []
    )


def test_unreadable_expiry_gives_a_warning(expires):
    for value in ("30.06.2030", "2030-06-30", "2030-06-30T00:00:00", "bald", "<b>"):
        expires(value)
        assert security_remark(NOW) == (
            f"DJANGO_SECURITY_EXPIRES ist „{value}“ und damit kein Zeitpunkt. "
            "Schreiben Sie ihn so: 2027-06-30T00:00:00Z."
        )


@pytest.mark.parametrize(
    ("contact", "value"), [("", ""), ("mailto:a@b.example", ""), ("", "2031-01-01T00:00:00Z")]
)
def test_incomplete_security_txt_is_left_out_and_gives_a_remark(client, db, settings, contact, value):
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = contact, value

    [message] = check_security()

    assert (message.id, message.msg, message.level) == ("bildungsnetz.I001", UNSET, INFO)
    assert client.get("/.well-known/security.txt").status_code == 404
