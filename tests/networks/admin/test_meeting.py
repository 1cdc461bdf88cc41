import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from networks.models import Meeting
from tests.factories import create_committee, create_district, create_meeting, create_network, create_user
from tests.networks.admin.forms import fill_in

LIST = reverse("admin:networks_meeting_changelist")
ADD = reverse("admin:networks_meeting_add")


def mark_held(client, *meetings: Meeting):
    data = {"action": "mark_held", "_selected_action": [meeting.pk for meeting in meetings]}
    return client.post(LIST, data, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 3, 2))


def test_a_meeting_is_entered(admin_client):
    committee = create_committee()

    fill_in(
        admin_client,
        f"{ADD}?committee={committee.pk}",
        date="12.3.2026",
        begins_at="14:00",
        number="4",
        place="Kreishaus",
    )

    meeting = Meeting.objects.get()
    assert (meeting.committee, meeting.date.iso, meeting.begins_at) == (committee, "2026-03-12", dt.time(14))
    assert (meeting.state, meeting.is_released) == ("geplant", False)


def test_a_meeting_is_marked_as_held(admin_client):
    meeting, other = create_meeting(date="02.03.2026", number=3), create_meeting(date="01.03.2026")

    response = mark_held(admin_client, meeting)

    meeting.refresh_from_db()
    other.refresh_from_db()
    assert (meeting.state, meeting.sequence, other.state) == ("gehalten", 1, "geplant")
    assert said(response) == [f"„{meeting}“ ist jetzt als gehalten markiert."]
    assert LogEntry.objects.get().get_change_message() == "Stand der Dinge geändert."


def test_many_meetings_are_marked_as_held(admin_client):
    meetings = [create_meeting(date="2025"), create_meeting(date="Februar 2026")]

    response = mark_held(admin_client, *meetings)

    assert said(response) == ["2 Sitzungen sind jetzt als gehalten markiert."]
    assert Meeting.objects.filter(state="gehalten").count() == LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"date": "03.03.2026"},
            "Eine gehaltene Sitzung kann nicht in der Zukunft liegen. "
            "Bitte prüfen Sie das Datum, oder wählen Sie „geplant“.",
        ),
        (
            {"date": "01.03.2026", "state": "abgesagt"},
            "Eine abgesagte Sitzung wurde nicht gehalten. Fand sie doch statt, ändern Sie zuerst ihren Stand.",
        ),
    ],
)
def test_where_one_was_not_held_none_is_marked(admin_client, fields, reason):
    network = create_network(district=create_district(name="Kreis Borken"))
    held = create_meeting(date="01.02.2026")
    other = create_meeting(committee=create_committee(network=network), **fields)

    response = mark_held(admin_client, held, other)

    assert said(response) == [f"„{other}“ (Kreis Borken): {reason} Es wurde nichts geändert."]
    assert (Meeting.objects.filter(state="gehalten").count(), LogEntry.objects.count()) == (0, 0)


def test_what_is_already_held_stays_as_it_is(admin_client):
    meeting = create_meeting(date="01.02.2026", state="gehalten")

    response = mark_held(admin_client, meeting)

    meeting.refresh_from_db()
    assert meeting.sequence == 0
    assert said(response) == ["Diese Sitzungen sind schon als gehalten markiert."]


def test_marking_is_not_offered_to_those_who_may_only_look(client, db):
    meeting = create_meeting(date="01.02.2026")
    client.force_login(create_user(is_staff=True, permissions=["networks.view_meeting"]))

    mark_held(client, meeting)

    meeting.refresh_from_db()
    assert meeting.state == "geplant"


def test_the_list_marks_what_is_not_released(admin_client):
    create_meeting()
    create_meeting(is_released=False)

    page = admin_client.get(LIST).content.decode()

    assert '<td class="field-release">freigegeben</td>' in page
    assert '<td class="field-release"><strong class="mark">nicht freigegeben</strong></td>' in page


@pytest.mark.parametrize(
    "asked", [{"is_released__exact": "0"}, {"state__exact": "abgesagt"}, {"q": "Kreishaus"}, {"q": "2026-04"}]
)
def test_the_list_is_filtered(admin_client, asked):
    wanted = create_meeting(is_released=False, state="abgesagt", place="Kreishaus", date="April 2026")
    create_meeting()

    assert list(admin_client.get(LIST, asked).context["cl"].result_list) == [wanted]
