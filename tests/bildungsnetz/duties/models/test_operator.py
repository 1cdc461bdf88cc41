import pytest
from django.db import IntegrityError

from bildungsnetz.duties.models import Operator
from tests.factories import create_operator


def label(name: str) -> str:
    return Operator._meta.get_field(name).verbose_name


def test_current_operator_is_the_stored_one_or_empty(db):
    empty = Operator.objects.current()
    stored = create_operator()

    assert (empty.missing, empty.is_complete) == (list(map(label, Operator.REQUIRED)), False)
    assert Operator.objects.current() == stored


@pytest.mark.parametrize("name", Operator.REQUIRED)
def test_missing_required_field_is_named(db, name):
    operator = create_operator(**{name: None if name == "log_days" else ""})

    assert (operator.missing, operator.is_complete) == ([label(name)], False)


@pytest.mark.parametrize("fields", [{}, {"vat_id": "", "website": ""}, {"log_days": 0}])
def test_complete_operator(db, sentences, fields):
    operator = create_operator(**fields)

    assert (operator.missing, operator.is_complete, sentences(operator)) == ([], True, [])
    assert (str(operator), operator.get_absolute_url()) == ("Musterbehörde", "/impressum/")


def test_there_is_one_operator(db, sentences):
    second = create_operator()
    second.pk = 2

    assert sentences(second) == ["Es gibt nur einen Anbieter. Bitte ändern Sie den vorhandenen."]
    with pytest.raises(IntegrityError, match="operator_is_one"):
        second.save()
