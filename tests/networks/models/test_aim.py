import pytest

from networks.models import Aim
from tests.factories import (
    create_aim,
    create_committee,
    create_conference,
    create_field,
    create_mandate,
    create_recommendation,
)

OTHER_NETWORK = (
    "Diese Empfehlung stammt aus einem anderen Bildungsnetzwerk. Bitte wählen Sie eine Empfehlung "
    "einer Konferenz desselben Netzwerks, oder lassen Sie das Feld leer."
)


@pytest.mark.parametrize("rows", [1, 3])
def test_with_mandates_fetches_all_that_its_page_shows(django_assert_num_queries, db, rows):
    conference = create_conference(date="2024-05", number=7)
    recommendation = create_recommendation(conference=conference)
    field = create_field(name="Sprache")
    for number in range(rows):
        aim = create_aim(text=f"Ziel {number}", field=field, recommendation=recommendation)
        for due in ("2026-05", "2025")[:rows]:
            create_mandate(aim=aim, due=due, reported_to=conference)

    with django_assert_num_queries(2):
        found = [
            (
                aim.text,
                aim.field.name,
                str(aim.recommendation.conference),
                [(mandate.due.iso, mandate.reported_to.number) for mandate in aim.mandates.all()],
            )
            for aim in Aim.objects.with_mandates().order_by("text")
        ]

    mandates = [("2026-05", 7)] if rows == 1 else [("2025", 7), ("2026-05", 7)]
    assert found == [
        (f"Ziel {number}", "Sprache", "7. Bildungskonferenz, Mai\N{NO-BREAK SPACE}2024", mandates)
        for number in range(rows)
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_aims_are_sorted_by_field_and_the_latest_agreed_come_first(django_assert_num_queries, db, rows):
    committee = create_committee()
    two, one = create_field(name="Übergänge"), create_field(name="Ganztag")
    agreed = [(one, "2024"), (two, "2025"), (one, "2024-06"), (one, None), (two, "2026"), (one, "2024")]
    for number, (field, agreed_on) in enumerate(agreed[: rows * 2]):
        aim = create_aim(committee=committee, field=field, agreed_on=agreed_on, text=str(number))
        create_mandate(aim=aim)

    with django_assert_num_queries(2):
        for_committee = [
            (aim.field.name, aim.text, len(aim.mandates.all())) for aim in committee.aims.for_committee()
        ]
    latest_first = [aim.text for aim in committee.aims.latest_first()]

    order = {1: ("0", "1"), 3: ("2", "0", "5", "3", "4", "1")}[rows]
    assert for_committee == [(agreed[int(number)][0].name, number, 1) for number in order]
    assert latest_first == {1: ["1", "0"], 3: ["4", "1", "2", "0", "5", "3"]}[rows]


def test_recommendation_comes_from_the_same_network(db, sentences):
    committee, other = create_committee(), create_recommendation()
    own = create_recommendation(conference=create_conference(network=committee.network))
    aims = [create_aim(committee=committee, recommendation=each) for each in (own, None, other)]
    without_committee = Aim(text="Ziel", field=create_field(), recommendation=other)

    assert [sentences(aim) for aim in aims] == [[], [], [OTHER_NETWORK]]
    assert sentences(without_committee) == ["Dieses Feld darf nicht null sein."]
