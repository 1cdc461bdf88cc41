from django.urls import reverse

from networks.models import Recommendation
from tests.factories import create_conference, create_district, create_network, create_recommendation
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_recommendation_add")


def test_a_recommendation_is_entered_at_its_conference(admin_client):
    conference = create_conference()

    fill_in(admin_client, f"{ADD}?conference={conference.pk}", number="1", text="Übergänge begleiten")

    recommendation = Recommendation.objects.get()
    assert (recommendation.conference, recommendation.number) == (conference, 1)


def test_a_number_is_not_given_twice(admin_client):
    conference = create_recommendation(number=1).conference

    response = fill_in(admin_client, f"{ADD}?conference={conference.pk}", number="1", text="Bleibt stehen")

    form = response.context["adminform"].form
    assert form.non_field_errors() == ["Diese Nummer hat bei dieser Konferenz schon eine andere Empfehlung."]
    assert form["text"].value() == "Bleibt stehen"


def test_the_form_tells_conferences_apart(admin_client):
    network = create_network(district=create_district(name="Kreis Borken"))
    create_conference(network=network, number=2, date="2017")

    field = admin_client.get(ADD).context["adminform"].form.fields["conference"]

    assert [label for _, label in field.choices] == ["---------", "Kreis Borken: 2. Bildungskonferenz, 2017"]


def test_a_conference_shows_its_recommendations(admin_client):
    recommendation = create_recommendation(text="Übergänge begleiten")
    conference = recommendation.conference

    page = admin_client.get(
        reverse("admin:networks_educationconference_change", args=[conference.pk])
    ).content.decode()

    assert (
        f'<a href="/admin/networks/recommendation/{recommendation.pk}/change/">Übergänge begleiten</a>'
        in page
    )
    assert f'href="/admin/networks/recommendation/add/?conference={conference.pk}"' in page
