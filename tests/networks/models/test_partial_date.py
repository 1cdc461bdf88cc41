import datetime as dt
import itertools
import random
import re
from functools import partial

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from networks.models import EducationConference, PartialDate, Precision
from networks.models.partial_date import (
    INVALID,
    MONTHS,
    NO_SUCH_DAY,
    SEVERAL,
    SHORT_YEAR,
    DayInput,
    PartialDateField,
    PartialDateInput,
    not_in_future,
    plausible,
    years_later,
)
from tests.databases import TOO_LONG
from tests.factories import create_agreement, create_conference, create_network, create_seat

READABLE = {
    (2008, None, None): [
        "2008",
        "\N{EM SPACE}2008\N{IDEOGRAPHIC SPACE}",
        "2008.",
        "２００８",
        "٢٠٠٨",
        "\x002008",
    ],
    (2008, 6, None): [
        *[
            "2008-06",
            "06/2008",
            "6/2008",
            "06.2008",
            "6.2008",
            "6. 2008",
            "Juni 2008",
            "Jun. 2008",
            "Juni2008",
        ],
        "im Juni 2008",
    ],
    (2008, 3, None): ["März 2008", "märz 2008", "MÄRZ 2008", "Ma\u0308rz 2008", "Maerz 2008", "Mrz. 2008"],
    (2008, 1, None): ["Jan. 2008", "Jänner 2008"],
    (2008, 9, None): ["Sept. 2008", "Sep 2008", "Sep. 2008", "sept 2008"],
    (2008, 6, 23): [
        *["2008-06-23", "23.06.2008", "23.6.2008", "23. 06. 2008", "23. Juni 2008", "23.Juni 2008"],
        *["23.\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2008", "  23.  Juni \t 2008\n", "23 Juni 2008"],
        *["Montag, 23. Juni 2008", "Mo., 23.6.2008", "am Montag, dem 23. Juni 2008", "Stand: 23.06.2008"],
        *[
            "2008–06–23",
            "23–06–2008",
            "23-06-2008",
            "2008.06.23",
            "२३.०६.२००८",
            "23 . 6 . 2008",
            "23.06.2008,",
        ],
        "\u200e23\u200e.\u200e06\u200e.\u200e2008",
    ],
    (2008, 6, 3): ["3.6.2008", "03. Juni 2008", "2008-6-3"],
    (2008, 6, 28): ["Sonnabend, 28. Juni 2008", "Sa 28.6.2008"],
    (2000, 2, 29): ["29. Februar 2000"],
    (9999, 12, 31): ["31.12.9999"],
    (1, None, None): ["0001"],
} | {(2008, number, 1): [f"1. {month} 2008"] for number, month in enumerate(MONTHS, 1)}

REFUSED = {
    INVALID: [
        *[
            "",
            " ",
            "208",
            "20080623",
            "200806",
            "12008",
            "-2008",
            "+2008",
            "2008-",
            "2008-06-",
            "2008-06-233",
        ],
        *[
            "2008.06",
            "23/06/2008",
            "23. Juni",
            "23.6.",
            "Juni",
            "June 2008",
            "Sommer 2008",
            "vor 2008",
        ],
        *["morgen", "null", "2008-06-23T00:00", "2008-06-23 12:00", "²008", "1e3", "2_008", "<2008>"],
        *["1" * 10_000, "1." * 5_000, "Juni " * 2_000],
    ],
    NO_SUCH_DAY: [
        *[
            "0000",
            "0000-01-01",
            "01.01.0000",
            "2008-00",
            "2008-13",
            "00.2008",
            "13.2008",
            "13/2008",
            "2008-06-00",
        ],
        *["2008-06-31", "0. Juni 2008", "00.06.2008", "31.06.2008", "32.01.2008", "29.02.2007", "29.02.1900"],
        *["30. Februar 2008", "2008-02-30"],
    ],
    SEVERAL: [
        *[
            "2008 oder 2009",
            "2008–2009",
            "2008-2009",
            "2008/09",
            "2008/06",
            "12.–14. September 2022",
            "12-14.9.2022",
        ],
        *["14./15.9.2022", "14.9.2022 bis 16.9.2022"],
    ],
    SHORT_YEAR.format("den 1. August 2024"): ["1.8.24", "1. Aug. 24", "01-08-24"],
    SHORT_YEAR.format("September 2024"): ["9/24", "Sept. '24"],
    SHORT_YEAR.format("1998"): ["98"],
    "Der 23. Juni 2008 ist ein Montag. Bitte prüfen Sie das Datum.": [
        "Dienstag, 23. Juni 2008",
        "So 23.6.2008",
    ],
}


def a_random_date(chance: random.Random) -> PartialDate:
    day = dt.date(2008, 1, 1) + dt.timedelta(days=chance.randrange(6 * 365))
    return PartialDate(*(day.year, day.month, day.day)[: chance.randint(1, 3)])


