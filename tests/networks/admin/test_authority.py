from django.urls import reverse

from networks.models import SupervisoryAuthority
from tests.factories import create_authority, create_district
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_supervisoryauthority_add")


def test_a_schulamt_is_entered(admin_client):
    district = create_district()

    fill_in(
        admin_client,
        ADD,
        level="untere",
        name="Schulamt für den Kreis Borken",
        slug="schulamt-borken",
        district=str(district.pk),
        phone="02861 681-0",
    )

    authority = SupervisoryAuthority.objects.get()
    assert (authority.district, authority.phone) == (district, "02861 681-0")


def test_a_department_is_entered(admin_client):
    parent = create_authority(level="obere", name="Bezirksregierung Münster")

    fill_in(admin_client, ADD, level="obere", name="Dezernat 41", slug="dezernat-41", parent=str(parent.pk))

    assert SupervisoryAuthority.objects.get(slug="dezernat-41").parent == parent


def test_a_schulamt_without_district_is_refused_and_nothing_is_lost(admin_client):
    response = fill_in(
        admin_client, ADD, level="untere", name="Schulamt", slug="schulamt", remit="Grundschulen"
    )

    form = response.context["adminform"].form
    assert form.non_field_errors() == [
        "Die untere Schulaufsicht gehört zu genau einer Gebietskörperschaft, die obere zu keiner."
    ]
    assert (form["name"].value(), form["remit"].value()) == ("Schulamt", "Grundschulen")


def test_an_authority_is_corrected(admin_client):
    authority = create_authority()

    fill_in(
        admin_client,
        reverse("admin:networks_supervisoryauthority_change", args=[authority.pk]),
        mailbox="schulamt@beispiel.example",
    )

    authority.refresh_from_db()
    assert authority.mailbox == "schulamt@beispiel.example"
