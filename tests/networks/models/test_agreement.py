import datetime as dt

import pytest
from django.db import IntegrityError

from networks.models import CooperationAgreement, PartialDate
from tests.databases import duplicate
from tests.factories import create_agreement, create_network
from tests.networks.models.test_partial_date import a_random_date

ENDS_BEFORE_IT_BEGINS = "Das Ende des Vertrags muss nach seinem Beginn liegen."
END_WITHOUT_TICK = "Ein Vertrag mit einem Enddatum braucht auch das Häkchen „gilt nicht mehr“."
SECOND_OPEN = (
    "Dieses Bildungsnetzwerk hat schon einen laufenden Vertrag. "
    "Kreuzen Sie zuerst bei dem älteren „gilt nicht mehr“ an und sichern Sie."
)
SAME_DATE = "Ein Vertrag mit diesem Datum ist bei diesem Bildungsnetzwerk schon eingetragen."


def in_force(day: dt.date) -> list[CooperationAgreement]:
    return list(CooperationAgreement.objects.in_force(day))


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({"signed": "2008"}, {"2007-12-31": False, "2008-01-01": True, "9999-12-31": True}),
        ({"signed": "2008-03"}, {"2008-02-29": False, "2008-03-01": True}),
        ({"signed": "2008-06-23"}, {"2008-06-22": False, "2008-06-23": True}),
        ({"ended": "2010", "has_ended": True}, {"2010-12-31": True, "2011-01-01": False}),
        ({"ended": "2012-02", "has_ended": True}, {"2012-02-29": True, "2012-03-01": False}),
        ({"ended": "2010-07-31", "has_ended": True}, {"2010-07-31": True, "2010-08-01": False}),
        ({"effective": "2009"}, {"2008-12-31": False, "2009-01-01": True}),
        ({"effective": "2008-08-01"}, {"2008-07-31": False, "2008-08-01": True}),
        ({"effective": "2008-01"}, {"2007-12-31": False, "2008-01-01": True}),
        ({"has_ended": True}, {"2008-06-23": False, "2008-06-24": False, "2026-01-01": False}),
    ],
)
def test_in_force(db, fields, changes):
    create_agreement(**{"signed": "2008-06-23"} | fields)

    assert {day: bool(in_force(dt.date.fromisoformat(day))) for day in changes} == changes


def test_in_force_agrees_with_the_first_and_last_days_of_random_dates(db, chance):
    network = create_network()
    agreements = {}
    while len(agreements) < 25:
        signed, ended = sorted((a_random_date(chance), a_random_date(chance)), key=lambda date: date.first)
        if signed.iso[:4] < ended.iso[:4]:
            agreements[signed] = CooperationAgreement(
                network=network, signed=signed, ended=ended, has_ended=True
            )
    CooperationAgreement.objects.bulk_create(agreements.values())

    days = [dt.date(2007, 12, 25) + dt.timedelta(days=chance.randrange(2210)) for _ in range(30)]
    days += [a.signed.first for a in agreements.values()] + [a.ended.last for a in agreements.values()]

    found = {day: {agreement.signed for agreement in in_force(day)} for day in days}
    assert found == {
        day: {signed for signed, a in agreements.items() if signed.first <= day <= a.ended.last}
        for day in days
    }


def test_of_network(db):
    agreement, _ = create_agreement(), create_agreement()

    assert list(CooperationAgreement.objects.of_network(agreement.network_id)) == [agreement]


# --- Constraints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "effective", "ended"),
    [
        ("2008", None, "2008"),
        ("2008", None, "2009"),
        ("2008", None, "2008-01-01"),
        ("2008-06", None, "2008"),
        ("2008-06", None, "2008-06"),
        ("2008-06", None, "2008-06-30"),
        ("2008-06", None, "2008-07"),
        ("2008-06-23", None, "2008"),
        ("2008-06-23", None, "2008-06"),
        ("2008-06-23", None, "2008-06-24"),
        ("2008-12-31", None, "2009-01-01"),
        ("2009-12-31", None, "2010"),
        ("2008-06-23", "2009-01-01", "2009-01-02"),
        ("2010-06-23", "2009-01-01", "2009-01-02"),
        ("2008-06-23", None, None),
    ],
)
def test_agreement_that_ends_after_it_begins(db, sentences, signed, effective, ended):
    agreement = create_agreement(signed=signed, effective=effective, ended=ended, has_ended=ended is not None)

    assert sentences(agreement) == []


