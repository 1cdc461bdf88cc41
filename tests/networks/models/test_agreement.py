import datetime as dt

import pytest

from networks.models import CooperationAgreement, PartialDate
from tests.factories import create_agreement, create_network

A_DAY = dt.timedelta(days=1)


def in_force(day: dt.date) -> list[CooperationAgreement]:
    return list(CooperationAgreement.objects.in_force(day))


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ({"signed": "2008-03"}, "2008-03-01", "9999-12-30"),
        ({"signed": "2008-06-23", "effective": "2009"}, "2009-01-01", "9999-12-30"),
        ({"signed": "2008-06-23", "effective": "2008-01"}, "2008-01-01", "9999-12-30"),
        ({"signed": "2008", "ended": "2012-02"}, "2008-01-01", "2012-02-29"),
        ({"signed": "2008-06-23", "ended": "2010-07-31"}, "2008-06-23", "2010-07-31"),
    ],
)
def test_in_force_from_the_first_to_the_last_day(db, dates, first, last):
    agreement = create_agreement(has_ended="ended" in dates, **dates)
    first, last = dt.date.fromisoformat(first), dt.date.fromisoformat(last)

    assert [in_force(first - A_DAY), in_force(first), in_force(last)] == [[], [agreement], [agreement]]
    assert in_force(last + A_DAY) == ([] if "ended" in dates else [agreement])


def test_in_force_leaves_out_an_agreement_that_ended_on_an_unknown_day(db):
    create_agreement(signed="2008-06-23", has_ended=True)

    assert in_force(dt.date(2008, 6, 23)) + in_force(dt.date(2026, 1, 1)) == []


def test_of_network_is_sorted_by_signature(db):
    network = create_network()
    for signed in ("2022", "2008-06", "2012"):
        create_agreement(network=network, signed=signed, has_ended=True)
    create_agreement()

    found = CooperationAgreement.objects.of_network(network.pk)

    assert [agreement.signed.iso for agreement in found] == ["2008-06", "2012", "2022"]


# --- Constraints ---------------------------------------------------------------------------------------------


def test_end_lies_after_the_day_on_which_the_agreement_takes_effect(db, sentences, assert_refused):
    early = create_agreement(signed="2010-06-23", effective="2009-01-01", ended="2009-01-02", has_ended=True)
    late = create_agreement(signed="2008-06-23", effective="2009")

    assert sentences(early) == []
    assert_refused(late, "agreement_ends_after_it_begins", ended="2008", has_ended=True)


def test_agreement_with_an_end_has_ended(assert_refused):
    agreement = create_agreement(signed="2008", ended="2010", has_ended=True)

    assert_refused(agreement, "agreement_with_an_end_has_ended", has_ended=False)


def test_network_has_one_open_agreement_and_one_a_date(db, sentences, assert_duplicate):
    network, signed = create_network(), PartialDate(2008, 6)
    create_agreement(network=network, signed=signed, has_ended=True)
    create_agreement(network=network, signed="2010", ended="2012", has_ended=True)
    create_agreement(signed="2022")
    assert sentences(create_agreement(network=network, signed="2022")) == []

    second_open = CooperationAgreement(network=network, signed=PartialDate(2023))
    assert_duplicate(second_open, "agreement_one_open_per_network")
    same_date = CooperationAgreement(network=network, signed=signed, has_ended=True)
    assert_duplicate(same_date, "agreement_once_per_date")


def test_agreement_begins_when_it_takes_effect_or_else_when_it_is_signed():
    signed, effective = PartialDate(2008), PartialDate(2009)

    assert CooperationAgreement(signed=signed).begin == signed
    assert CooperationAgreement(signed=signed, effective=effective).begin == effective
