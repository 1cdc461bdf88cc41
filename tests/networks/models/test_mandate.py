import pytest
from django.db import IntegrityError

from networks.models import Mandate
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
def test_for_list_is_sorted_by_due_date_with_the_undated_last(django_assert_num_queries, db, rows):
    conference, aim = create_conference(number=7), create_aim()
    for due in (None, "2025-06", "2025")[:rows]:
        create_mandate(aim=aim, due=due, reported_to=conference)

    with django_assert_num_queries(1):
        found = [
            (mandate.due and mandate.due.iso, mandate.reported_to.number)
            for mandate in aim.mandates.for_list()
        ]

    assert found == [("2025", 7), ("2025-06", 7), (None, 7)][-rows:]


def test_mandate_has_exactly_one_addressee(db, sentences, assert_refused):
    office = create_mandate(addressee="bildungsbuero")
    partner = create_mandate(addressee="partner", partner="Musikschule")
    assert [(sentences(m), m.is_for_office) for m in (office, partner)] == [([], True), ([], False)]

    for addressee, name in [("bildungsbuero", "Musikschule"), ("partner", "")]:
        assert_refused(
            office, ONE_ADDRESSEE, "mandate_has_exactly_one_addressee", addressee=addressee, partner=name
        )


def test_database_refuses_an_unknown_addressee(plain_update):
    with pytest.raises(IntegrityError, match="mandate_has_exactly_one_addressee"):
        plain_update(create_mandate(), addressee="jemand")


def test_mandate_is_reported_to_a_conference_of_its_network(db, sentences):
    aim = create_aim()
    own = create_conference(network=aim.committee.network)

    found = [
        sentences(create_mandate(aim=aim, reported_to=conference))
        for conference in (own, create_conference())
    ]

    assert found == [[], [OTHER_NETWORK]]


def test_mandate_without_an_aim_names_only_the_missing_aim(db, sentences):
    mandate = Mandate(text="Auftrag", reported_to=create_conference())

    assert sentences(mandate) == ["Dieses Feld darf nicht null sein."]


def test_new_mandate_is_open():
    assert Mandate().get_state_display() == "offen"
