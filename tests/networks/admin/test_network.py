import pytest
from django.urls import reverse

from networks.models import Network
from tests.factories import (
    create_agreement,
    create_committee,
    create_conference,
    create_district,
    create_field,
    create_focus,
    create_network,
    create_office,
    create_user,
)
from tests.networks.admin.forms import fill_in, form_data

ADD = reverse("admin:networks_network_add")


def change(network: Network) -> str:
    return reverse("admin:networks_network_change", args=[network.pk])


@pytest.fixture
def whole_network(db) -> Network:
    network = create_network(name="Netz")
    create_office(network=network, name="Büro", phone="0251 1-0")
    create_committee(network=network, name="Lenkungsgruppe")
    create_agreement(network=network)
    create_conference(network=network, number=1)
    create_conference(network=network, number=2)
    create_focus(network=network, field=create_field(name="Inklusion"))
    return network


def test_a_network_is_entered_with_office_and_committee(admin_client):
    district = create_district()

    fill_in(
        admin_client,
        ADD,
        **{
            "district": str(district.pk),
            "name": "Neuntes Netz",
            "slug": "neuntes-netz",
            "introduction": "Zwei Sätze. Mehr nicht.",
            "as_of": "2026",
            "office-0-name": "Bildungsbüro",
            "office-0-phone": "0251 411-0",
            "committee-0-name": "Lenkungsgruppe",
            "committee-0-constituted": "Mai 2009",
        },
    )

    network = Network.objects.get()
    assert (network.district, network.slug) == (district, "neuntes-netz")
    assert (network.office.phone, network.committee.name) == ("0251 411-0", "Lenkungsgruppe")
    assert network.committee.constituted.iso == "2009-05"


def test_office_and_committee_are_corrected_at_their_network(admin_client, whole_network):
    fill_in(
        admin_client,
        change(whole_network),
        **{
            "introduction": "Neu",
            "office-0-phone": "0251 411-0",
            "committee-0-constituted": "2009",
        },
    )

    whole_network.refresh_from_db()
    assert (whole_network.introduction, whole_network.office.phone) == ("Neu", "0251 411-0")
    assert (whole_network.committee.name, whole_network.committee.constituted.iso) == (
        "Lenkungsgruppe",
        "2009",
    )
    assert [whole_network.agreements.count(), whole_network.conferences.count()] == [1, 2]


def test_error_in_a_part_keeps_the_input(admin_client, whole_network):
    response = fill_in(
        admin_client,
        change(whole_network),
        **{
            "introduction": "Neu",
            "office-0-website": "ftp://beispiel.example/",
            "committee-0-constituted": "bald",
        },
    )

    office, committee, *_ = response.context["inline_admin_formsets"]
    assert "Bitte geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt." in str(
        office.formset.errors
    )
    assert committee.formset.errors == [
        {
            "constituted": [
                "Bitte geben Sie ein Datum an, so genau es bekannt ist: 2008, Juni 2008 oder 23.06.2008."
            ]
        }
    ]
    assert office.formset.forms[0]["website"].value() == "ftp://beispiel.example/"
    assert committee.formset.forms[0]["constituted"].value() == "bald"
    assert response.context["adminform"].form["introduction"].value() == "Neu"
    assert "Inklusion" in response.content.decode()


def test_form_is_saved_after_its_parts_were_deleted(admin_client, whole_network):
    data = form_data(admin_client.get(change(whole_network)))
    whole_network.conferences.all().delete()

    response = admin_client.post(change(whole_network), data | {"introduction": ["Neu"]})

    whole_network.refresh_from_db()
    assert (response.status_code, whole_network.introduction) == (302, "Neu")


def test_parts_lead_to_their_own_forms(admin_client, whole_network):
    page = admin_client.get(change(whole_network)).content.decode()

    agreement, focus = whole_network.agreements.get(), whole_network.focuses.get()
    assert f'<a href="/admin/networks/cooperationagreement/{agreement.pk}/change/">23.' in page
    assert f'<a href="/admin/networks/focus/{focus.pk}/change/">Inklusion</a>' in page
    for part in ["cooperationagreement", "educationconference", "focus"]:
        assert f'href="/admin/networks/{part}/add/?network={whole_network.pk}"' in page


def test_link_to_add_a_part_needs_the_permission(client, whole_network):
    permissions = ["networks.change_network", "networks.view_educationconference"]
    client.force_login(create_user(is_staff=True, permissions=permissions))

    page = client.get(change(whole_network)).content.decode()

    assert page.count("/admin/networks/educationconference/") == 2
    assert "/admin/networks/educationconference/add/" not in page


def test_form_has_as_many_queries_for_three_conferences_as_for_one(admin_client, django_assert_num_queries):
    networks = [create_network(), create_network()]
    for network, how_many in zip(networks, [1, 3], strict=True):
        create_agreement(network=network)
        for number in range(how_many):
            create_conference(network=network, number=number)
            create_focus(network=network)

    admin_client.get(change(networks[0]))  # fills the cache of content types
    for network in networks:
        with django_assert_num_queries(11):
            admin_client.get(change(network))


def test_changelist_shows_a_network_without_office_and_committee(admin_client):
    create_network(name="Netz", district=create_district(name="Kreis Borken"))

    page = admin_client.get(reverse("admin:networks_network_changelist")).content.decode()

    assert '<td class="field-office">–</td><td class="field-committee">–</td>' in page
