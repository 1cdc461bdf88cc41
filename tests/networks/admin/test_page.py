from django.urls import reverse

from networks.models import Page
from tests.factories import create_page
from tests.networks.admin.forms import fill_in


def test_a_page_is_written(admin_client):
    fill_in(
        admin_client,
        reverse("admin:networks_page_add"),
        slug="ueber",
        body="## Worum es geht\n\n- drei Ebenen",
    )

    page = Page.objects.get()
    assert (page.slug, page.body) == ("ueber", "## Worum es geht\n\n- drei Ebenen")


def test_a_page_is_rewritten(admin_client):
    page = create_page()

    fill_in(admin_client, reverse("admin:networks_page_change", args=[page.pk]), body="Neu.")

    page.refresh_from_db()
    assert page.body == "Neu."


def test_a_page_has_room_to_write(admin_client):
    response = admin_client.get(reverse("admin:networks_page_add"))

    assert response.context["adminform"].form.fields["body"].widget.attrs["rows"] == 25
