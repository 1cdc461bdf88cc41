import datetime as dt
import re

import pytest
from django.apps import apps
from django.utils import timezone

from networks.models import Meeting, Network
from networks.site_pages import site_pages
from networks.sitemaps import SITEMAPS
from tests.factories import create_committee, create_field, create_municipality, create_network
from tests.networks.views.reading import create_whole_network

BEFORE = timezone.make_aware(dt.datetime(2024, 6, 15, 12))  # noqa: DTZ001 - made aware
AFTER = timezone.make_aware(dt.datetime(2024, 9, 1, 12))  # noqa: DTZ001 - made aware

# Which kinds of pages show a record of each model.
SHOWN_ON = {
    "Network": {"netzwerke", "bildungskonferenzen"},
    "District": {
        "netzwerke",
        "orte",
        "lenkungskreise",
        "handlungsfelder",
        "bildungskonferenzen",
        "schulaufsicht",
    },
    "Municipality": {"netzwerke", "orte"},
    "SupervisoryAuthority": {"netzwerke", "orte", "lenkungskreise", "schulaufsicht"},
    "EducationOffice": {"netzwerke", "orte", "lenkungskreise"},
    "SteeringCommittee": {
        *("netzwerke", "orte", "lenkungskreise", "handlungsfelder", "bildungskonferenzen", "schulaufsicht"),
    },
    "CooperationAgreement": {"netzwerke", "orte", "lenkungskreise"},
    "EducationConference": {"netzwerke", "orte", "lenkungskreise", "bildungskonferenzen", "schulaufsicht"},
    "Focus": {"netzwerke", "handlungsfelder"},
    "FieldOfAction": {"netzwerke", "lenkungskreise", "handlungsfelder"},
    "Seat": {"lenkungskreise", "schulaufsicht"},
    "Aim": {"lenkungskreise", "handlungsfelder", "bildungskonferenzen", "schulaufsicht"},
    "Mandate": {"lenkungskreise", "bildungskonferenzen", "schulaufsicht"},
    "Recommendation": {"lenkungskreise", "bildungskonferenzen"},
    "Meeting": {"lenkungskreise", "schulaufsicht"},
}

COUNT = len([page for page in site_pages() if page.in_sitemap])


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


def test_sitemap_of_an_empty_database_has_the_pages_of_the_site(client, db):
    assert entries(client) == [(page.url, "") for page in site_pages() if page.url != "/suche/"]


def test_sitemap_lists_each_page_with_its_last_change_and_nothing_made_up(client, db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: BEFORE)
    network = create_network(slug="kreis-a")
    create_network(slug="kreis-b")
    for one in (network, create_network(slug="musterkreis", is_fictional=True)):
        create_committee(network=one)
    create_municipality(district=network.district, slug="adorf")
    create_field(slug="mint")

    assert entries(client)[COUNT:] == [
        ("/netzwerke/kreis-a/", "2024-06-15"),
        ("/netzwerke/kreis-b/", "2024-06-15"),
        ("/orte/adorf/", "2024-06-15"),
        ("/lenkungskreise/kreis-a/", "2024-06-15"),
        ("/handlungsfelder/mint/", "2024-06-15"),
        ("/bildungskonferenzen/kreis-a/", "2024-06-15"),
        ("/bildungskonferenzen/kreis-b/", "2024-06-15"),
    ]


@pytest.mark.parametrize("model", SHOWN_ON)
def test_page_is_as_new_as_the_newest_of_what_it_shows(client, db, monkeypatch, model):
    monkeypatch.setattr(timezone, "now", lambda: BEFORE)
    create_whole_network()
    monkeypatch.setattr(timezone, "now", lambda: AFTER)
    for record in apps.get_model("networks", model).objects.all():
        record.save()

    changed = {address.split("/")[1] for address, day in entries(client) if day == "2024-09-01"}

    assert changed == SHOWN_ON[model]


def test_a_meeting_that_is_not_released_changes_no_page(client, db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: BEFORE)
    create_whole_network()
    Meeting.objects.update(is_released=False)
    monkeypatch.setattr(timezone, "now", lambda: AFTER)
    Meeting.objects.get().save()

    assert {day for _, day in entries(client)} == {"", "2024-06-15"}


def test_sitemap_is_read_anew_each_time(client, db):
    """Its querysets live as long as the process."""
    for sitemap in SITEMAPS.values():
        list(sitemap.items())

    create_network(slug="kreis-neu")
    client.get("/sitemap.xml")
    Network.objects.filter(slug="kreis-neu").update(slug="kreis-umbenannt")

    assert [address for address, _ in entries(client)][COUNT:] == [
        "/netzwerke/kreis-umbenannt/",
        "/bildungskonferenzen/kreis-umbenannt/",
    ]
