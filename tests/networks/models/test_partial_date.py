import datetime as dt
import random
import re
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError

from networks.models import EducationConference, PartialDate, Precision
from networks.models.partial_date import INVALID, MONTHS, PartialDateField, PartialDateInput, years_later
from tests.databases import TOO_LONG
from tests.factories import create_agreement, create_conference, create_network

READABLE = {
    "2008": (2008, None, None),
    "2008-06": (2008, 6, None),
    "2008-06-23": (2008, 6, 23),
    "06/2008": (2008, 6, None),
    "6/2008": (2008, 6, None),
    "06.2008": (2008, 6, None),
    "6.2008": (2008, 6, None),
    "6. 2008": (2008, 6, None),
    "Juni 2008": (2008, 6, None),
    "juni 2008": (2008, 6, None),
    "JUNI 2008": (2008, 6, None),
    "März 2008": (2008, 3, None),
    "märz 2008": (2008, 3, None),
    "MÄRZ 2008": (2008, 3, None),
    "23.06.2008": (2008, 6, 23),
    "23.6.2008": (2008, 6, 23),
    "3.6.2008": (2008, 6, 3),
    "23. 06. 2008": (2008, 6, 23),
    "23. Juni 2008": (2008, 6, 23),
    "23.Juni 2008": (2008, 6, 23),
    "03. Juni 2008": (2008, 6, 3),
    "23.\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2008": (2008, 6, 23),
    "  23.  Juni \t 2008\n": (2008, 6, 23),
    "\N{EM SPACE}2008\N{IDEOGRAPHIC SPACE}": (2008, None, None),
    "29.02.2008": (2008, 2, 29),
    "29. Februar 2000": (2000, 2, 29),
    "31.12.9999": (9999, 12, 31),
    "0001": (1, None, None),
}

UNREADABLE = [
    "",
    " ",
    "08",
    "208",
    "20080623",
    "200806",
    "12008",
    "-2008",
    "+2008",
    "2008.",
    "2008-",
    "2008-6",
    "2008-6-3",
    "2008-06-",
    "2008-06-233",
    "2008/06",
    "2008.06",
    "23.06.08",
    "23-06-2008",
    "23/06/2008",
    "23 Juni 2008",
    "23. Juni",
    "Juni",
    "Jun 2008",
    "Juni2008",
    "June 2008",
    "Sommer 2008",
    "vor 2008",
    "2008 oder 2009",
    "2008–2009",
    "morgen",
    "null",
    "None",
    "0000",
    "0000-01-01",
    "01.01.0000",
    "2008-00",
    "2008-13",
    "00.2008",
    "13.2008",
    "13/2008",
    "2008-06-00",
    "2008-06-31",
    "0. Juni 2008",
    "00.06.2008",
    "31.06.2008",
    "32.01.2008",
    "29.02.2007",
    "29.02.1900",
    "30.02.2008",
    "30. Februar 2008",
    "2008-02-30",
    "2008-06-23T00:00",
    "2008-06-23 12:00",
    "2008-06-23\x00",
    "\x002008",
    "２００８",
    "٢٠٠٨",
    "2008-٠٦",
    "२३.०६.२००८",
    "²008",
    "1e3",
    "2_008",
    "<2008>",
    "1" * 10_000,
    "1." * 5_000,
    "Juni " * 2_000,
]

FACES = [
    # year, month, day: precision, first, last, ISO, as text, as phrase
    (
        PartialDate(2008),
        Precision.YEAR,
        dt.date(2008, 1, 1),
        dt.date(2008, 12, 31),
        "2008",
        "2008",
        "2008",
    ),
    (
        PartialDate(2008, 2),
        Precision.MONTH,
        dt.date(2008, 2, 1),
        dt.date(2008, 2, 29),
        "2008-02",
        "Februar\N{NO-BREAK SPACE}2008",
        "im Februar\N{NO-BREAK SPACE}2008",
    ),
    (
        PartialDate(2009, 2),
        Precision.MONTH,
        dt.date(2009, 2, 1),
        dt.date(2009, 2, 28),
        "2009-02",
        "Februar\N{NO-BREAK SPACE}2009",
        "im Februar\N{NO-BREAK SPACE}2009",
    ),
    (
        PartialDate(2008, 12),
        Precision.MONTH,
        dt.date(2008, 12, 1),
        dt.date(2008, 12, 31),
        "2008-12",
        "Dezember\N{NO-BREAK SPACE}2008",
        "im Dezember\N{NO-BREAK SPACE}2008",
    ),
    (
        PartialDate(2008, 6, 3),
        Precision.DAY,
        dt.date(2008, 6, 3),
        dt.date(2008, 6, 3),
        "2008-06-03",
        "3.\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2008",
        "am 3.\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2008",
    ),
    (
        PartialDate(987),
        Precision.YEAR,
        dt.date(987, 1, 1),
        dt.date(987, 12, 31),
        "0987",
        "987",
        "987",
    ),
]


