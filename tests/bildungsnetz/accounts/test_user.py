from django.contrib.auth.models import Group, Permission, User

from tests.factories import PASSWORD, create_user
from tests.networks.admin.forms import fill_in, form_of, url


def test_user_is_entered_and_given_a_group(admin_client):
    group = Group.objects.create(name="Redaktion")

    response = fill_in(
        admin_client, url("add", User), username="redaktion", password1=PASSWORD, password2=PASSWORD
    )
    fill_in(admin_client, response["Location"], is_staff="on", groups=[str(group.pk)])

    user = User.objects.get(username="redaktion")
    assert (user.check_password(PASSWORD), user.is_staff, list(user.groups.all())) == (True, True, [group])


def test_form_links_to_a_new_password_and_shows_dates_read_only(admin_client):
    response = admin_client.get(url("change", create_user()))

    assert '<a href="../password/">Neues Passwort setzen</a>' in response.content.decode()
    assert {"last_login", "date_joined"} & form_of(response).fields.keys() == set()


def test_permissions_of_a_group_have_german_names(admin_client):
    group = Group.objects.create(name="Redaktion")
    permission = Permission.objects.get(codename="change_educationoffice")

    page = admin_client.get(url("change", group)).content.decode()
    fill_in(admin_client, url("change", group), permissions=[str(permission.pk)])

    assert ("Bildungsbüro: ändern" in page, "Can change" in page) == (True, False)
    assert list(group.permissions.all()) == [permission]
