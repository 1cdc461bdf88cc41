from django.urls import reverse

from networks.models import ServiceCentre
from tests.factories import create_service_centre, create_user
from tests.networks.admin.forms import fill_in

LIST = reverse("admin:networks_servicecentre_changelist")
ADD = reverse("admin:networks_servicecentre_add")


def change(centre: ServiceCentre) -> str:
    return reverse("admin:networks_servicecentre_change", args=[centre.pk])


def test_the_first_one_is_entered(admin_client):
    fill_in(
        admin_client,
        admin_client.get(LIST)["Location"],
        name="Servicestelle",
        host_body="Bezirksregierung Münster",
        tasks="- berät",
    )

    assert ServiceCentre.objects.get().tasks == "- berät"


def test_there_is_no_second_one(admin_client):
    create_service_centre()

    assert admin_client.get(ADD).status_code == 403


def test_the_list_leads_straight_to_the_form(admin_client):
    centre = create_service_centre()

    assert admin_client.get(LIST)["Location"] == change(centre)


def test_it_is_corrected_and_shown_again(admin_client):
    centre = create_service_centre()

    response = fill_in(admin_client, change(centre), phone="0251 411-1")

    centre.refresh_from_db()
    assert centre.phone == "0251 411-1"
    assert admin_client.get(response["Location"])["Location"] == change(centre)


def test_it_is_not_deleted(admin_client):
    centre = create_service_centre()

    assert admin_client.post(f"{change(centre)}../delete/", {"post": "yes"}).status_code == 403
    assert ServiceCentre.objects.count() == 1


def test_who_has_no_right_to_it_gets_neither_list_nor_form(client, db):
    centre = create_service_centre()
    client.force_login(create_user(is_staff=True))

    assert client.get(LIST, follow=True).status_code == client.get(change(centre)).status_code == 403
