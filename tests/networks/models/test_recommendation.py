import pytest

from tests.factories import create_aim, create_conference, create_mandate, create_recommendation


@pytest.mark.parametrize("rows", [1, 3])
def test_with_consequences_fetches_aims_and_mandates_by_number(django_assert_num_queries, db, rows):
    conference = create_conference()
    for number in (3, 1, 2)[:rows]:
        recommendation = create_recommendation(conference=conference, number=number)
        for _ in range(rows):
            aim = create_aim(recommendation=recommendation, text=f"Ziel {number}")
            create_mandate(aim=aim, text=f"Auftrag {number}", reported_to=conference)

    with django_assert_num_queries(3):
        found = [
            (
                recommendation.number,
                [(aim.text, bool(aim.field.name)) for aim in recommendation.aims.all()],
                [
                    (mandate.text, mandate.reported_to.date)
                    for aim in recommendation.aims.all()
                    for mandate in aim.mandates.all()
                ],
            )
            for recommendation in conference.recommendations.with_consequences()
        ]

    assert found == [
        (number, [(f"Ziel {number}", True)] * rows, [(f"Auftrag {number}", conference.date)] * rows)
        for number in sorted((3, 1, 2)[:rows])
    ]


def test_recommendations_are_sorted_by_number(db):
    conference = create_conference()
    for number in (12, 2, 1):
        create_recommendation(conference=conference, number=number)

    assert [recommendation.number for recommendation in conference.recommendations.all()] == [1, 2, 12]
