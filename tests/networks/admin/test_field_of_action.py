from django.urls import reverse

from networks.models import FieldOfAction
from tests.factories import create_field, create_focus
from tests.networks.admin.forms import fill_in


def test_a_field_is_entered(admin_client):
    fill_in(
        admin_client,
        reverse("admin:networks_fieldofaction_add"),
        name="Übergang Schule – Beruf",
        slug="uebergang-schule-beruf",
        description="Worum es geht.",
    )

    assert FieldOfAction.objects.get().name == "Übergang Schule – Beruf"


def test_a_field_is_corrected(admin_client):
    field = create_field()

    fill_in(admin_client, reverse("admin:networks_fieldofaction_change", args=[field.pk]), description="Neu.")

    field.refresh_from_db()
    assert field.description == "Neu."


def test_the_list_counts_networks(admin_client):
    field = create_field()
    create_focus(field=field)
    create_focus(field=field)
    create_field()

    response = admin_client.get(reverse("admin:networks_fieldofaction_changelist"))

    assert [field.how_many for field in response.context["cl"].result_list] == [2, 0]


def test_a_field_that_is_worked_on_is_not_deleted(admin_client):
    field = create_focus().field

    admin_client.post(reverse("admin:networks_fieldofaction_delete", args=[field.pk]), {"post": "yes"})

    assert FieldOfAction.objects.get() == field
