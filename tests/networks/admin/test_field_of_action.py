from networks.models import FieldOfAction
from tests.factories import create_field, create_focus
from tests.networks.admin.forms import url


def test_field_in_use_is_counted_and_not_deleted(admin_client):
    field = create_field()
    for _ in range(2):
        create_focus(field=field)

    page = admin_client.get(url("changelist", FieldOfAction)).content.decode()
    admin_client.post(url("delete", field), {"post": "yes"})

    assert '<td class="field-how_many_networks">2</td>' in page
    assert FieldOfAction.objects.get() == field
