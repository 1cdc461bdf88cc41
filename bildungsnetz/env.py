"""Reads settings from the environment, and says what to do when one is missing or cannot be read."""

import os

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"1": True, "0": False}


def text(name: str, default: str | None = None) -> str:
    """The variable's value. Raises ImproperlyConfigured where it is unset and has no default."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(
            f"Bitte setzen Sie die Umgebungsvariable {name} (siehe docs/betrieb.md). Auf dem eigenen Rechner genügt DJANGO_LOCAL=1."
        )
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """True for „1“, False for „0“; raises ImproperlyConfigured for every other spelling."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value not in FLAGS:
        raise ImproperlyConfigured(f"{name} kennt nur 1 (ja) und 0 (nein), nicht „{value}“.")
    return FLAGS[value]


def words(name: str, default: str | None = None) -> list[str]:
    """The variable's value, split at commas; blanks around a word and empty words are dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A whole number from 0; raises ImproperlyConfigured for everything else."""
    value = os.environ.get(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} muss eine ganze Zahl ab 0 sein, nicht „{value}“.")
    return int(value)


def one_of(name: str, choices: set[str]) -> str:
    """The variable's value, which must be one of `choices`; raises ImproperlyConfigured otherwise."""
    value = text(name)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} kennt nur {' und '.join(sorted(choices))}, nicht „{value}“.")
    return value
