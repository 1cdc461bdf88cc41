from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from tests.factories import PASSWORD, create_user
from tests.networks.admin.forms import fill_in


def test_a_user_is_entered_and_given_a_group(admin_client):
    group = Group.objects.create(name="Redaktion")

    response = fill_in(
        admin_client,
        reverse("admin:auth_user_add"),
        username="redaktion",
        password1=PASSWORD,
        password2=PASSWORD,
    )
    fill_in(admin_client, response["Location"], is_staff="on", groups=[str(group.pk)])

    user = User.objects.get(username="redaktion")
    assert (user.check_password(PASSWORD), user.is_staff, list(user.groups.all())) == (True, True, [group])


def test_a_user_is_given_a_new_password(admin_client):
    user = create_user()
    url = reverse("admin:auth_user_password_change", args=[user.pk])

    fill_in(admin_client, url, password1="noch-ein-langes-passwort", password2="noch-ein-langes-passwort")

    user.refresh_from_db()
    assert user.check_password("noch-ein-langes-passwort") is True


def test_a_users_form_leads_to_a_new_password(admin_client):
    user = create_user()

    page = admin_client.get(reverse("admin:auth_user_change", args=[user.pk])).content.decode()

    assert '<a href="../password/">Neues Passwort setzen</a>' in page


def test_dates_are_read_only(admin_client):
    user = create_user()
    url = reverse("admin:auth_user_change", args=[user.pk])

    assert {"last_login", "date_joined"} & admin_client.get(url).context[
        "adminform"
    ].form.fields.keys() == set()


def test_a_group_is_given_rights_by_their_german_names(admin_client):
    group = Group.objects.create(name="Redaktion")
    url = reverse("admin:auth_group_change", args=[group.pk])
    permission = Permission.objects.get(codename="change_educationoffice")

    page = admin_client.get(url).content.decode()
    fill_in(admin_client, url, permissions=[str(permission.pk)])

    assert "Bildungsbüro: ändern" in page
    assert "Can change" not in page
    assert list(group.permissions.all()) == [permission]


def test_an_editor_of_that_group_sees_what_the_group_may(client, db):
    client.force_login(create_user(is_staff=True, permissions=["networks.change_educationoffice"]))

    groups = client.get(reverse("admin:index")).context["app_list"]

    assert [(group["name"], [model["name"] for model in group["models"]]) for group in groups] == [
        ("Bildungsnetzwerke", ["Bildungsbüros"])
    ]
