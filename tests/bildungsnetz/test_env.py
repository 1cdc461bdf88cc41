import pytest
from django.core.exceptions import ImproperlyConfigured

from bildungsnetz import env

READ = {
    "text": env.text,
    "text with default": lambda name: env.text(name, "anders"),
    "flag": env.flag,
    "flag that is on": lambda name: env.flag(name, default=True),
    "words": env.words,
    "number": lambda name: env.number(name, default=7),
    "one of": lambda name: env.one_of(name, {"proxy", "direkt"}),
}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text with default", "$ecret %20", "$ecret %20"),
        ("text with default", "", ""),
        ("text with default", None, "anders"),
        ("flag", "1", True),
        ("flag that is on", "0", False),
        ("flag", None, False),
        ("flag that is on", None, True),
        ("words", " www.example.org,, example.org ,", ["www.example.org", "example.org"]),
        ("words", " , ", []),
        ("number", "0", 0),
        ("number", "31536000", 31_536_000),
        ("number", None, 7),
        ("one of", "proxy", "proxy"),
    ],
)
def test_value_is_read(monkeypatch, kind, value, expected):
    monkeypatch.delenv("NAME", raising=False)
    if value is not None:
        monkeypatch.setenv("NAME", value)

    assert READ[kind]("NAME") == expected


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("text", [None], "Bitte setzen Sie die Umgebungsvariable NAME"),
        ("one of", [None], "Bitte setzen Sie die Umgebungsvariable NAME"),
        ("flag", ["", "true", "yes", "ja", "01", " 1"], "NAME kennt nur 1"),
        (
            "number",
            ["", "-1", "1.5", "ein Jahr", "٣", "²", "1_000", " 1"],
            "NAME muss eine ganze Zahl ab 0 sein",
        ),
        ("one of", ["", "Proxy", "1"], "NAME kennt nur direkt und proxy"),
    ],
)
def test_other_value_is_refused(monkeypatch, kind, values, sentence):
    for value in values:
        monkeypatch.delenv("NAME", raising=False)
        if value is not None:
            monkeypatch.setenv("NAME", value)

        with pytest.raises(ImproperlyConfigured, match=sentence):
            READ[kind]("NAME")
