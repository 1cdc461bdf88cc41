import pytest
from django.core.exceptions import ImproperlyConfigured

from bildungsnetz import env


def test_text_is_the_value(monkeypatch):
    monkeypatch.setenv("NAME", "$ecret %20")

    assert env.text("NAME") == "$ecret %20"
    assert env.text("NAME", "anders") == "$ecret %20"


def test_text_falls_back_to_its_default(monkeypatch):
    monkeypatch.delenv("NAME", raising=False)

    assert env.text("NAME", "") == ""


def test_missing_text_says_what_to_set(monkeypatch):
    monkeypatch.delenv("NAME", raising=False)

    with pytest.raises(ImproperlyConfigured, match="Bitte setzen Sie die Umgebungsvariable NAME"):
        env.text("NAME")


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("0", False)])
def test_flag_knows_two_spellings(monkeypatch, value, expected):
    monkeypatch.setenv("NAME", value)

    assert env.flag("NAME") is expected


@pytest.mark.parametrize("value", ["", "true", "True", "yes", "ja", "01", " 1"])
def test_flag_refuses_every_other_spelling(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    with pytest.raises(ImproperlyConfigured, match="NAME kennt nur 1"):
        env.flag("NAME")


@pytest.mark.parametrize("default", [True, False])
def test_flag_falls_back_to_its_default(monkeypatch, default):
    monkeypatch.delenv("NAME", raising=False)

    assert env.flag("NAME", default=default) is default


def test_words_are_split_at_commas(monkeypatch):
    monkeypatch.setenv("NAME", " www.example.org,, example.org ,")

    assert env.words("NAME") == ["www.example.org", "example.org"]


def test_empty_words_are_none(monkeypatch):
    monkeypatch.setenv("NAME", " , ")

    assert env.words("NAME") == []


@pytest.mark.parametrize(("value", "expected"), [("0", 0), ("31536000", 31_536_000)])
def test_number_counts_from_zero(monkeypatch, value, expected):
    monkeypatch.setenv("NAME", value)

    assert env.number("NAME", default=7) == expected


@pytest.mark.parametrize("value", ["", "-1", "1.5", "ein Jahr", "٣", "²", "1_000", " 1"])
def test_number_refuses_everything_else(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    with pytest.raises(ImproperlyConfigured, match="NAME muss eine ganze Zahl ab 0 sein"):
        env.number("NAME", default=7)


def test_number_falls_back_to_its_default(monkeypatch):
    monkeypatch.delenv("NAME", raising=False)

    assert env.number("NAME", default=7) == 7


def test_one_of_knows_its_choices(monkeypatch):
    monkeypatch.setenv("NAME", "proxy")

    assert env.one_of("NAME", {"proxy", "direkt"}) == "proxy"


@pytest.mark.parametrize("value", ["", "Proxy", "1"])
def test_one_of_refuses_every_other_choice(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    with pytest.raises(ImproperlyConfigured, match="NAME kennt nur direkt und proxy"):
        env.one_of("NAME", {"proxy", "direkt"})
