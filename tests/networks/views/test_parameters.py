import datetime as dt

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict

from networks.views.parameters import requested_choice, requested_day, requested_text

TODAY = dt.date(2024, 6, 15)
SENTENCE = (
    "Das Datum hinter „am=“ konnten wir nicht lesen. "
    "Bitte schreiben Sie es als Jahr, Monat und Tag, zum Beispiel „am=2024-06-15“."
)


@pytest.mark.parametrize(
    ("data", "day"),
    [
        *((data, "2024-06-15") for data in ({}, {"am": ""}, {"am": ["", ""]}, {"vom": "2008-06-23"})),
        *(
            ({"am": text}, "2008-06-23")
            for text in (" 2008-06-23", "2008‐06‐23", "2008-06-23\n", "2008-06-23\x00")
        ),
        *(({"am": text}, text) for text in ("2008-06-23", "2024-02-29", "0001-01-01", "9999-12-31")),
    ],
)
def test_requested_day(rf, data, day):
    assert requested_day(rf.get("/", data), default=TODAY).isoformat() == day


@pytest.mark.parametrize(
    "texts",
    [
        *([text] for text in (" ", "heute", "<script>", "\x00", "9" * 10_000)),
        *([text] for text in ("23.06.2008", "2008", "2008-06", "2008-6-23", "20080623", "2008-W25-1")),
        *([text] for text in ("2008-06-23T00:00", "2008-06 -23")),
        *([text] for text in ("2026-13-01", "2026-01-00", "2026-02-29", "0000-01-01", "10000-01-01")),
        *([text] for text in ("２００８-06-23", "٢٠٠٨-٠٦-٢٣", "\udcff")),
        *(["2008-06-23", "gestern"], ["gestern", "2008-06-23"], ["", "2008-06-23"]),
    ],
    ids=lambda texts: repr(texts)[:20],
)
def test_requested_day_that_is_none(rf, texts):
    request = rf.get("/")
    request.GET = QueryDict(mutable=True)
    request.GET.setlist("am", texts)

    with pytest.raises(BadRequest) as refused:
        requested_day(request, default=TODAY)

    assert str(refused.value) == SENTENCE


# --- Choice --------------------------------------------------------------------------------------------------

CHOICES = {"obere": "Land", "kommune": "Kommune"}


@pytest.mark.parametrize(
    ("data", "choice"),
    [
        *((data, "alle") for data in ({}, {"seite": ""}, {"seite": ["", ""]}, {"funktion": "obere"})),
        *(({"seite": text}, text) for text in CHOICES),
        ({"seite": " obere\u200b"}, "obere"),
    ],
)
def test_requested_choice(rf, data, choice):
    assert requested_choice(rf.get("/", data), "seite", CHOICES, default="alle") == choice


@pytest.mark.parametrize(
    "text",
    [" ", "alle", "OBERE", "ober", "Land", "\x00", "<script>", ["obere", "kommune"], ["", "obere"]],
    ids=repr,
)
def test_requested_choice_that_is_none(rf, text):
    with pytest.raises(BadRequest) as refused:
        requested_choice(rf.get("/", {"seite": text}), "seite", CHOICES, default="")

    assert str(refused.value) == (
        "Mit dem Wert hinter „seite=“ können wir nichts anfangen. Möglich sind: obere, kommune."
    )


# --- Text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", ""),
        ("funktion=", ""),
        ("funktion=%00", ""),
        ("funktion=%FF", ""),
        ("funktion=%20Jugend%09Amt%20", "Jugend Amt"),
        ("funktion=%C3%84mter", "Ämter"),
        ("funktion=A%CC%88mter", "Ämter"),
        ("funktion=a&funktion=b", "b"),
        ("funktion=%3Cb%3E", "<b>"),
        (f"funktion={'%C3%BC' * 100}", "ü" * 100),
        (f"funktion={'%00' * 1000}a", "a"),
    ],
    ids=lambda text: text[:24],
)
def test_requested_text(rf, query, text):
    assert requested_text(rf.get(f"/?{query}"), "funktion") == text


@pytest.mark.parametrize("length", [101, 10_000])
def test_requested_text_that_is_too_long(rf, length):
    with pytest.raises(BadRequest) as refused:
        requested_text(rf.get("/", {"funktion": "a" * length}), "funktion")

    assert str(refused.value) == "Ihre Eingabe ist zu lang. Bitte nehmen Sie höchstens 100 Zeichen."
