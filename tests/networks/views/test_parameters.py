import datetime as dt

import pytest
from django.http import QueryDict

from networks.models.partial_date import INVALID
from networks.views.parameters import REPEATED, DayForm, SeatFilter

TODAY = dt.date(2024, 6, 15)
NEEDS_DAY = "Bitte geben Sie auch den Tag an, zum Beispiel 23.06.2008."


@pytest.mark.parametrize(
    ("query", "day"),
    [
        *((query, "2024-06-15") for query in ("", "am=", "am=&am=", "vom=2008-06-23", "am=%00")),
        *(
            (f"am={text}", "2008-06-23")
            for text in ("2008-06-23", "23.06.2008", "23.+Juni+2008", "2008-06-23%0A", "٢٣.٠٦.٢٠٠٨")
        ),
        *((f"{text}am=2008-06-23", "2008-06-23") for text in ("am=&", "am=2008-06-23&")),
    ],
)
def test_day_is_read_as_people_write_it(query, day, today):
    form = DayForm(QueryDict(query), today)

    assert (form.day.isoformat(), form.status) == (day, 200)
    assert 'type="date"' in str(form["am"])
    assert f'value="{day}"' in str(form["am"])


@pytest.mark.parametrize(
    ("query", "typed", "sentence"),
    [
        *((f"am={text}", text, INVALID) for text in ("heute", "2008-06-23T00:00")),
        *((f"am={text}", text, NEEDS_DAY) for text in ("2008", "Juni 2008")),
        ("am=30.02.2008", "30.02.2008", "Diesen Tag oder Monat gibt es nicht. Bitte prüfen Sie das Datum."),
        ("am=23.06.0208", "23.06.0208", "Bitte prüfen Sie das Jahr: Möglich ist 1990 bis 2034."),
        ("am=2008-06-23&am=gestern", "2008-06-23", REPEATED),
    ],
)
def test_wrong_day_is_said_at_the_field_with_what_was_typed(query, typed, sentence, today):
    form = DayForm(QueryDict(query), today)
    field = str(form["am"])

    assert (form.day, form.status, form.errors) == (TODAY, 400, {"am": [sentence]})
    assert [
        part in field for part in (f'value="{typed}"', 'aria-invalid="true"', "am_error", "autofocus")
    ] == [True] * 4
    assert 'type="text"' in field


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("", ["netzwerk", "", ""]),
        ("sortiert=sitze&seite=obere&funktion=%20Jugend%09Amt%00", ["sitze", "obere", "Jugend Amt"]),
        (f"funktion={'%C3%BC' * 100}&seite=&seite=kommune", ["netzwerk", "kommune", "ü" * 100]),
    ],
)
def test_filter_is_read(query, values):
    form = SeatFilter(QueryDict(query))

    assert ([form.value(name) for name in ("sortiert", "seite", "funktion")], form.status) == (values, 200)


@pytest.mark.parametrize(
    ("query", "name", "sentence"),
    [
        ("sortiert=Sitze", "sortiert", "Danach können wir nicht sortieren. Bitte wählen Sie eine Spalte."),
        ("seite=OBERE", "seite", "Diese Seite kennen wir nicht. Bitte wählen Sie eine aus der Liste."),
        (
            f"funktion={'a' * 101}",
            "funktion",
            "Hier ist Platz für 100 Zeichen, Sie haben 101 geschrieben. Bitte kürzen Sie den Text.",
        ),
        ("funktion=a&funktion=b", "funktion", REPEATED),
    ],
)
def test_wrong_filter_is_said_at_its_field(query, name, sentence):
    form = SeatFilter(QueryDict(query))

    assert (form.errors, form.status) == ({name: [sentence]}, 400)
    assert form.value("sortiert") == "netzwerk"
