from django.urls import reverse

from networks.models import Source
from tests.factories import create_conference, create_network, create_source


def delete(source: Source) -> str:
    return reverse("admin:networks_source_delete", args=[source.pk])


def test_uncited_source_is_deleted(admin_client):
    admin_client.post(delete(create_source()), {"post": "yes"})

    assert Source.objects.count() == 0


def test_cited_source_is_protected(admin_client):
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


def test_cited_source_is_protected_in_the_bulk_action(admin_client):
    cited, other = create_source(), create_source()
    create_network(sources=[cited])
    data = {"action": "delete_selected", "_selected_action": [cited.pk, other.pk], "post": "yes"}

    admin_client.post(reverse("admin:networks_source_changelist"), data)

    assert Source.objects.count() == 2
