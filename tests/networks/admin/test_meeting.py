import pytest
from django.contrib.admin.models import LogEntry

from networks.models import Meeting
from tests.factories import create_committee, create_district, create_meeting, create_network
from tests.networks.admin.forms import messages, run_action, url

pytestmark = [
    pytest.mark.usefixtures("today"),
    pytest.mark.parametrize("today", ["2026-03-02"], indirect=True),
]


def test_one_meeting_is_marked_as_held(admin_client):
    meeting, other = create_meeting(date="02.03.2026", number=3), create_meeting(date="01.03.2026")

    response = run_action(admin_client, "mark_held", meeting)

    meeting.refresh_from_db()
    other.refresh_from_db()
    assert (meeting.state, meeting.sequence, other.state) == ("gehalten", 1, "geplant")
    assert messages(response) == [f"„{meeting}“ ist jetzt als gehalten markiert."]
    assert LogEntry.objects.get().get_change_message() == "Stand der Dinge geändert."


def test_several_meetings_are_marked_as_held(admin_client):
    meetings = [create_meeting(date="2025"), create_meeting(date="Februar 2026")]

    response = run_action(admin_client, "mark_held", *meetings)

    assert messages(response) == ["2 Sitzungen sind jetzt als gehalten markiert."]
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
def test_no_meeting_is_marked_where_one_cannot_be(admin_client, fields, reason):
    network = create_network(district=create_district(name="Kreis Borken"))
    held = create_meeting(date="01.02.2026")
    other = create_meeting(committee=create_committee(network=network), **fields)

    response = run_action(admin_client, "mark_held", held, other)

    assert messages(response) == [f"„{other}“ (Kreis Borken): {reason} Es wurde nichts geändert."]
    assert (Meeting.objects.filter(state="gehalten").count(), LogEntry.objects.count()) == (0, 0)


def test_held_meeting_stays_as_it_is(admin_client):
    meeting = create_meeting(date="01.02.2026", state="gehalten")

    response = run_action(admin_client, "mark_held", meeting)

    meeting.refresh_from_db()
    assert meeting.sequence == 0
    assert messages(response) == ["Diese Sitzungen sind schon als gehalten markiert."]


def test_changelist_marks_meetings_that_are_not_released(admin_client):
    create_meeting()
    create_meeting(is_released=False)

    page = admin_client.get(url("changelist", Meeting)).content.decode()

    assert '<td class="field-release">freigegeben</td>' in page
    assert '<td class="field-release"><strong class="mark">nicht freigegeben</strong></td>' in page
