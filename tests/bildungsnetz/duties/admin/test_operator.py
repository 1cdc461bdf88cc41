from bildungsnetz.duties.models import Operator
from tests.factories import create_operator, create_user
from tests.networks.admin.forms import url
from tests.networks.views.reading import texts

FORM = url("change", Operator(pk=Operator.ONLY))


def remarks(client, page: str) -> list[str]:
    return [text for text in texts(client.get(page), ".//section[@class='remarks']//li") if "fehlt" in text]


def test_form_and_index_name_the_missing_fields(admin_client):
    no_operator = remarks(admin_client, FORM)
    operator = create_operator(phone="", log_days=None)
    incomplete = [remarks(admin_client, page) for page in (FORM, "/admin/")]
    index = admin_client.get("/admin/").content.decode()
    operator.phone, operator.log_days = "0251 411-0", 7
    operator.save()

    assert no_operator == [f"Es fehlt: {name}" for name in Operator().missing]
    assert incomplete == [
        ["Es fehlt: Telefon", "Es fehlt: Protokolle gelöscht nach (Tagen)"],
        [
            "Die Website ist noch kein amtliches Angebot. Beim Anbieter fehlt: "
            "Telefon, Protokolle gelöscht nach (Tagen)."
        ],
    ]
    assert f'Beim <a href="{FORM}">Anbieter</a> fehlt' in index
    assert [remarks(admin_client, page) for page in (FORM, "/admin/")] == [[], []]


def test_remark_needs_the_permission_to_view(client, db):
    found = []
    for permissions in [[], ["duties.view_operator"]]:
        client.force_login(create_user(is_staff=True, permissions=permissions))
        found.append(len(remarks(client, "/admin/")))

    assert found == [0, 1]
