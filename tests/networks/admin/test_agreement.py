import pytest
from django.urls import reverse

from networks.models import CooperationAgreement
from tests.factories import create_agreement, create_district, create_network
from tests.networks.admin.forms import fill_in

ADD = reverse("admin:networks_cooperationagreement_add")


def change(agreement: CooperationAgreement) -> str:
    return reverse("admin:networks_cooperationagreement_change", args=[agreement.pk])


def test_an_agreement_is_entered(admin_client):
    network = create_network()

    response = fill_in(
        admin_client,
        f"{ADD}?network={network.pk}",
        kind="wiederaufnahme",
        signed="14.09.2022",
        effective="Oktober 2022",
        as_of="2026",
        checked_on="2026-11-02",
    )

    assert response.status_code == 302
    agreement = CooperationAgreement.objects.get()
    assert (agreement.network, agreement.kind) == (network, "wiederaufnahme")
    assert (agreement.signed.iso, agreement.effective.iso, agreement.ended) == ("2022-09-14", "2022-10", None)


def test_an_agreement_is_ended(admin_client):
    agreement = create_agreement()

    fill_in(admin_client, change(agreement), ended="Juli 2021", has_ended="on")

    agreement.refresh_from_db()
    assert (agreement.ended.iso, agreement.has_ended) == ("2021-07", True)


def test_a_second_open_agreement_is_refused_and_nothing_is_lost(admin_client):
    network = create_network()
    create_agreement(network=network)

    response = fill_in(admin_client, f"{ADD}?network={network.pk}", signed="2022", note="Neu verhandelt")

    form = response.context["adminform"].form
    [message] = form.non_field_errors()
    assert message.startswith("Dieses Bildungsnetzwerk hat schon einen laufenden Vertrag.")
    assert (form["signed"].value(), form["note"].value(), form["network"].value()) == (
        "2022",
        "Neu verhandelt",
        str(network.pk),
    )
    assert CooperationAgreement.objects.count() == 1


@pytest.mark.parametrize("ended", ["2007", "Mai 2008", "23.06.2008"])
def test_an_end_before_the_begin_is_refused_and_nothing_is_lost(admin_client, ended):
    agreement = create_agreement(signed="23.06.2008")

    response = fill_in(admin_client, change(agreement), ended=ended, has_ended="on", note="Gekündigt")

    form = response.context["adminform"].form
    assert form.non_field_errors() == ["Das Ende des Vertrags muss nach seinem Beginn liegen."]
    assert (form["ended"].value(), form["has_ended"].value(), form["note"].value()) == (
        ended,
        True,
        "Gekündigt",
    )


def test_the_list_says_what_is_in_force(admin_client):
    network = create_network(district=create_district(name="Stadt Münster"))
    create_agreement(network=network, signed="2008", ended="Juli 2021", has_ended=True)
    create_agreement(network=network, signed="2009", has_ended=True)
    create_agreement(network=network, signed="2022")

    response = admin_client.get(reverse("admin:networks_cooperationagreement_changelist"))

    agreements = response.context["cl"].result_list
    state = response.context["cl"].model_admin.state
    assert [state(agreement) for agreement in agreements] == [
        "bis Juli\N{NO-BREAK SPACE}2021",
        "nicht mehr",
        "ja",
    ]
    assert response.content.decode().count('class="field-state') == 3
