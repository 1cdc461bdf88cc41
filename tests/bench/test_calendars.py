"""How long the calendars of four hundred networks take: `make bench` prints it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from networks import calendars
from networks.models import EducationConference, Meeting, Network, PartialDate, SteeringCommittee
from networks.models import SupervisoryAuthority as Authority
from tests.bench.country import fill
from tests.bench.test_finder import measure

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("seeded")]

YEARS = range(2020, 2025)


def appoint() -> None:
    """Five conferences a network and four meetings a committee, by day; half of them with times."""
    networks, committees = Network.objects.all(), SteeringCommittee.objects.all()
    EducationConference.objects.all().delete()
    EducationConference.objects.bulk_create(
        EducationConference(
            network=network,
            number=number,
            date=PartialDate(year, 1 + network.pk % 12, 1 + number),
            begins_at=dt.time(14) if network.pk % 2 else None,
            place="Kreishaus, Großer Saal",
            theme="Übergänge gestalten: von der Kita in die Schule",
        )
        for network in networks
        for number, year in enumerate(YEARS, start=1)
    )
    Meeting.objects.bulk_create(
        Meeting(
            committee=committee,
            number=number,
            date=PartialDate(2024, 3 * number, 1 + committee.pk % 28),
            begins_at=dt.time(10),
            ends_at=dt.time(12, 30),
            place="Kreishaus, Raum 2; Eingang Süd",
            state=Meeting.State.HELD,
            is_released=True,
            summary="Der Lenkungskreis hat **zwei Ziele** vereinbart und über den Stand der Aufträge gesprochen.",
        )
        for committee in committees
        for number in range(1, 5)
    )


def test_calendars_of_four_hundred_networks(client):
    fill(networks=392, towns=1)
    appoint()
    upper = Authority.objects.get(level=Authority.Level.UPPER, parent=None)
    network = Network.objects.earliest("pk")
    addresses = {
        reverse("networks:conference-calendar"): 2000,
        reverse("networks:authority-calendar", args=[upper.slug]): 3600,
        reverse("networks:network-calendar", args=[network.slug]): 9,
    }
    print(f"\n{'milliseconds':<44} {'fastest':>8} {'median':>8} {'slowest':>8}")
    for address, events in addresses.items():
        calendars._texts.clear()
        measure(f"{address}, first", lambda address=address: client.get(address), repeats=1)
        measure(f"{address}, warm", lambda address=address: client.get(address))
        etag = client.get(address)["ETag"]
        measure(
            f"{address}, unchanged",
            lambda address=address, etag=etag: client.get(address, headers={"If-None-Match": etag}),
        )
        with CaptureQueriesContext(connection) as captured:
            content = client.get(address).content
        print(f"{len(captured)} queries, {len(content):,} bytes, {events} events")

        assert len(Calendar.from_ical(content).events) == events