def a_random_date(chance: random.Random) -> PartialDate:
    day = dt.date(2008, 1, 1) + dt.timedelta(days=chance.randrange(6 * 365))
    return PartialDate(*(day.year, day.month, day.day)[: chance.randint(1, 3)])


@pytest.mark.parametrize(("text", "parts"), READABLE.items())
def test_parse(text, parts):
    assert PartialDate.parse(text) == PartialDate(*parts)


@pytest.mark.parametrize("number", range(1, 13))
def test_parse_knows_every_month(number):
    assert PartialDate.parse(f"1. {MONTHS[number - 1]} 2008") == PartialDate(2008, number, 1)


@pytest.mark.parametrize("text", UNREADABLE, ids=lambda text: repr(text[:20]))
def test_parse_refuses(text):
    with pytest.raises(ValueError, match=r"Not a date|must be in|out of range"):
        PartialDate.parse(text)


def test_parse_reads_what_it_writes(chance):
    dates = [a_random_date(chance) for _ in range(300)]

    assert [PartialDate.parse(date.iso) for date in dates] == dates
    assert [PartialDate.parse(str(date)) for date in dates] == dates


def test_partial_date_with_a_day_but_no_month():
    with pytest.raises(ValueError, match="A day needs its month"):
        PartialDate(2008, None, 23)


@pytest.mark.parametrize("parts", [(0,), (10_000,), (2008, 0), (2008, 13), (2008, 6, 0), (2008, 6, 31)])
def test_partial_date_that_no_calendar_has(parts):
    with pytest.raises(ValueError, match=r"must be in|is out of range"):
        PartialDate(*parts)


@pytest.mark.parametrize(("date", "precision", "first", "last", "iso", "text", "phrase"), FACES)
def test_partial_date_faces(date, precision, first, last, iso, text, phrase):
    assert (date.precision, date.first, date.last) == (precision, first, last)
    assert (date.iso, str(date), date.phrase) == (iso, text, phrase)


# --- Form ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", [PartialDate(2008), PartialDate(2008, 3), PartialDate(2008, 6, 23)])
def test_input_shows_what_it_reads(date):
    field = PartialDateInput()

    shown = field.prepare_value(date)

    assert "\N{NO-BREAK SPACE}" not in shown
    assert field.clean(shown) == date
    assert not field.has_changed(date, shown)


def test_input_shows_again_what_it_could_not_read():
    assert PartialDateInput().prepare_value("irgendwann") == "irgendwann"


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        (None, "", False),
        (None, "  ", False),
        (None, "2008", True),
        (PartialDate(2008), "", True),
        (PartialDate(2008), "2009", True),
        (PartialDate(2008), "Juni 2008", True),
        (PartialDate(2008), "irgendwann", True),
        (PartialDate(2008, 6, 23), "23.06.2008", False),
        (PartialDate(2008, 6, 23), " 2008-06-23 ", False),
    ],
)
def test_input_has_changed(initial, data, changed):
    assert PartialDateInput(required=False).has_changed(initial, data) is changed


@pytest.mark.parametrize("text", ["irgendwann", "31.06.2008", "2008-00", "\x00", "1" * 10_000])
def test_input_says_how_to_write_a_date(text):
    with pytest.raises(ValidationError) as refused:
        PartialDateInput().clean(text)

    assert refused.value.messages == [INVALID]


