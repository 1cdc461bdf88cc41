from django.urls import reverse

from networks.models import Figure
from tests.factories import create_figure
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_figure_add")


def test_a_figure_is_entered(admin_client):
    fill_in(admin_client, ADD, key="netzwerke-in-nrw", value="52", as_of="November 2026")

    figure = Figure.objects.get()
    assert (figure.value, figure.as_of.iso) == (52, "2026-11")


def test_a_figure_is_corrected(admin_client):
    figure = create_figure(value=51)

    fill_in(admin_client, reverse("admin:networks_figure_change", args=[figure.pk]), value="52")

    figure.refresh_from_db()
    assert figure.value == 52


def test_a_figure_is_entered_once_for_each_date(admin_client):
    create_figure(as_of="April 2024")

    response = fill_in(admin_client, ADD, key="netzwerke-in-nrw", value="52", as_of="April 2024")

    assert response.context["adminform"].form.non_field_errors() == [
        "Diese Kennzahl ist für diesen Stand schon eingetragen."
    ]
