import pytest

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


def test_robots(client):
    response = client.get("/robots.txt")

    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == ROBOTS


def test_security(client, settings):
    settings.SECURITY_CONTACT = "mailto:sicherheit@beispiel.example"
    settings.SECURITY_EXPIRES = "2030-01-01T00:00:00Z"

    response = client.get("/.well-known/security.txt")

    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == SECURITY


@pytest.mark.parametrize(
    ("contact", "expires"),
    [("", ""), ("mailto:sicherheit@beispiel.example", ""), ("", "2030-01-01T00:00:00Z")],
)
def test_security_of_which_not_all_is_known(client, settings, contact, expires):
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = contact, expires

    response = client.get("/.well-known/security.txt")

    assert response.status_code == 404
    assert response.content.decode().count("<h1>Diese Seite gibt es nicht</h1>") == 1


@pytest.mark.parametrize("address", ["/robots.txt", "/.well-known/security.txt"])
def test_well_known_only_reads(client, address):
    assert (client.post(address).status_code, client.post(address)["Allow"]) == (405, "GET, HEAD")