@pytest.mark.parametrize("text", ["", " ", None])
def test_input_that_is_required(text):
    with pytest.raises(ValidationError) as refused:
        PartialDateInput().clean(text)

    assert refused.value.messages == ["Dieses Feld ist zwingend erforderlich."]


def test_field_has_its_own_input():
    formfield = PartialDateField("Datum", null=True, blank=True).formfield()

    assert type(formfield) is PartialDateInput
    assert (formfield.label, formfield.required) == ("Datum", False)
    assert formfield.clean("") is None


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
def test_field_takes(value, date):
    assert PartialDateField(null=True).to_python(value) == date
    assert PartialDateField(null=True).get_prep_value(value) == (date.iso if date else None)


def test_field_refuses_in_german():
    with pytest.raises(ValidationError) as refused:
        PartialDateField().clean("irgendwann", None)

    assert refused.value.messages == [INVALID]


def test_field_is_written_into_a_migration_without_its_length():
    assert PartialDateField("Datum", null=True).deconstruct()[3] == {"verbose_name": "Datum", "null": True}


@pytest.mark.parametrize("date", [PartialDate(2008), PartialDate(2008, 6), PartialDate(2008, 6, 23)])
def test_field_brings_back_what_was_saved(db, date):
    conference = create_conference(date=date)

    conference.refresh_from_db()

    assert conference.date == date
    assert list(EducationConference.objects.filter(date=date)) == [conference]
    assert list(EducationConference.objects.filter(date=str(date))) == [conference]


def test_field_sorts_by_the_first_day_and_the_vaguer_first(db, chance):
    network = create_network()
    in_order = [
        "2007-12-31",
        "2008",
        "2008-01",
        "2008-01-01",
        "2008-01-31",
        "2008-02",
        "2008-10",
        "2008-12-31",
        "2009",
    ]
    for date in chance.sample(in_order, len(in_order)):
        create_conference(network=network, date=date)

    found = EducationConference.objects.order_by("date").values_list("date", flat=True)

    assert [date.iso for date in found] == in_order


def test_dates_survive_dumpdata_and_loaddata(db, tmp_path):
    network = create_network(as_of="Juni 2008")
    create_agreement(network=network, signed="23.06.2008", effective="2009", as_of=None)
    models = ["networks.District", "networks.Network", "networks.CooperationAgreement"]
    natural = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
    before, after = StringIO(), StringIO()
    call_command("dumpdata", *models, stdout=before, **natural)
    fixture = tmp_path / "dump.json"
    fixture.write_text(before.getvalue(), encoding="utf-8")

    network.agreements.all().delete()
    network.delete()
    call_command("loaddata", fixture, verbosity=0)
    call_command("dumpdata", *models, stdout=after, **natural)

    dates = re.findall(r'"(as_of|signed|effective|ended)": (null|"[^"]*")', before.getvalue())
    assert dates == [
        ("as_of", "null"),
        ("as_of", '"2008-06"'),
        ("as_of", "null"),
        ("signed", '"2008-06-23"'),
        ("effective", '"2009"'),
        ("ended", "null"),
    ]
    assert after.getvalue() == before.getvalue()


@pytest.mark.parametrize("text", ["2008", "2008-01", "2008-12", "2008-01-01", "2008-12-31", "9999", "0001"])
def test_column_check_accepts(plain_update, text):
    assert plain_update(create_conference(), date=text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8",
        "20080623",
        "2008-6",
        "2008-006",
        "2008/06",
        "2008-00",
        "2008-13",
        "2008-06-00",
        "2008-06-32",
        "2008-6-23",
        "2008-06/23",
        "2008-06-2 ",
        " 2008",
        "Juni",
        "２００８",
        "23.06.2008",
        "2008-06-23T00:00",
        "2-08",
        "----",
        "-200",
        "2008-1-",
        "2008-1--01",
        "0000",
        "0000-01",
        "2008-02-30",
        "2008-04-31",
    ],
)
def test_column_check_refuses(plain_update, text):
    conference = create_conference()

    with pytest.raises(DatabaseError, match=f"CHECK constraint failed|violates check constraint|{TOO_LONG}"):
        plain_update(conference, date=text)


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