def test_parse_reads_each_notation():
    parsed = {parts: [PartialDate.parse(text) for text in texts] for parts, texts in READABLE.items()}

    assert parsed == {parts: [PartialDate(*parts)] * len(texts) for parts, texts in READABLE.items()}


@pytest.mark.parametrize(("sentence", "texts"), REFUSED.items())
def test_parse_refuses_with_what_to_write(sentence, texts):
    found = {}
    for text in texts:
        with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared
            PartialDate.parse(text)
        found[text] = str(refused.value)

    assert found == dict.fromkeys(texts, sentence)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 3))
def test_parse_reads_each_date_as_it_is_shown(day, parts):
    date = PartialDate(*(day.year, day.month, day.day)[:parts])
    digits = ".".join(reversed(date.iso.split("-")))

    assert {PartialDate.parse(text) for text in (date.iso, str(date), digits)} == {date}


@pytest.mark.parametrize(
    "parts", [(2008, None, 23), (0,), (10_000,), (2008, 0), (2008, 13), (2008, 6, 0), (2008, 6, 31)]
)
def test_partial_date_refuses_impossible_parts(parts):
    with pytest.raises(ValueError, match=r"A day needs its month|must be in|is out of range"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("parts", "precision", "first", "last", "iso", "text", "preposition"),
    [
        ((987,), Precision.YEAR, (987, 1, 1), (987, 12, 31), "0987", "987", ""),
        ((2008,), Precision.YEAR, (2008, 1, 1), (2008, 12, 31), "2008", "2008", ""),
        ((2008, 2), Precision.MONTH, (2008, 2, 1), (2008, 2, 29), "2008-02", "Februar_2008", "im "),
        ((2009, 2), Precision.MONTH, (2009, 2, 1), (2009, 2, 28), "2009-02", "Februar_2009", "im "),
        ((2008, 12), Precision.MONTH, (2008, 12, 1), (2008, 12, 31), "2008-12", "Dezember_2008", "im "),
        ((2008, 6, 3), Precision.DAY, (2008, 6, 3), (2008, 6, 3), "2008-06-03", "3._Juni_2008", "am "),
    ],
)
def test_partial_date_properties(parts, precision, first, last, iso, text, preposition):
    date, text = PartialDate(*parts), text.replace("_", "\N{NO-BREAK SPACE}")

    assert (date.precision, date.first, date.last) == (precision, dt.date(*first), dt.date(*last))
    assert (date.iso, str(date), date.phrase) == (iso, text, preposition + text)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        ("2023-06-15", 1, "2024-06-15"),
        ("2024-06-15", -2, "2022-06-15"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-29", 1, "2025-03-01"),
        ("2024-02-29", -1, "2023-02-28"),
    ],
)
def test_years_later(day, years, expected):
    assert years_later(dt.date.fromisoformat(day), years) == dt.date.fromisoformat(expected)


# --- Form ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("initial", "same", "others"),
    [
        (None, ["", "  "], ["2008"]),
        (PartialDate(2008), ["2008"], ["", "2009", "Juni 2008", "irgendwann"]),
        (PartialDate(2008, 6, 23), ["23.06.2008", " 2008-06-23 "], ["Juni 2008"]),
    ],
)
def test_input_has_changed_where_the_date_differs(initial, same, others):
    field = PartialDateInput(required=False)

    assert [text for text in same + others if field.has_changed(initial, text)] == others


def test_input_shows_a_readable_date_and_keeps_unreadable_text():
    values = [PartialDate(2008), PartialDate(2008, 3), PartialDate(2008, 6, 23), "irgendwann"]
    shown = [PartialDateInput().prepare_value(value) for value in values]

    assert shown == ["2008", "März 2008", "23. Juni 2008", "irgendwann"]


@pytest.mark.parametrize("text", ["irgendwann", "\x00", "1" * 10_000])
def test_input_and_field_explain_an_invalid_date(text):
    for clean in (PartialDateInput().clean, partial(PartialDateField().clean, model_instance=None)):
        with pytest.raises(ValidationError) as refused:
            clean(text)
        assert refused.value.messages == [INVALID]


def test_field_has_its_own_input():
    formfield = PartialDateField("Datum", null=True, blank=True).formfield()

    assert type(formfield) is PartialDateInput
    assert (formfield.label, formfield.required) == ("Datum", False)
    assert (formfield.clean(""), formfield.clean("06/2008")) == (None, PartialDate(2008, 6))


