import datetime as dt

import pytest
from django.utils import timezone

from networks.finder.content import PAGES, content_stamp, read
from networks.models import District, FieldOfAction
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [
        lambda town, network: factories.create_committee(network=network),
        lambda town, network: factories.create_district(),
        lambda town, network: factories.create_office(network=network),
        lambda town, network: factories.create_field(),
        lambda town, network: factories.create_focus(network=network, field=FieldOfAction.objects.get()),
        lambda town, network: factories.create_municipality(district=town.district),
        lambda town, network: factories.create_network(district=town.district),
        lambda town, network: factories.create_postal_code(municipality=town),
    ],
    ids=[
        "SteeringCommittee",
        "District",
        "EducationOffice",
        "FieldOfAction",
        "Focus",
        "Municipality",
        "Network",
        "PostalCode",
    ],
)
def test_every_indexed_record_changes_the_stamp(make):
    town, network = factories.create_municipality(), factories.create_network()
    factories.create_field()
    before = content_stamp()
    record = make(town, network)
    added = content_stamp()
    record.delete()

    assert added != before
    assert content_stamp() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "create",
    [factories.create_committee, factories.create_office, factories.create_field, factories.create_network],
    ids=lambda create: create.__name__,
)
def test_renaming_a_record_changes_the_stamp(monkeypatch, create):
    record = create()
    before = content_stamp()

    later = timezone.now() + dt.timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    record.name = "Neu"
    record.save()

    assert content_stamp() != before


@pytest.mark.django_db
def test_what_nobody_searches_for_does_not_change_the_stamp():
    committee = factories.create_committee()
    before = content_stamp()

    factories.create_seat(committee=committee)
    factories.create_meeting(committee=committee)
    factories.create_conference(network=committee.network)

    assert content_stamp() == before


@pytest.mark.django_db
def test_stamp_adds_up_milliseconds():
    towns = [factories.create_municipality() for _ in range(2)]
    milliseconds = sum(town.changed_at.timestamp() * 1000 for town in towns)

    assert int(dict(content_stamp())["municipality Sum"]) == pytest.approx(milliseconds, abs=2 * len(towns))


@pytest.mark.django_db
def test_what_refers_to_something_unseen_is_left_out(monkeypatch):
    """As when somebody adds a district, its network and a town after the districts were read."""
    code = factories.create_postal_code()
    factories.create_network(district=code.municipality.district)
    monkeypatch.setattr(District.objects, "in_bulk", dict)

    assert read() == (PAGES, [])
