import pytest
from django.db import IntegrityError

from networks.models import Recommendation
from networks.models.partial_date import INVALID
from tests.databases import duplicate
from tests.factories import create_aim, create_conference, create_mandate, create_recommendation

SAME_NUMBER = "Diese Nummer hat bei dieser Konferenz schon eine andere Empfehlung."


@pytest.mark.parametrize("rows", [1, 3])
def test_with_consequences_is_by_number_with_what_became_of_each(django_assert_num_queries, db, rows):
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


def test_recommendation_of_which_nothing_became(db):
    recommendation = create_recommendation()

    (found,) = Recommendation.objects.with_consequences()

    assert (found, list(found.aims.all())) == (recommendation, [])


# --- Constraints ---------------------------------------------------------------------------------------------


def test_recommendation_with_the_same_number(db, sentences):
    first = create_recommendation(number=7)
    second = Recommendation(conference=first.conference, number=7, text="Empfehlung")

    assert sentences(second) == [SAME_NUMBER]
    with pytest.raises(IntegrityError, match=duplicate("conference_id", "number")):
        Recommendation.objects.bulk_create([second])


def test_recommendations_may_share_a_number_across_conferences_and_lack_one(db, sentences):
    conference = create_conference()
    recommendations = [
        create_recommendation(conference=conference, number=7),
        create_recommendation(number=7),
        create_recommendation(conference=conference),
        create_recommendation(conference=conference),
    ]

    assert [sentences(recommendation) for recommendation in recommendations] == [[], [], [], []]


def test_recommendation_with_a_stand_that_is_no_date(sentences, plain_update):
    recommendation = create_recommendation()

    recommendation.as_of = "Sommer 2024"

    assert sentences(recommendation) == [INVALID]
    with pytest.raises(IntegrityError, match="recommendation_as_of_precision_fits"):
        plain_update(recommendation, as_of="2024-13")


# --- The record ----------------------------------------------------------------------------------------------


def test_recommendations_are_by_number(db):
    conference = create_conference()
    for number in (12, 2, 1):
        create_recommendation(conference=conference, number=number)

    assert [recommendation.number for recommendation in conference.recommendations.all()] == [1, 2, 12]


def test_recommendation_as_text_and_natural_key(db):
    recommendation = create_recommendation(text="Mehr Ganztag")

    assert str(recommendation) == "Mehr Ganztag"
    assert Recommendation.objects.get_by_natural_key(*recommendation.natural_key()) == recommendation
