from django.urls import reverse

from networks.models import Aim
from tests.factories import (
    create_aim,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_mandate,
    create_network,
    create_recommendation,
)
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_aim_add")


def change(aim: Aim) -> str:
    return reverse("admin:networks_aim_change", args=[aim.pk])


def recommendations(response) -> list[str]:
    return [label for _, label in response.context["adminform"].form.fields["recommendation"].choices][1:]


def test_an_aim_is_entered_from_a_recommendation(admin_client):
    committee, field = create_committee(), create_field()
    recommendation = create_recommendation(conference=create_conference(network=committee.network))

    fill_in(
        admin_client,
        f"{ADD}?committee={committee.pk}",
        text="Anlaufstellen in jeder Gemeinde",
        field=str(field.pk),
        recommendation=str(recommendation.pk),
        agreed_on="September 2025",
    )

    aim = Aim.objects.get()
    assert (aim.committee, aim.field, aim.recommendation) == (committee, field, recommendation)
    assert aim.agreed_on.iso == "2025-09"


def test_recommendations_come_from_the_same_network(admin_client):
    network = create_network(district=create_district(name="Kreis Borken"))
    aim = create_aim(committee=create_committee(network=network))
    conference = create_conference(network=network, number=2, date="2017")
    create_recommendation(conference=conference, text="Übergänge begleiten")
    create_recommendation()

    expected = ["Kreis Borken, 2. Bildungskonferenz, 2017: Übergänge begleiten"]
    assert recommendations(admin_client.get(change(aim))) == expected
    assert recommendations(admin_client.get(f"{ADD}?committee={aim.committee_id}")) == expected
    assert len(recommendations(admin_client.get(ADD))) == 2


def test_a_recommendation_of_another_network_is_refused_and_nothing_is_lost(admin_client):
    recommendation = create_recommendation()

    response = fill_in(
        admin_client,
        ADD,
        committee=str(create_committee().pk),
        text="Bleibt stehen",
        field=str(create_field().pk),
        recommendation=str(recommendation.pk),
    )

    form = response.context["adminform"].form
    assert list(form.errors) == ["recommendation"]
    assert form["text"].value() == "Bleibt stehen"


def test_an_aim_shows_its_mandates(admin_client):
    aim = create_aim()
    mandate = create_mandate(aim=aim, text="Karte zeichnen")

    page = admin_client.get(change(aim)).content.decode()

    assert f'<a href="/admin/networks/mandate/{mandate.pk}/change/">Karte zeichnen</a>' in page
    assert f'href="/admin/networks/mandate/add/?aim={aim.pk}"' in page


def test_a_new_aim_has_no_list_of_mandates_yet(admin_client):
    assert admin_client.get(ADD).context["inline_admin_formsets"] == []


def test_an_aim_is_found_by_its_text_and_its_field(admin_client):
    aim = create_aim(text="Anlaufstellen", field=create_field(name="Übergang"))
    create_aim()

    for wanted in ["anlaufstellen", "Übergang"]:
        response = admin_client.get(reverse("admin:networks_aim_changelist"), {"q": wanted})
        assert list(response.context["cl"].result_list) == [aim]
