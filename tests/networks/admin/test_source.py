from networks.models import Source
from tests.factories import create_conference, create_network, create_source
from tests.networks.admin.forms import run_action, url


def test_cited_sources_are_not_deleted(admin_client):
    cited, other = create_source(), create_source()
    network = create_network(name="Netz", sources=[cited])
    create_conference(number=2, date="2010", sources=[cited])

    response = admin_client.get(url("delete", cited))
    admin_client.post(url("delete", cited), {"post": "yes"})
    run_action(admin_client, "delete_selected", cited, other, post="yes")
    before = set(Source.objects.all())
    admin_client.post(url("delete", other), {"post": "yes"})

    names = [line.split(">")[1].split("<")[0] for line in response.context["protected"]]
    assert names == ["2. Bildungskonferenz, 2010", "Netz"]
    assert f'<a href="{url("change", network)}">Netz</a>' in response.content.decode()
    assert "Diese Quelle wird noch genannt." in response.content.decode()
    assert (before, set(Source.objects.all())) == ({cited, other}, {cited})
