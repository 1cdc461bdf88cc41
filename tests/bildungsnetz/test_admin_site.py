from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from bildungsnetz import admin_site
from bildungsnetz.well_known import security_remark
from tests.factories import create_user
from tests.networks.views.reading import texts

REMARKS = ".//section[@class='remarks']//li"
LOGIN = reverse("admin:login")


GROUPS = {
    "Bildungsnetzwerke": "Bildungsnetzwerke, Bildungsbüros, Lenkungskreise, Sitze, Sitzungen, Ziele, Arbeitsaufträge, "
    "Bildungskonferenzen, Empfehlungen, Kooperationsverträge, Schwerpunkte",
    "Land": "Schulaufsichten, Servicestelle",
    "Pflichten": "Meldungen, Barrieren, Erklärung zur Barrierefreiheit, Mitteilungen an die Überwachungsstelle, "
    "Filme in Gebärdensprache, Anbieter",
    "Website": "Seiten, Handlungsfelder, Kennzahlen, Quellen",
    "Stammdaten": "Gebietskörperschaften, Gemeinden, Postleitzahlen, Schulzahlen",
    "Zugänge": "Benutzer, Gruppen",
}


def test_the_index_is_ordered_by_what_changes_often(admin_client):
    groups = admin_client.get(reverse("admin:index")).context["app_list"]

    assert [
        (group["name"], ", ".join(str(model["name"]) for model in group["models"])) for group in groups
    ] == [*GROUPS.items()]


def test_a_model_that_no_group_names_comes_last(admin_client, monkeypatch):
    monkeypatch.setitem(admin_site.GROUPS, "Land", ["ServiceCentre"])

    groups = admin_client.get(reverse("admin:index")).context["app_list"]

    assert [str(model["name"]) for model in groups[-1]["models"]] == ["Schulaufsichten"]


def test_index_reminds_administrators_of_security_txt(admin_client, client, db):
    told = texts(admin_client.get(reverse("admin:index")), REMARKS)
    client.force_login(create_user(is_staff=True))

    assert [remark for remark in told if "security.txt" in remark] == [security_remark(timezone.now())]
    assert texts(client.get(reverse("admin:index")), REMARKS) == []


def test_the_index_is_quiet_where_nothing_is_left_undone(admin_client, settings, monkeypatch):
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = "mailto:a@b.example", "2999-01-01T00:00:00Z"
    for model_admin in admin.site._registry.values():
        if hasattr(model_admin, "site_remarks"):
            monkeypatch.setattr(model_admin, "site_remarks", lambda request: [])

    assert texts(admin_client.get(reverse("admin:index")), REMARKS) == []


def test_user_without_permissions_reads_whom_to_ask(client, db):
    client.force_login(create_user(is_staff=True))

    page = client.get(reverse("admin:index")).content.decode()

    assert "Sie haben noch keine Rechte. Bitte wenden Sie sich an die Person, die Ihren Zugang" in page


def test_login_page_has_one_heading_and_our_sentence_for_a_wrong_password(client, db):
    response = client.post(LOGIN, {"username": create_user(is_staff=True).username, "password": "falsch"})

    assert texts(response, ".//h1") == ["Anmelden"]
    assert response.context["form"].non_field_errors() == [
        "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen es noch einmal."
    ]