@pytest.mark.parametrize(
    ("signed", "effective", "ended"),
    [
        ("2008", None, "2007"),
        ("2008", None, "2007-12-31"),
        ("2008-06", None, "2007"),
        ("2008-06", None, "2008-05"),
        ("2008-06", None, "2008-05-31"),
        ("2008-06-23", None, "2007"),
        ("2008-06-23", None, "2008-05"),
        ("2008-06-23", None, "2008-06-22"),
        ("2008-06-23", None, "2008-06-23"),
        ("2008-06-23", "2009-01-01", "2008-12-31"),
        ("2008-06-23", "2009", "2008"),
    ],
)
def test_agreement_that_ends_before_it_begins(sentences, plain_update, signed, effective, ended):
    agreement = create_agreement(signed=signed, effective=effective and PartialDate.parse(effective))

    agreement.ended, agreement.has_ended = PartialDate.parse(ended), True

    assert sentences(agreement) == [ENDS_BEFORE_IT_BEGINS]
    with pytest.raises(IntegrityError, match="agreement_ends_after_it_begins"):
        plain_update(agreement, ended=ended, has_ended=True)
    with pytest.raises(IntegrityError, match="agreement_ends_after_it_begins"):
        agreement.save()


def test_agreement_whose_beginning_is_moved_behind_its_end(db, sentences):
    agreement = create_agreement(signed="2008", ended="2010", has_ended=True)

    agreement.effective = PartialDate(2011)

    assert sentences(agreement) == [ENDS_BEFORE_IT_BEGINS]
    with pytest.raises(IntegrityError, match="agreement_ends_after_it_begins"):
        agreement.save()


def test_agreement_with_an_end_that_has_not_ended(sentences, plain_update):
    agreement = create_agreement(signed="2008", ended="2010", has_ended=True)

    agreement.has_ended = False

    assert sentences(agreement) == [END_WITHOUT_TICK]
    with pytest.raises(IntegrityError, match="agreement_with_an_end_has_ended"):
        plain_update(agreement, has_ended=False)
    with pytest.raises(IntegrityError, match="agreement_with_an_end_has_ended"):
        agreement.save()


def test_second_open_agreement(db, sentences):
    network = create_network()
    create_agreement(network=network, signed="2008")
    second = CooperationAgreement(network=network, signed=PartialDate(2022))

    assert sentences(second) == [SECOND_OPEN]
    with pytest.raises(IntegrityError, match=duplicate("network_id")):
        second.save()


def test_open_agreement_beside_ended_ones_and_other_networks(db, sentences):
    network = create_network()
    create_agreement(network=network, signed="2008", has_ended=True)
    create_agreement(network=network, signed="2010", ended="2012", has_ended=True)
    create_agreement(signed="2022")

    assert sentences(create_agreement(network=network, signed="2022")) == []


def test_agreement_with_the_same_date(db, sentences):
    first = create_agreement(signed="2008-06", has_ended=True)
    second = CooperationAgreement(network=first.network, signed=PartialDate(2008, 6))

    assert sentences(second) == [SAME_DATE]
    with pytest.raises(IntegrityError, match=duplicate("network_id", "signed")):
        second.save()


# --- The record ----------------------------------------------------------------------------------------------


def test_agreements_are_in_the_order_of_their_signature(db):
    network = create_network()
    for signed in ("2022", "2008-06", "2012"):
        create_agreement(network=network, signed=signed, has_ended=True)

    assert [agreement.signed.iso for agreement in network.agreements.all()] == ["2008-06", "2012", "2022"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("erster", "erster Vertrag, 2008"),
        ("wiederaufnahme", "Wiederaufnahme, 2008"),
        ("erneuerung", "Erneuerung, 2008"),
    ],
)
def test_agreement_as_text(kind, text):
    assert str(CooperationAgreement(kind=kind, signed=PartialDate(2008))) == text


def test_agreement_begins_when_it_takes_effect_or_else_when_signed():
    signed, effective = PartialDate(2008, 6, 23), PartialDate(2009)

    assert CooperationAgreement(signed=signed, effective=effective).begin == effective
    assert CooperationAgreement(signed=signed).begin == signed


def test_agreement_is_found_by_its_natural_key(db):
    agreement = create_agreement(signed="2008-06")
    create_agreement(network=agreement.network, signed="2008", has_ended=True)

    assert agreement.natural_key() == (agreement.network.slug, "2008-06")
    assert CooperationAgreement.objects.get_by_natural_key(*agreement.natural_key()) == agreement
