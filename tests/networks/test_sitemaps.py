import datetime as dt
import re

import pytest
from django.utils import timezone

from networks.models import Network
from networks.sitemaps import PAGES, SITEMAPS
from tests.factories import create_committee, create_field, create_municipality, create_network
from tests.networks.views.reading import create_whole_network

BEFORE = timezone.make_aware(dt.datetime(2024, 6, 15, 12))  # noqa: DTZ001 - made aware


def entries(client) -> list[tuple[str, str]]:
    """Each address with the day of its last change."""
    text = client.get("/sitemap.xml").content.decode()
    return [
        (
            re.search(r"<loc>http://testserver(.*?)</loc>", entry)[1],
            "".join(re.findall(r"<lastmod>(.*?)</", entry)),
        )
        for entry in re.findall(r"<url>(.*?)</url>", text)
    ]


def test_sitemap_of_an_empty_database(client, db):
    assert entries(client) == [
        ("/", ""),
        ("/netzwerke/", ""),
        ("/orte/", ""),
        ("/bildungskonferenzen/", ""),
        ("/lenkungskreise/", ""),
        ("/bildungsbueros/", ""),
        ("/kooperationsvertraege/", ""),
        ("/handlungsfelder/", ""),
        ("/schulaufsicht/", ""),
        ("/servicestelle/", ""),
        ("/ueber/", ""),
        ("/quellen/", ""),
    ]


def test_sitemap_lists_each_page_with_its_last_change(client, db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: BEFORE)
    network = create_network(slug="kreis-a")
    create_network(slug="kreis-b")
    create_committee(network=network)
    create_municipality(district=network.district, slug="adorf")
    create_field(slug="mint")

    assert entries(client)[len(PAGES) :] == [
        ("/netzwerke/kreis-a/", "2024-06-15"),
        ("/netzwerke/kreis-b/", "2024-06-15"),
        ("/orte/adorf/", "2024-06-15"),
        ("/lenkungskreise/kreis-a/", "2024-06-15"),
        ("/handlungsfelder/mint/", "2024-06-15"),
        ("/bildungskonferenzen/kreis-a/", "2024-06-15"),
        ("/bildungskonferenzen/kreis-b/", "2024-06-15"),
    ]


def test_sitemap_knows_nothing_made_up(client, db):
    network = create_network(slug="musterkreis", is_fictional=True)
    create_committee(network=network)

    assert entries(client)[len(PAGES) :] == []


def test_sitemap_is_read_anew_each_time(client, db):
    """Its querysets live as long as the process."""
    for sitemap in SITEMAPS.values():
        list(sitemap.items())

    create_network(slug="kreis-neu")
    client.get("/sitemap.xml")
    Network.objects.filter(slug="kreis-neu").update(slug="kreis-umbenannt")

    assert [address for address, _ in entries(client)][len(PAGES) :] == [
        "/netzwerke/kreis-umbenannt/",
        "/bildungskonferenzen/kreis-umbenannt/",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_sitemap_asks_as_often_for_many_as_for_one(client, db, django_assert_num_queries, rows):
    for _ in range(rows):
        create_whole_network()

    with django_assert_num_queries(10):
        found = entries(client)

    assert len(found) == len(PAGES) + 5 * rows


def test_every_page_of_the_sitemap_answers(client, db):
    create_whole_network()

    assert {client.get(address).status_code for address, _ in entries(client)} == {200}


@pytest.mark.parametrize("page", ["2", "0", "-1", "abc", "%00", "9" * 5_000])
def test_sitemap_has_no_other_page(client, db, page):
    response = client.get(f"/sitemap.xml?p={page}")

    assert response.status_code == 404
    assert response.content.decode().count("<h1>Diese Seite gibt es nicht</h1>") == 1
