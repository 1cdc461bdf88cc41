from django.urls import reverse

from bildungsnetz import admin_site
from tests.factories import PASSWORD, create_user

LOGIN = reverse("admin:login")


def test_the_index_is_ordered_by_what_changes_often(admin_client):
    groups = admin_client.get(reverse("admin:index")).context["app_list"]

    assert [(group["name"], [str(model["name"]) for model in group["models"]]) for group in groups] == [
        (
            "Bildungsnetzwerke",
            [
                "Bildungsnetzwerke",
                "Bildungsbüros",
                "Lenkungskreise",
                "Sitze",
                "Sitzungen",
                "Ziele",
                "Arbeitsaufträge",
                "Bildungskonferenzen",
                "Empfehlungen",
                "Kooperationsverträge",
                "Schwerpunkte",
            ],
        ),
        ("Land", ["Schulaufsichten", "Servicestelle"]),
        ("Website", ["Seiten", "Handlungsfelder", "Kennzahlen", "Quellen"]),
        ("Stammdaten", ["Gebietskörperschaften", "Gemeinden", "Postleitzahlen"]),
        ("Zugänge", ["Benutzer", "Gruppen"]),
    ]


def test_a_model_that_no_group_names_comes_last(admin_client, monkeypatch):
    monkeypatch.setitem(admin_site.GROUPS, "Land", ["ServiceCentre"])

    groups = admin_client.get(reverse("admin:index")).context["app_list"]

    assert [str(model["name"]) for model in groups[-1]["models"]] == ["Schulaufsichten"]


def test_who_may_nothing_is_told_whom_to_ask(client, db):
    client.force_login(create_user(is_staff=True))

    page = client.get(reverse("admin:index")).content.decode()

    assert "Sie haben noch keine Rechte. Bitte wenden Sie sich an die Person, die Ihren Zugang" in page


def test_a_user_logs_in(client, db):
    user = create_user(is_staff=True)

    response = client.post(LOGIN, {"username": user.username, "password": PASSWORD, "next": "/admin/"})

    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_a_wrong_password_is_answered_in_plain_words(client, db):
    user = create_user(is_staff=True)

    response = client.post(LOGIN, {"username": user.username, "password": "falsch"})

    assert response.context["form"].non_field_errors() == [
        "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen es noch einmal."
    ]


def test_the_login_page_has_one_heading(client, db):
    assert client.get(LOGIN).content.decode().count("<h1>Anmelden</h1>") == 1
