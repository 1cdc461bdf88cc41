from django.urls import reverse

from networks.models import Focus
from tests.factories import create_field, create_focus, create_network
from tests.networks.admin.forms import fill_in


def test_a_focus_is_entered(admin_client):
    network, field = create_network(), create_field()
    url = reverse("admin:networks_focus_add")

    fill_in(admin_client, f"{url}?network={network.pk}", field=str(field.pk), local_name="Medienbildung")

    focus = Focus.objects.get()
    assert (focus.network, focus.field, focus.is_current, focus.local_name) == (
        network,
        field,
        True,
        "Medienbildung",
    )


def test_a_focus_becomes_a_former_one(admin_client):
    focus = create_focus(is_current=True)

    fill_in(admin_client, reverse("admin:networks_focus_change", args=[focus.pk]), is_current=None)

    focus.refresh_from_db()
    assert focus.is_current is False
