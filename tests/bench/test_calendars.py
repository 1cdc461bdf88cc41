"""How long the calendars of four hundred networks take: `make bench` prints it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from networks.models import Network
from networks.models import SupervisoryAuthority as Authority
from tests.bench.country import fill
from tests.bench.test_finder import measure

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("seeded")]


def test_calendars_of_four_hundred_networks(client):
    fill(networks=392, towns=1)
    upper = Authority.objects.get(level=Authority.Level.UPPER, parent=None)
    network = Network.objects.latest("pk")
    addresses = {
        reverse("networks:conference-calendar"): 5 * 392,
        reverse("networks:authority-calendar", args=[upper.slug]): (5 + 6) * 392,
        reverse("networks:network-calendar", args=[network.slug]): 5 + 6,
    }
    print(f"\n{'milliseconds':<44} {'fastest':>8} {'median':>8} {'slowest':>8}")
    for address, events in addresses.items():
        measure(address, lambda address=address: client.get(address), repeats=3)
        headers = {"If-None-Match": client.get(address)["ETag"]}
        measure(
            f"{address}, unchanged",
            lambda address=address, headers=headers: client.get(address, headers=headers),
        )
        with CaptureQueriesContext(connection) as captured:
            content = client.get(address).content
        print(f"{len(captured)} queries, {len(content):,} bytes")

        assert len(Calendar.from_ical(content).events) >= events
