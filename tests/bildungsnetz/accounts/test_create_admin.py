from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from bildungsnetz.accounts.management.commands import create_admin

GOOD = "vier Wörter aus Warendorf"


def answer(monkeypatch, *, names, passwords):
    names, passwords = iter(names), iter(passwords)
    monkeypatch.setattr("builtins.input", lambda prompt: next(names))
    monkeypatch.setattr(create_admin, "getpass", lambda prompt: next(passwords))


def create():
    out, err = StringIO(), StringIO()
    call_command("create_admin", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_an_administrator_may_do_everything(db, monkeypatch):
    answer(monkeypatch, names=["redaktion"], passwords=[GOOD, GOOD])

    out, err = create()

    user = User.objects.get()
    assert (user.username, user.is_staff, user.is_superuser) == ("redaktion", True, True)
    assert user.check_password(GOOD)
    assert out == "Der Zugang „redaktion“ ist angelegt. Die Redaktion finden Sie unter /admin/.\n"
    assert err == ""


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("kurz", "zu kurz"),
        ("123456789012", "komplett numerisch"),
        ("redaktion-redaktion", "zu ähnlich"),
    ],
)
def test_a_weak_password_is_asked_again(db, monkeypatch, password, sentence):
    answer(monkeypatch, names=["redaktion-redaktion"], passwords=[password, GOOD, GOOD])

    _, err = create()

    assert sentence in err
    assert User.objects.get().check_password(GOOD)


def test_a_mistyped_password_is_asked_again(db, monkeypatch):
    answer(monkeypatch, names=["redaktion"], passwords=[GOOD, GOOD + "!", GOOD, GOOD])

    _, err = create()

    assert err == "Die beiden Eingaben sind verschieden. Bitte versuchen Sie es noch einmal.\n"
    assert User.objects.get().check_password(GOOD)


def test_a_taken_or_impossible_name_is_asked_again(db, monkeypatch):
    User.objects.create(username="redaktion")
    answer(monkeypatch, names=["redaktion", "", "zwei Wörter", "leitung"], passwords=[GOOD, GOOD])

    _, err = create()

    assert len(err.splitlines()) == 3
    assert {user.username for user in User.objects.all()} == {"redaktion", "leitung"}


@pytest.mark.parametrize("interruption", [EOFError, KeyboardInterrupt])
def test_whoever_breaks_off_leaves_nothing_behind(db, monkeypatch, interruption):
    def interrupt(prompt):
        raise interruption

    monkeypatch.setattr("builtins.input", interrupt)

    with pytest.raises(CommandError, match="Es wurde kein Zugang angelegt"):
        create()
    assert User.objects.count() == 0
