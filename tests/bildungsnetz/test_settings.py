"""The settings, read by a process of its own from the environment it is given."""

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
LOCAL = {"DJANGO_LOCAL": "1"}


def manage(*arguments, **environment):
    return python("manage.py", *arguments, **environment)


def python(*arguments, **environment):
    """Run Python with no variables but those given."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-W", "error", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_needs_no_more_than_the_documented_variables():
    """The only remark is on the expired security.txt, which this environment adds."""
    security = {
        "DJANGO_SECURITY_CONTACT": "mailto:a@b.example",
        "DJANGO_SECURITY_EXPIRES": "2020-01-01T00:00:00Z",
    }
    environment = PRODUCTION | security | {"DATABASE_URL": "sqlite://:memory:"}

    checked = manage("check", "--deploy", "--fail-level", "WARNING", **environment)

    found = re.findall(r"\((\w+\.[A-Z]\d+)\)", checked.stderr)
    assert (found, checked.returncode) == (["bildungsnetz.W001"], 1)


def test_server_loads_the_application_without_a_settings_variable():
    # Nothing was collected here, of which WhiteNoise warns.
    quiet = "ignore:No directory at:UserWarning"
    loaded = python(
        "-W", quiet, "-c", "import bildungsnetz.wsgi", **PRODUCTION, DATABASE_URL="sqlite://:memory:"
    )

    assert (loaded.stderr, loaded.returncode) == ("", 0)


# test_env.py checks what each kind of variable takes.
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        *(
            (name, None, f"setzen Sie die Umgebungsvariable {name} (siehe docs/betrieb.md)")
            for name in PRODUCTION
        ),
        ("DJANGO_SECRET_KEY", "x9" * 24 + "y", "DJANGO_SECRET_KEY ist zu kurz oder zu einfach"),
        ("DJANGO_SECRET_KEY", "abcd" * 20, "DJANGO_SECRET_KEY ist zu kurz oder zu einfach"),
        ("DJANGO_ALLOWED_HOSTS", "", "DJANGO_ALLOWED_HOSTS muss die Namen nennen"),
        ("DJANGO_ALLOWED_HOSTS", "bildungsnetz.example, *", "DJANGO_ALLOWED_HOSTS muss die Namen nennen"),
        ("DJANGO_HTTPS", "nein", "DJANGO_HTTPS kennt nur direkt und proxy, nicht „nein“."),
    ],
)
def test_production_refuses_to_start(name, value, sentence):
    environment = {key: text for key, text in (PRODUCTION | {name: value}).items() if text is not None}

    started = manage("check", **environment)

    assert (started.returncode, sentence in started.stderr) == (1, True)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        (PRODUCTION | {"DJANGO_DEBUG": "1"}, "False False True True"),
        (PRODUCTION | {"DJANGO_HTTPS": "direkt"}, "False False True False"),
        (LOCAL, "False True False False"),
        (LOCAL | {"DJANGO_DEBUG": "1"}, "True True False False"),
    ],
    ids=["server with debug", "server with TLS", "own machine", "own machine with debug"],
)
def test_debug_live_files_and_the_proxys_header(environment, expected):
    code = (
        "from django.conf import settings as s; print(s.DEBUG, s.WHITENOISE_AUTOREFRESH and s.WHITENOISE_USE_FINDERS, "
        "'Manifest' in s.STORAGES['staticfiles']['BACKEND'], s.SECURE_PROXY_SSL_HEADER is not None)"
    )

    assert manage("shell", "--no-imports", "-c", code, **environment).stdout == f"{expected}\n"


def test_handbook_names_each_variable_and_no_other():
    read = {
        node.args[0].value
        for file in ["bildungsnetz/settings.py", "deploy/gunicorn.conf.py", "deploy/healthcheck.py"]
        for node in ast.walk(ast.parse((settings.BASE_DIR / file).read_text()))
        if isinstance(node, ast.Call) and re.fullmatch(r"env\.\w+|os\.environ\.get", ast.unparse(node.func))
    }
    handbook = (settings.BASE_DIR / "docs" / "betrieb.md").read_text()

    assert set(re.findall(r"^\| `([A-Z_]+)`", handbook, re.MULTILINE)) == read
