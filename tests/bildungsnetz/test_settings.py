"""Each start is a process of its own: settings are read once, from the environment it was given."""

import ast
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "DJANGO_SECRET_KEY": "9f2c-Vj6Lq_bX4tHs8eRk1ZpWd7mYgUa3NcQo5TiBx0-lang-genug",
    "DJANGO_ALLOWED_HOSTS": "bildungsnetz.example",
    "DJANGO_HTTPS": "proxy",
}


def start(*arguments, **environment):
    """What manage.py says, without any variable but those given."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def check(**environment):
    """Of the settings, whatever data this machine happens to have."""
    environment = PRODUCTION | {"DATABASE_URL": "sqlite://:memory:"} | environment
    return start("check", "--deploy", "--fail-level", "WARNING", **environment)


def test_production_starts_with_the_documented_variables():
    started = check(
        DJANGO_SECURITY_CONTACT="mailto:sicherheit@beispiel.example",
        DJANGO_SECURITY_EXPIRES="2999-01-01T00:00:00Z",
    )

    assert started.stderr == ""
    assert re.fullmatch(r"System check identified no issues \(\d+ silenced\)\.\n", started.stdout)
    assert started.returncode == 0


def test_production_without_a_security_txt_is_told_so_and_passes():
    started = check()

    assert re.findall(r"\((\w+\.[A-Z]\d+)\)", started.stderr) == ["bildungsnetz.I001"]
    assert started.returncode == 0


def test_production_whose_security_txt_has_expired_does_not_pass():
    started = check(
        DJANGO_SECURITY_CONTACT="mailto:sicherheit@beispiel.example",
        DJANGO_SECURITY_EXPIRES="2020-01-01T00:00:00Z",
    )

    assert re.findall(r"\((\w+\.[A-Z]\d+)\)", started.stderr) == ["bildungsnetz.W001"]
    assert started.returncode == 1


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_refuses_to_start_without(name):
    started = start("check", **{key: value for key, value in PRODUCTION.items() if key != name})

    assert started.returncode == 1
    assert f"Bitte setzen Sie die Umgebungsvariable {name} (siehe docs/betrieb.md)." in started.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DJANGO_SECRET_KEY", "x9" * 24 + "y", "DJANGO_SECRET_KEY ist zu kurz oder zu einfach"),
        ("DJANGO_SECRET_KEY", "abcd" * 20, "DJANGO_SECRET_KEY ist zu kurz oder zu einfach"),
        ("DJANGO_ALLOWED_HOSTS", "", "DJANGO_ALLOWED_HOSTS muss die Namen nennen"),
        ("DJANGO_ALLOWED_HOSTS", "bildungsnetz.example, *", "DJANGO_ALLOWED_HOSTS muss die Namen nennen"),
        ("DJANGO_HTTPS", "nein", "DJANGO_HTTPS kennt nur direkt und proxy, nicht „nein“."),
        ("DJANGO_HSTS_SECONDS", "ein Jahr", "DJANGO_HSTS_SECONDS muss eine ganze Zahl ab 0 sein"),
        ("DJANGO_LOCAL", "true", "DJANGO_LOCAL kennt nur 1 (ja) und 0 (nein), nicht „true“."),
    ],
)
def test_production_refuses(name, value, sentence):
    started = start("check", **PRODUCTION | {name: value})

    assert started.returncode == 1
    assert sentence in started.stderr


def test_ones_own_machine_needs_one_variable():
    assert start("check", DJANGO_LOCAL="1").returncode == 0


@pytest.mark.parametrize(
    ("environment", "is_shown"),
    [
        (PRODUCTION, False),
        (PRODUCTION | {"DJANGO_DEBUG": "1"}, False),
        ({"DJANGO_LOCAL": "1"}, False),
        ({"DJANGO_LOCAL": "1", "DJANGO_DEBUG": "1"}, True),
    ],
    ids=["server", "server that asks for it", "own machine", "own machine that asks for it"],
)
def test_djangos_own_error_pages_show_only_on_ones_own_machine(environment, is_shown):
    code = "from django.conf import settings; print(settings.DEBUG)"

    assert start("shell", "--no-imports", "-c", code, **environment).stdout == f"{is_shown}\n"


@pytest.mark.parametrize(("environment", "is_live"), [(PRODUCTION, False), ({"DJANGO_LOCAL": "1"}, True)])
def test_edited_static_files_are_served_at_once_only_on_ones_own_machine(environment, is_live):
    code = (
        "from django.conf import settings; print(settings.WHITENOISE_AUTOREFRESH, settings.WHITENOISE_USE_FINDERS, "
        "'Manifest' not in settings.STORAGES['staticfiles']['BACKEND'])"
    )

    assert (
        start("shell", "--no-imports", "-c", code, **environment).stdout == f"{is_live} {is_live} {is_live}\n"
    )


@pytest.mark.parametrize(("https", "trusted"), [("proxy", True), ("direkt", False)])
def test_only_behind_a_proxy_its_header_is_trusted(https, trusted):
    code = "from django.conf import settings; print(settings.SECURE_PROXY_SSL_HEADER is not None)"

    started = start("shell", "--no-imports", "-c", code, **PRODUCTION | {"DJANGO_HTTPS": https})

    assert started.stdout == f"{trusted}\n"


def test_the_operators_handbook_names_each_variable_and_no_other():
    read = {
        node.args[0].value
        for file in ["bildungsnetz/settings.py", "deploy/gunicorn.conf.py", "deploy/healthcheck.py"]
        for node in ast.walk(ast.parse((settings.BASE_DIR / file).read_text()))
        if isinstance(node, ast.Call) and re.fullmatch(r"env\.\w+|os\.environ\.get", ast.unparse(node.func))
    }
    handbook = (settings.BASE_DIR / "docs" / "betrieb.md").read_text()

    assert set(re.findall(r"^\| `([A-Z_]+)`", handbook, re.MULTILINE)) == read
