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
    last, first = create_field(name="Übergänge"), create_field(name="Ganztag")
    agreed = [
        (first, "2024"),
        (last, "2025"),
        (first, "2024-06"),
        (first, None),
        (last, "2026"),
        (first, "2024"),
    ][: rows * 2]
    for number, (field, agreed_on) in enumerate(agreed):
        create_mandate(
            aim=create_aim(committee=committee, field=field, agreed_on=agreed_on, text=str(number))
        )

    with django_assert_num_queries(2):
        for_committee = [
            (aim.field.name, aim.text, len(aim.mandates.all())) for aim in committee.aims.for_committee()
        ]
    latest_first = [aim.text for aim in committee.aims.latest_first()]

    order = {1: ("0", "1"), 3: ("2", "0", "5", "3", "4", "1")}[rows]
    assert for_committee == [(agreed[int(number)][0].name, number, 1) for number in order]
    assert latest_first == {1: ["1", "0"], 3: ["4", "1", "2", "0", "5", "3"]}[rows]


def test_recommendation_comes_from_the_same_network(db, sentences):
    committee = create_committee()
    own = create_recommendation(conference=create_conference(network=committee.network))

    found = [
        sentences(create_aim(committee=committee, recommendation=recommendation))
        for recommendation in (own, None, create_recommendation())
    ]

    assert found == [[], [], [OTHER_NETWORK]]


def test_aim_without_a_committee_names_only_the_missing_field(db, sentences):
    aim = Aim(text="Ziel", field=create_field(), recommendation=create_recommendation())

    assert sentences(aim) == ["Dieses Feld darf nicht null sein."]


def test_new_aim_is_agreed():
    assert Aim().get_state_display() == "vereinbart"
