from django.urls import reverse

from networks.models import EducationOffice
from tests.factories import create_network, create_office
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_educationoffice_add")


def change(office: EducationOffice) -> str:
    return reverse("admin:networks_educationoffice_change", args=[office.pk])


def test_an_office_is_entered(admin_client):
    network = create_network()

    fill_in(
        admin_client,
        f"{ADD}?network={network.pk}",
        name="Kommunales Bildungsbüro",
        website="https://www.beispiel.example/",
        phone="0209 169-0",
        mailbox="bildung@beispiel.example",
        address="Ebertstraße 11, 45879 Gelsenkirchen",
    )

    office = EducationOffice.objects.get()
    assert (office.network, office.name, office.phone) == (network, "Kommunales Bildungsbüro", "0209 169-0")


def test_a_phone_number_is_corrected(admin_client):
    office = create_office(phone="0251 411-0")

    fill_in(admin_client, change(office), phone="0251 411-1")

    office.refresh_from_db()
    assert office.phone == "0251 411-1"


def test_a_number_that_is_none_is_refused_and_kept(admin_client):
    office = create_office()

    response = fill_in(admin_client, change(office), phone="ruf mich an", name="Neuer Name")

    form = response.context["adminform"].form
    assert form.errors == {
        "phone": ["Bitte schreiben Sie die Telefonnummer mit Ziffern und Leerzeichen, z. B. 0251 411-0."]
    }
    assert (form["phone"].value(), form["name"].value()) == ("ruf mich an", "Neuer Name")


def test_a_website_that_no_browser_opens_is_refused_and_kept(admin_client):
    office = create_office()

    response = fill_in(admin_client, change(office), website="ftp://beispiel.example/", phone="0251 1")

    form = response.context["adminform"].form
    [message] = [message for messages in form.errors.values() for message in messages]
    assert message == "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt."
    assert (form["website"].value(), form["phone"].value()) == ("ftp://beispiel.example/", "0251 1")


def test_a_website_without_scheme_is_understood(admin_client):
    office = create_office()

    fill_in(admin_client, change(office), website="www.beispiel.example/bildung")

    office.refresh_from_db()
    assert office.website == "https://www.beispiel.example/bildung"


def test_a_second_office_is_refused(admin_client):
    network = create_office().network

    response = fill_in(admin_client, f"{ADD}?network={network.pk}", name="Zweites Büro")

    assert response.context["adminform"].form.errors == {
        "network": ["Dieses Bildungsnetzwerk hat schon ein Bildungsbüro."]
    }


def test_the_list_shows_the_websites_host(admin_client):
    create_office(website="https://www.beispiel.example/pfad/")

    page = admin_client.get(reverse("admin:networks_educationoffice_changelist")).content.decode()

    assert '<td class="field-host">beispiel.example</td>' in page
