import pytest
from django.contrib.admin.models import LogEntry

from networks.models import Meeting
from tests.factories import create_committee, create_district, create_meeting, create_network
from tests.networks.admin.forms import fill_in, form_of, messages, run_action, url

pytestmark = pytest.mark.usefixtures("today")


def test_planned_meetings_are_marked_as_held(admin_client):
    one, *others = [create_meeting(date=date) for date in ["15.06.2024", "2023", "Februar 2024"]]
    untouched = create_meeting(date="14.06.2024")

    said = [messages(run_action(admin_client, "mark_held", *chosen)) for chosen in [[one], others, [one]]]

    one.refresh_from_db()
    assert said == [
        [f"„{one}“ ist jetzt als gehalten markiert."],
        ["2 Sitzungen sind jetzt als gehalten markiert."],
        ["Diese Sitzungen sind schon als gehalten markiert."],
    ]
    assert (one.state, one.sequence) == ("gehalten", 1)
    assert list(Meeting.objects.exclude(state="gehalten")) == [untouched]
    entries = [entry.get_change_message() for entry in LogEntry.objects.all()]
    assert entries == ["Stand der Dinge geändert."] * 3


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"date": "16.06.2024"},
            "Eine gehaltene Sitzung kann nicht in der Zukunft liegen. "
            "Bitte prüfen Sie das Datum, oder wählen Sie „geplant“.",
        ),
        (
            {"date": "01.03.2024", "state": "abgesagt"},
            "Eine abgesagte Sitzung wurde nicht gehalten. Fand sie doch statt, ändern Sie zuerst ihren Stand.",
        ),
    ],
)
def test_impossible_mark_changes_no_meeting(admin_client, fields, reason):
    network = create_network(district=create_district(name="Kreis Borken"))
    held = create_meeting(date="01.02.2024")
    other = create_meeting(committee=create_committee(network=network), **fields)

    response = run_action(admin_client, "mark_held", held, other)

    assert messages(response) == [f"„{other}“ (Kreis Borken): {reason} Es wurde nichts geändert."]
    assert (Meeting.objects.filter(state="gehalten").count(), LogEntry.objects.count()) == (0, 0)


def test_changelist_marks_meetings_that_are_not_released(admin_client):
    create_meeting()
    create_meeting(is_released=False)

    page = admin_client.get(url("changelist", Meeting)).content.decode()

    assert '<td class="field-release">freigegeben</td>' in page
    assert '<td class="field-release"><strong class="mark">nicht freigegeben</strong></td>' in page


def test_time_is_typed_as_text(admin_client):
    form = form_of(admin_client.get(url("change", create_meeting(date="14.06.2024", begins_at="09:00"))))

    assert 'type="text" name="begins_at" value="09:00"' in str(form["begins_at"])


def test_time_that_summer_time_skips_is_said_at_its_field(admin_client):
    response = fill_in(admin_client, url("change", create_meeting()), date="28.03.2027", begins_at="2:30")

    assert list(form_of(response).errors) == ["begins_at"]
