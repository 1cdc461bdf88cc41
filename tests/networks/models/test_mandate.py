import pytest
from django.db import IntegrityError

from networks.models import Mandate
from networks.models.partial_date import INVALID
from tests.factories import create_aim, create_conference, create_mandate

ONE_ADDRESSEE = (
    "Ein Auftrag geht an genau eine Stelle: an das Bildungsbüro, dann bleibt „Einrichtung“ leer, "
    "oder an eine andere Einrichtung, dann nennen Sie dort ihren Namen."
)
OTHER_NETWORK = (
    "Diese Konferenz gehört zu einem anderen Bildungsnetzwerk. "
    "Bitte wählen Sie eine Konferenz desselben Netzwerks."
)


@pytest.mark.parametrize("rows", [1, 3])
def test_for_list_is_the_next_due_first_with_its_report(django_assert_num_queries, db, rows):
    conference = create_conference(number=7)
    aim = create_aim()
    for due in ("2026", "2025-06", "2025")[:rows]:
        create_mandate(aim=aim, due=due, reported_to=conference)

    with django_assert_num_queries(1):
        found = [(mandate.due.iso, mandate.reported_to.number) for mandate in aim.mandates.for_list()]

    assert found == [(due, 7) for due in sorted(["2026", "2025-06", "2025"][:rows])]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("addressee", "partner", "is_for_office"),
    [("bildungsbuero", "", True), ("partner", "Musikschule", False)],
)
def test_mandate_with_one_addressee(db, sentences, addressee, partner, is_for_office):
    mandate = create_mandate(addressee=addressee, partner=partner)

    assert sentences(mandate) == []
    assert mandate.is_for_office == is_for_office


@pytest.mark.parametrize(("addressee", "partner"), [("bildungsbuero", "Musikschule"), ("partner", "")])
def test_mandate_with_two_addressees_or_none(sentences, plain_update, addressee, partner):
    mandate = create_mandate()

    mandate.addressee, mandate.partner = addressee, partner

    assert sentences(mandate) == [ONE_ADDRESSEE]
    with pytest.raises(IntegrityError, match="mandate_has_exactly_one_addressee"):
        plain_update(mandate, addressee=addressee, partner=partner)
    with pytest.raises(IntegrityError, match="mandate_has_exactly_one_addressee"):
        Mandate.objects.filter(pk=mandate.pk).update(addressee=addressee, partner=partner)


def test_mandate_to_an_addressee_there_is_not(plain_update):
    with pytest.raises(IntegrityError, match="mandate_has_exactly_one_addressee"):
        plain_update(create_mandate(), addressee="jemand")


@pytest.mark.parametrize("field", ["due", "as_of"])
def test_mandate_with_a_date_that_is_none(sentences, plain_update, field):
    mandate = create_mandate()

    setattr(mandate, field, "Sommer 2024")

    assert sentences(mandate) == [INVALID]
    with pytest.raises(IntegrityError, match=f"mandate_{field}_precision_fits"):
        plain_update(mandate, **{field: "2024-13"})


def test_mandate_reported_to_a_conference_of_another_network(db, sentences):
    mandate = create_mandate()

    mandate.reported_to = create_conference()

    assert sentences(mandate) == [OTHER_NETWORK]


def test_mandate_reported_to_a_conference_of_its_network(db, sentences):
    aim = create_aim()

    mandate = create_mandate(aim=aim, reported_to=create_conference(network=aim.committee.network))

    assert sentences(mandate) == []


def test_mandate_of_no_aim_yet(db, sentences):
    mandate = Mandate(text="Auftrag", reported_to=create_conference())

    assert sentences(mandate) == ["Dieses Feld darf nicht null sein."]


# --- The record ----------------------------------------------------------------------------------------------


def test_mandate_goes_with_its_aim_and_outlives_the_conference_it_was_reported_to(db):
    mandate = create_mandate(reported_to=create_conference())

    mandate.reported_to.delete()

    mandate.refresh_from_db()
    assert mandate.reported_to is None
    assert mandate.aim.delete()[1] == {"networks.Aim": 1, "networks.Mandate": 1}


def test_mandate_as_text_state_and_natural_key(db):
    mandate = create_mandate(text="Ein Schwimmbus")

    assert (str(mandate), mandate.get_state_display()) == ("Ein Schwimmbus", "offen")
    assert Mandate.objects.get_by_natural_key(*mandate.natural_key()) == mandate
