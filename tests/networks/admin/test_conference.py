import datetime as dt

import pytest
from django.urls import reverse

from networks.models import EducationConference
from tests.factories import create_conference, create_network, create_source
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_educationconference_add")


def test_a_conference_is_entered(admin_client):
    network, source = create_network(), create_source()

    fill_in(
        admin_client,
        f"{ADD}?network={network.pk}",
        date="14.09.2022",
        number="7",
        theme="Übergänge gestalten",
        begins_at="09:30",
        place="Kreishaus",
        documentation="beispiel.example/doku.pdf",
        sources=[str(source.pk)],
        as_of="September 2022",
    )

    conference = EducationConference.objects.get()
    assert (conference.network, conference.number, conference.date.iso) == (network, 7, "2022-09-14")
    assert (conference.begins_at, conference.is_cancelled) == (dt.time(9, 30), False)
    assert conference.documentation == "https://beispiel.example/doku.pdf"
    assert list(conference.sources.all()) == [source]


def test_a_conference_is_corrected(admin_client):
    conference = create_conference(date="2014")

    fill_in(
        admin_client,
        reverse("admin:networks_educationconference_change", args=[conference.pk]),
        date="Mai 2014",
        number="5",
    )

    conference.refresh_from_db()
    assert (conference.date.iso, conference.number) == ("2014-05", 5)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date": "Mai 2014"}, "Eine Konferenz mit diesem Datum ist bei diesem Netzwerk schon eingetragen."),
        (
            {"date": "2020", "number": "5"},
            "Eine Konferenz mit dieser Nummer ist bei diesem Netzwerk schon eingetragen.",
        ),
    ],
)
def test_a_conference_is_not_entered_twice(admin_client, changes, message):
    network = create_conference(date="Mai 2014", number=5).network

    response = fill_in(admin_client, f"{ADD}?network={network.pk}", theme="Bleibt stehen", **changes)

    form = response.context["adminform"].form
    assert form.non_field_errors() == [message]
    assert form["theme"].value() == "Bleibt stehen"


def test_a_conference_is_cancelled_and_stays(admin_client):
    conference = create_conference()

    fill_in(
        admin_client,
        reverse("admin:networks_educationconference_change", args=[conference.pk]),
        is_cancelled="on",
    )

    conference.refresh_from_db()
    assert (conference.is_cancelled, conference.sequence) == (True, 1)


@pytest.mark.parametrize("wanted", ["2022", "2022-09", "Kreishaus", "gestalten"])
def test_a_conference_is_found_by_year_place_and_theme(admin_client, wanted):
    conference = create_conference(date="14.09.2022", place="Kreishaus", theme="Übergänge gestalten")
    create_conference()

    response = admin_client.get(reverse("admin:networks_educationconference_changelist"), {"q": wanted})

    assert list(response.context["cl"].result_list) == [conference]
