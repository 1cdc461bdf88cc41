from django.urls import reverse

from networks.models import Source
from tests.factories import create_conference, create_network, create_source
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_source_add")


def delete(source: Source) -> str:
    return reverse("admin:networks_source_delete", args=[source.pk])


def test_a_source_is_entered(admin_client):
    fill_in(
        admin_client,
        ADD,
        publisher="Bezirksregierung Münster",
        title="Regionale Bildungsnetzwerke",
        key="bezreg-netzwerke",
        url="https://www.bezreg.example/",
        is_linked="on",
        dated="April 2024",
        retrieved_on="2026-11-20",
    )

    source = Source.objects.get()
    assert (source.is_linked, source.dated.iso, source.retrieved_on.isoformat()) == (
        True,
        "2024-04",
        "2026-11-20",
    )


def test_a_source_is_corrected(admin_client):
    source = create_source(is_linked=True)

    fill_in(admin_client, reverse("admin:networks_source_change", args=[source.pk]), is_linked=None)

    source.refresh_from_db()
    assert source.is_linked is False


def test_a_link_without_address_is_refused_and_nothing_is_lost(admin_client):
    response = fill_in(admin_client, ADD, publisher="Stelle", title="Titel", key="titel", is_linked="on")

    form = response.context["adminform"].form
    assert form.non_field_errors() == ["Zum Verlinken fehlt die Adresse der Quelle."]
    assert (form["publisher"].value(), form["is_linked"].value()) == ("Stelle", True)


def test_a_source_that_nobody_cites_is_deleted(admin_client):
    admin_client.post(delete(create_source()), {"post": "yes"})

    assert Source.objects.count() == 0


def test_a_source_that_is_cited_stays(admin_client):
    source = create_source()
    network = create_network(name="Netz", sources=[source])
    create_conference(number=2, date="2010", sources=[source])

    response = admin_client.get(delete(source))
    admin_client.post(delete(source), {"post": "yes"})

    assert [line.split(">")[1].split("<")[0] for line in response.context["protected"]] == [
        "2. Bildungskonferenz, 2010",
        "Netz",
    ]
    assert f'<a href="/admin/networks/network/{network.pk}/change/">Netz</a>' in response.content.decode()
    assert "Diese Quelle wird noch genannt." in response.content.decode()
    assert Source.objects.get() == source


def test_cited_sources_stay_when_many_are_deleted(admin_client):
    cited, other = create_source(), create_source()
    create_network(sources=[cited])
    data = {"action": "delete_selected", "_selected_action": [cited.pk, other.pk], "post": "yes"}

    admin_client.post(reverse("admin:networks_source_changelist"), data)

    assert Source.objects.count() == 2
