import pytest
from django.db import IntegrityError

from bildungsnetz.duties.models import Operator
from tests.factories import create_operator

REQUIRED = [
    "Name der Stelle",
    "Anschrift",
    "vertreten durch (Funktion)",
    "Telefon",
    "Funktionspostfach",
    "Aufsichtsbehörde",
    "verantwortlich für den Inhalt",
    "Datenschutzbeauftragte Stelle",
    "Postfach der Datenschutzbeauftragten Stelle",
    "Auftragsverarbeiter",
    "Protokolle gelöscht nach (Tagen)",
]


def test_operator_that_is_not_there_lacks_everything(db):
    operator = Operator.objects.current()

    assert (operator.missing, operator.is_complete) == (REQUIRED, False)
    assert Operator.objects.count() == 0


def test_current(db):
    operator = create_operator()

    assert Operator.objects.current() == operator


@pytest.mark.parametrize(("name", "label"), list(zip(Operator.REQUIRED, REQUIRED, strict=True)))
def test_operator_says_what_it_lacks(db, name, label):
    operator = create_operator(**{name: None if name == "log_days" else ""})

    assert (operator.missing, operator.is_complete) == ([label], False)


@pytest.mark.parametrize("fields", [{}, {"vat_id": "", "website": ""}, {"log_days": 0}])
def test_operator_that_lacks_nothing(db, sentences, fields):
    operator = create_operator(**fields)

    assert (operator.missing, operator.is_complete, sentences(operator)) == ([], True, [])


def test_there_is_one_operator(db, sentences):
    second = create_operator()
    second.pk = 2

    assert sentences(second) == ["Es gibt nur einen Anbieter. Bitte ändern Sie den vorhandenen."]
    with pytest.raises(IntegrityError, match="operator_is_one"):
        second.save()


def test_operator_stands_in_the_imprint(client, db):
    operator = create_operator()

    assert (str(operator), operator.get_absolute_url()) == ("Musterbehörde", "/impressum/")
