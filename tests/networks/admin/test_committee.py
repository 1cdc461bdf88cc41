from django.urls import reverse

from networks.models import SteeringCommittee
from tests.factories import create_committee, create_network
from tests.networks.admin.forms import fill_in


def test_a_committee_is_entered(admin_client):
    network = create_network()
    url = reverse("admin:networks_steeringcommittee_add")

    fill_in(
        admin_client,
        f"{url}?network={network.pk}",
        name="Lenkungsgruppe",
        constituted="März 2009",
        composition="- zwei Stellen des Landes\n- zwei der Stadt",
        rhythm="zweimal im Jahr",
    )

    committee = SteeringCommittee.objects.get()
    assert (committee.network, committee.name, committee.constituted.iso) == (
        network,
        "Lenkungsgruppe",
        "2009-03",
    )


def test_a_committee_is_corrected(admin_client):
    committee = create_committee()

    fill_in(
        admin_client,
        reverse("admin:networks_steeringcommittee_change", args=[committee.pk]),
        rhythm="viermal im Jahr",
    )

    committee.refresh_from_db()
    assert committee.rhythm == "viermal im Jahr"
