import pytest
from django.db import DatabaseError

from networks.models import Mandate
from tests.factories import create_aim, create_conference, create_mandate

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


def test_mandate_has_exactly_one_addressee(db, sentences, assert_refused, plain_update):
    office = create_mandate(addressee="bildungsbuero")
    partner = create_mandate(addressee="partner", partner="Musikschule")
    assert [(sentences(m), m.is_for_office) for m in (office, partner)] == [([], True), ([], False)]

    for addressee, name in [("bildungsbuero", "Musikschule"), ("partner", "")]:
        assert_refused(office, "mandate_has_exactly_one_addressee", addressee=addressee, partner=name)
    with pytest.raises(DatabaseError, match="mandate_has_exactly_one_addressee"):
        plain_update(partner, addressee="jemand")


def test_mandate_is_reported_to_a_conference_of_its_network(db, sentences):
    aim, other = create_aim(), create_conference()
    own = create_conference(network=aim.committee.network)

    assert sentences(create_mandate(aim=aim, reported_to=own)) == []
    assert sentences(create_mandate(aim=aim, reported_to=other)) == [OTHER_NETWORK]
    assert sentences(Mandate(text="Auftrag", reported_to=other)) == ["Dieses Feld darf nicht null sein."]
