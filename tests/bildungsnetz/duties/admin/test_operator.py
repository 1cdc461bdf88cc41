from django.urls import reverse

from bildungsnetz.duties.models import Operator
from tests.factories import create_operator, create_user
from tests.networks.views.reading import texts

LIST = reverse("admin:duties_operator_changelist")
ADD = reverse("admin:duties_operator_add")
FORM = reverse("admin:duties_operator_change", args=[Operator.ONLY])
INDEX = reverse("admin:index")
REMARKS = ".//section[@class='remarks']//li"


def test_form_says_exactly_what_is_missing(admin_client):
    nothing_there = texts(admin_client.get(FORM), REMARKS)
    create_operator(phone="", log_days=None)

    assert nothing_there == [f"Es fehlt: {name}" for name in Operator().missing]
    assert texts(admin_client.get(FORM), REMARKS) == [
        "Es fehlt: Telefon",
        "Es fehlt: Protokolle gelöscht nach (Tagen)",
    ]


def test_index_says_exactly_what_is_missing_and_leads_there(admin_client):
    create_operator(phone="", log_days=None)

    page = admin_client.get(INDEX)

    assert [remark for remark in texts(page, REMARKS) if "Anbieter" in remark] == [
        "Die Website ist noch kein amtliches Angebot. Beim Anbieter fehlt: "
        "Telefon, Protokolle gelöscht nach (Tagen)."
    ]
    assert page.content.decode().count(f'Beim <a href="{FORM}">Anbieter</a> fehlt') == 1


def test_nothing_is_said_when_nothing_is_missing(admin_client):
    create_operator()

    assert texts(admin_client.get(FORM), REMARKS) == []
    assert "amtliches Angebot" not in admin_client.get(INDEX).content.decode()


def test_remark_needs_the_permission_to_view(client, db):
    client.force_login(create_user(is_staff=True))
    stranger = texts(client.get(INDEX), REMARKS)
    client.force_login(create_user(is_staff=True, permissions=["duties.view_operator"]))

    assert stranger == []
    assert len(texts(client.get(INDEX), REMARKS)) == 1