@pytest.mark.parametrize(
    ("check", "text", "sentence"),
    [
        *((plausible, text, None) for text in ("1990", "2024-06-16", "2034-12-31")),
        *((plausible, text, "1990 bis 2034.") for text in ("1989-12-31", "2035", "2202-09-14", "0022")),
        *((partial(plausible, earliest=1800), text, None) for text in ("1800", "1949-05-23")),
        *((not_in_future, text, None) for text in ("2024", "2024-06", "2024-06-15", "1066")),
        *((not_in_future, text, "liegt in der Zukunft.") for text in ("2024-06-16", "2024-07", "2025")),
    ],
)
def test_bounds_of_dates(today, check, text, sentence):
    date = PartialDate.parse(text)
    found = []
    for value in (date, date.first):
        try:
            check(value)
        except ValidationError as error:
            found += error.messages

    assert [sentence in message for message in found] == [True] * 2 * bool(sentence)


def test_day_is_read_with_its_day_only(today):
    field = DayInput(required=False)

    assert [field.clean(text) for text in ("14. Sept. 2022", "2022-09-14", "")] == [
        dt.date(2022, 9, 14)
    ] * 2 + [None]
    for text, sentence in {
        "Sept. 2022": "auch den Tag",
        "14.9.22": "den 14. September 2022?",
        "1.1.1066": "Jahr",
    }.items():
        with pytest.raises(ValidationError, match=re.escape(sentence)):
            field.clean(text)


# --- Database ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (None, None),
        ("", None),
        (2008, PartialDate(2008)),
        ("Juni 2008", PartialDate(2008, 6)),
        (dt.date(2008, 6, 23), PartialDate(2008, 6, 23)),
        (PartialDate(2008), PartialDate(2008)),
    ],
)
def test_field_converts(value, date):
    assert PartialDateField(null=True).to_python(value) == date
    assert PartialDateField(null=True).get_prep_value(value) == (date.iso if date else None)


def test_migration_contains_neither_length_nor_check():
    assert PartialDateField("Datum", null=True).deconstruct()[3] == {"verbose_name": "Datum", "null": True}
    assert PartialDateField(earliest=1800).deconstruct()[3] == {"earliest": 1800}


def test_field_loads_finds_and_sorts_by_the_first_day_and_the_vaguer_first(db, chance):
    network = create_network()
    in_order = ["2007-12-31", "2008", "2008-01", "2008-01-01", "2008-01-31", "2008-02", "2008-10"]
    for date in chance.sample(in_order, len(in_order)):
        create_conference(network=network, date=date)

    conferences = EducationConference.objects.order_by("date")
    dates = [conference.date for conference in conferences]

    assert dates == [PartialDate.parse(text) for text in in_order]
    assert [conferences.get(date=date).date for date in dates] == dates
    assert [conferences.get(date=str(date)).date for date in dates] == dates


def test_dates_are_serialized_and_deserialized(db):
    agreement = create_agreement(signed="23.06.2008", effective="Januar 2009")

    (loaded,) = serializers.deserialize("json", serializers.serialize("json", [agreement]))

    dates = (PartialDate(2008, 6, 23), PartialDate(2009, 1), None)
    assert (loaded.object.signed, loaded.object.effective, loaded.object.ended) == dates


@pytest.mark.parametrize(
    "text", ["2008", "2008-01", "2008-12", "2008-01-01", "2008-02-29", "2008-12-31", "9999", "0001"]
)
def test_column_check_accepts(plain_update, text):
    assert plain_update(create_conference(), date=text) == 1


@pytest.mark.parametrize(
    "text",
    [
        *["", "8", "20080623", "2008-6", "2008-006", "2008/06", "2008-00", "2008-13", "2008-06-00", "Juni"],
        *["2008-06-32", "2008-6-23", "2008-06/23", "2008-06-2 ", " 2008", "２００８", "23.06.2008", "2-08"],
        *["2008-06-23T00:00", "----", "-200", "2008-1-", "2008-1--01", "0000", "0000-01", "2008-02-30"],
        "2008-04-31",
    ],
)
def test_column_check_refuses(plain_update, text):
    with pytest.raises(DatabaseError, match=f"CHECK constraint failed|violates check constraint|{TOO_LONG}"):
        plain_update(create_conference(), date=text)


BEGINS = ["2008", "2008-06", "2008-06-23"]
ENDS = ["2007-12-31", "2008", "2008-01-01", "2008-05", "2008-06", "2008-07", "2009-01-01"]
ENDS += ["2008-06-22", "2008-06-23", "2008-06-24"]


@pytest.mark.parametrize(
    ("create", "begin", "end", "values"),
    [(create_agreement, "signed", "ended", {"has_ended": True}), (create_seat, "begins", "ends", {})],
)
def test_end_lies_after_the_beginning(db, sentences, assert_refused, create, begin, end, values):
    """The last day of the end is not before the first day of the beginning, and two known days differ."""
    name = create.__name__.removeprefix("create_")
    for one, two in itertools.product(BEGINS, ENDS):
        first, last, columns = PartialDate.parse(one), PartialDate.parse(two), values | {begin: one, end: two}
        if last.last >= first.first and not (first == last and first.day):
            assert (columns, sentences(create(**columns))) == (columns, [])
        else:
            assert_refused(create(), f"{name}_ends_after_it_begins", **columns)
