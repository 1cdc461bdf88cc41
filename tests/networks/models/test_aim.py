import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from networks.models import Aim
from networks.models.partial_date import INVALID
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
def test_with_mandates_brings_all_that_its_page_shows(django_assert_num_queries, db, rows):
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
def test_for_committee_is_field_by_field_the_latest_agreed_first(django_assert_num_queries, db, rows):
    committee = create_committee()
    last, first = create_field(name="Übergänge"), create_field(name="Ganztag")
    values = [
        (first, "2024"),
        (last, "2025"),
        (first, "2024-06"),
        (first, None),
        (last, "2026"),
        (first, "2024"),
    ]
    for number, (field, agreed_on) in enumerate(values[: rows * 2]):
        create_mandate(
            aim=create_aim(committee=committee, field=field, agreed_on=agreed_on, text=f"Ziel {number}")
        )

    with django_assert_num_queries(2):
        found = [
            (aim.field.name, aim.text, len(aim.mandates.all())) for aim in committee.aims.for_committee()
        ]

    order = [
        ("Ganztag", 2),
        ("Ganztag", 0),
        ("Ganztag", 5),
        ("Ganztag", 3),
        ("Übergänge", 4),
        ("Übergänge", 1),
    ]
    if rows == 1:
        order = [("Ganztag", 0), ("Übergänge", 1)]
    assert found == [(field, f"Ziel {number}", 1) for field, number in order]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["agreed_on", "as_of"])
def test_aim_with_a_date_that_is_none(sentences, plain_update, field):
    aim = create_aim()

    setattr(aim, field, "Sommer 2024")

    assert sentences(aim) == [INVALID]
    with pytest.raises(IntegrityError, match=f"aim_{field}_precision_fits"):
        plain_update(aim, **{field: "2024-13"})


def test_aim_from_a_recommendation_of_another_network(db, sentences):
    aim = create_aim()

    aim.recommendation = create_recommendation()

    assert sentences(aim) == [OTHER_NETWORK]


def test_aim_from_a_recommendation_of_its_network_or_from_none(db, sentences):
    committee = create_committee()
    conference = create_conference(network=committee.network)
    aims = [
        create_aim(committee=committee, recommendation=create_recommendation(conference=conference)),
        create_aim(committee=committee),
    ]

    assert [sentences(aim) for aim in aims] == [[], []]


def test_aim_of_no_committee_yet(db, sentences):
    aim = Aim(text="Ziel", field=create_field(), recommendation=create_recommendation())

    assert sentences(aim) == ["Dieses Feld darf nicht null sein."]


# --- The record ----------------------------------------------------------------------------------------------


def test_aim_outlives_its_recommendation_and_protects_its_field(db):
    recommendation = create_recommendation()
    aim = create_aim(recommendation=recommendation)

    recommendation.delete()

    aim.refresh_from_db()
    assert aim.recommendation is None
    with pytest.raises(ProtectedError):
        aim.field.delete()


def test_aims_are_the_latest_agreed_first(db):
    committee = create_committee()
    for agreed_on in ("2024", "2026", "2024-06"):
        create_aim(committee=committee, agreed_on=agreed_on)

    assert [aim.agreed_on.iso for aim in committee.aims.all()] == ["2026", "2024-06", "2024"]


def test_aim_as_text_state_and_natural_key(db):
    aim = create_aim(text="Jedes Kind lernt schwimmen")

    assert (str(aim), aim.get_state_display()) == ("Jedes Kind lernt schwimmen", "vereinbart")
    assert Aim.objects.get_by_natural_key(*aim.natural_key()) == aim
