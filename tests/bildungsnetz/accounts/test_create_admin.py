from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from bildungsnetz.accounts.management.commands import create_admin

GOOD, DIFFERENT = "vier Wörter aus Warendorf", "Die beiden Eingaben sind verschieden. Bitte versuchen"


@pytest.mark.parametrize(
    ("names", "passwords", "complaints"),
    [
        (["leitung"], [GOOD, GOOD], []),
        (
            ["leitung"],
            ["kurz", "123456789012", "leitung-neu1", GOOD, GOOD],
            ["zu kurz", "numerisch", "ähnlich"],
        ),
        (["leitung"], [GOOD, GOOD + "!", GOOD, GOOD], [DIFFERENT]),
        (["redaktion", "", "zwei Wörter", "leitung"], [GOOD, GOOD], ["gibt es schon", "leer", "gültigen"]),
    ],
)
def test_administrator_is_created_after_valid_answers(db, monkeypatch, names, passwords, complaints):
    User.objects.create(username="redaktion")
    names, passwords, out, err = iter(names), iter(passwords), StringIO(), StringIO()
    monkeypatch.setattr("builtins.input", lambda prompt: next(names))
    monkeypatch.setattr(create_admin, "getpass", lambda prompt: next(passwords))

    call_command("create_admin", stdout=out, stderr=err)

    user = User.objects.latest("pk")
    assert (user.username, user.is_staff, user.is_superuser) == ("leitung", True, True)
    assert user.check_password(GOOD) is True
    assert out.getvalue() == "Der Zugang „leitung“ ist angelegt. Die Redaktion finden Sie unter /admin/.\n"
    assert [words for words in complaints if words not in err.getvalue()] == []
    assert bool(err.getvalue()) == bool(complaints)


@pytest.mark.parametrize("interruption", [EOFError, KeyboardInterrupt])
def test_interrupted_command_creates_nobody(db, monkeypatch, interruption):
    def interrupt(prompt):
        raise interruption

    monkeypatch.setattr("builtins.input", interrupt)

    with pytest.raises(CommandError, match="Es wurde kein Zugang angelegt"):
        call_command("create_admin")
    assert User.objects.count() == 0
