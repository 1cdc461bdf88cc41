import pytest
from django.urls import reverse

from bildungsnetz.duties.models import Operator
from tests.factories import create_operator, create_user
from tests.networks.admin.forms import fill_in
from tests.networks.views.reading import texts

LIST = reverse("admin:duties_operator_changelist")
ADD = reverse("admin:duties_operator_add")
FORM = reverse("admin:duties_operator_change", args=[Operator.ONLY])
INDEX = reverse("admin:index")
REMARKS = ".//section[@class='remarks']//li"


def test_the_list_leads_straight_to_the_form_even_of_an_operator_that_is_not_there(admin_client):
    assert admin_client.get(LIST)["Location"] == FORM
    assert admin_client.get(FORM).status_code == 200
    assert Operator.objects.count() == 0


def test_it_is_entered_and_corrected(admin_client):
    fill_in(admin_client, FORM, name="Musterbehörde", log_days="0")
    fill_in(admin_client, FORM, name="Bezirksregierung", phone="0251 411-0")

    operator = Operator.objects.get()
    assert (operator.name, operator.phone, operator.log_days) == ("Bezirksregierung", "0251 411-0", 0)


def test_there_is_no_second_one_and_none_is_deleted(admin_client):
    create_operator()
    another = reverse("admin:duties_operator_change", args=[2])

    assert admin_client.get(ADD).status_code == 403
    assert admin_client.get(another)["Location"] == INDEX
    assert admin_client.post(f"{FORM}../delete/", {"post": "yes"}).status_code == 403
    assert Operator.objects.count() == 1


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


def test_only_who_may_see_it_is_told(client, db):
    client.force_login(create_user(is_staff=True))
    stranger = texts(client.get(INDEX), REMARKS)
    client.force_login(create_user(is_staff=True, permissions=["networks.view_operator"]))

    assert stranger == []
    assert len(texts(client.get(INDEX), REMARKS)) == 1


def test_who_has_no_right_to_it_gets_neither_list_nor_form(client, db):
    client.force_login(create_user(is_staff=True))

    assert (client.get(LIST).status_code, client.get(FORM).status_code) == (403, 403)


@pytest.mark.parametrize(
    "field", ["representative", "supervising_body", "responsible", "data_protection_officer", "processor"]
)
def test_a_person_is_warned_of(admin_client, field):
    create_operator()

    response = fill_in(admin_client, FORM, **{field: "Frau Erika Mustermann"})

    messages = texts(admin_client.get(response["Location"], follow=True), ".//li[@class='warning']")
    assert len(messages) == 1
    assert "„Frau Erika Mustermann“ sieht nach dem Namen einer Person aus." in messages[0]


def test_the_form_leads_to_the_imprint(admin_client):
    assert admin_client.get(FORM).context["absolute_url"] == "/impressum/"
