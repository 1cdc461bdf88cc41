from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from bildungsnetz import admin_site
from bildungsnetz.well_known import security_remark
from tests.factories import create_user
from tests.networks.views.reading import texts

REMARKS = ".//section[@class='remarks']//li"
INDEX = reverse("admin:index")


def test_index_has_a_group_for_each_model(admin_client):
    groups = admin_client.get(INDEX).context["app_list"]

    models = {group["name"]: [model["object_name"] for model in group["models"]] for group in groups}
    assert list(models.items()) == list(admin_site.GROUPS.items())


def test_model_without_a_group_comes_last(admin_client, monkeypatch):
    monkeypatch.setitem(admin_site.GROUPS, "Land", ["ServiceCentre"])

    groups = admin_client.get(INDEX).context["app_list"]

    assert [str(model["name"]) for model in groups[-1]["models"]] == ["Schulaufsichten"]


def test_index_reminds_administrators_of_security_txt(admin_client, client, db):
    told = texts(admin_client.get(INDEX), REMARKS)
    client.force_login(create_user(is_staff=True))

    assert [remark for remark in told if "security.txt" in remark] == [security_remark(timezone.now())]
    assert texts(client.get(INDEX), REMARKS) == []


def test_complete_site_has_no_remarks(admin_client, settings, monkeypatch):
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = "mailto:a@b.example", "2999-01-01T00:00:00Z"
    for model_admin in admin.site._registry.values():
        if hasattr(model_admin, "site_remarks"):
            monkeypatch.setattr(model_admin, "site_remarks", lambda request: [])

    assert texts(admin_client.get(INDEX), REMARKS) == []


def test_user_without_permissions_is_told_whom_to_ask(client, db):
    client.force_login(create_user(is_staff=True))

    page = client.get(INDEX).content.decode()

    assert "Sie haben noch keine Rechte. Bitte wenden Sie sich an die Person, die Ihren Zugang" in page


def test_login_page_has_one_heading_and_our_error_message(client, db):
    data = "username=niemand&password=falsch"
    response = client.post(reverse("admin:login"), data, content_type="application/x-www-form-urlencoded")

    assert texts(response, ".//h1") == ["Anmelden"]
    assert response.context["form"].non_field_errors() == [
        "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen es noch einmal."
    ]
