import pytest
from django.conf import settings
from django.test import Client

from networks.models import Network
from tests.factories import create_network, create_source
from tests.networks.admin.forms import fill_in, form_of, url

SOURCE = "app_label=networks&model_name=network&field_name=sources"

# By address in the admin: the statuses that are right. A value that changes nothing is no error.
ADDRESSES = {
    "networks/network/add/?sources=abc": 400,
    "networks/network/add/?sources=%00": 400,
    "networks/network/add/?district=%00": 400,
    "networks/source/{}/change/?_to_field=": 400,
    "networks/network/add/?_popup=%00": 400,
    "networks/network/add/?_popup=x": 200,
    "networks/meeting/?state__exact=%00": 400,
    "networks/meeting/?state__exact=%ED%A0%80": 200,
    "networks/meeting/?q=%00": 400,
    "networks/meeting/?place__range=x": 400,
    f"networks/meeting/?place__range={'x' * 5000}": 400,
    "networks/meeting/?e=1": 200,
    "networks/meeting/?p=-1": 200,
    "networks/meeting/?p=abc": 200,
    "networks/meeting/?o=abc": 200,
    "networks/meeting/%00/change/": 400,
    "networks/meeting/_00/change/": 302,
    "networks/meeting/_5F/change/": 302,
    f"networks/meeting/1{'0' * 30}/change/": 302,
    f"autocomplete/?{SOURCE}&term=%00": 400,
    f"autocomplete/?{SOURCE}&term=x&page=%00": 400,
    f"autocomplete/?{SOURCE}&term=x": 200,
}


def test_unreadable_address(admin_client):
    source = create_source()
    answers = {address: admin_client.get(f"/admin/{address.format(source.pk)}") for address in ADDRESSES}

    assert {address: response.status_code for address, response in answers.items()} == ADDRESSES
    assert [
        a for a, r in answers.items() if r.status_code == 400 and "konnten wir nicht lesen" not in r.text
    ] == []


def test_nul_in_a_form_is_dropped(admin_client):
    network = create_network()

    response = fill_in(admin_client, url("change", network), name="Bildungs\0netz", sources="\0")

    assert (form_of(response).errors.keys(), form_of(response).data["name"]) == ({"sources"}, "Bildungsnetz")


def test_value_in_a_form_that_no_lookup_understands(admin_client):
    page = url("change", create_network())
    values = [{"sources": ["abc"]}, {"_to_field": ""}]
    responses = [admin_client.post(page, {"name": ""} | value) for value in values]

    assert ["konnten wir nicht lesen" in response.text for response in responses] == [True, True]
    assert [response.status_code for response in responses] == [400, 400]


@pytest.mark.parametrize("value", ['"\\000aaaaaaaa"', "\\000", '"\\355\\240\\200aaaaaaaa"'])
def test_unreadable_session_is_none(db, value):
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={value}"}

    assert Client().get("/admin/", headers=headers)["Location"] == "/admin/login/?next=/admin/"


def test_error_of_our_own_is_no_unreadable_input(admin_client, monkeypatch):
    monkeypatch.setattr("networks.admin.network.NetworkAdmin.get_fieldsets", lambda *args: int("x"))

    with pytest.raises(ValueError, match="int"):
        admin_client.get(url("add", Network))
