"""The rules of the house, as far as a program can see them."""

import ast
import re
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.db.backends.postgresql.operations import DatabaseOperations as PostgreSQL
from django.urls import get_resolver

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Django's own admin templates are included as Django does it.
PUBLIC_TEMPLATES = [file for file in TEMPLATES if "admin" not in file.parts]
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))
MODELS = [model for app in ("networks", "duties") for model in apps.get_app_config(app).get_models()]
GLOSSARY_ROW = re.compile(r"^\| (?P<german>[^|]+?) \| `(?P<code>[A-Z]\w+)` \|", re.MULTILINE)


def sources(*folders: str) -> list[Path]:
    return [
        file
        for folder in folders
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in file.parts
    ]


def test_every_model_carries_its_german_name_from_the_glossary():
    glossary = (ROOT / "networks" / "GLOSSARY.md").read_text(encoding="utf-8")
    promised = {row["code"]: row["german"] for row in GLOSSARY_ROW.finditer(glossary)}

    assert {model.__name__: model._meta.verbose_name for model in MODELS} == promised


def test_number_fields_refuse_what_postgresql_cannot_store():
    def accepts(field: models.Field, number: int) -> bool:
        try:
            field.run_validators(number)
        except ValidationError:
            return False
        return True

    unbounded = [
        str(field)
        for model in MODELS
        for field in model._meta.concrete_fields
        if isinstance(field, models.IntegerField) and field.editable and not field.primary_key
        if accepts(field, PostgreSQL.integer_field_ranges[field.get_internal_type()][1] + 1)
    ]

    assert unbounded == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_model_docstring_begins_with_its_german_noun(model: type[models.Model]):
    assert model.__doc__.startswith(f"{model._meta.verbose_name}: ")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_rule_of_the_data_has_a_german_sentence(model: type[models.Model]):
    default = models.CheckConstraint(condition=models.Q(), name="x").default_violation_error_message

    assert [rule.name for rule in model._meta.constraints if rule.violation_error_message == default] == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_no_room_is_called_utils():
    forbidden = {"utils", "helpers", "services", "signals", "common"}

    assert [file for file in sources("bildungsnetz", "networks") if file.stem in forbidden] == []


def test_networks_never_imports_bildungsnetz():
    offenders = [
        file
        for file in sources("networks")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "bildungsnetz")
        or (
            isinstance(node, ast.Import)
            and any(name.name.split(".")[0] == "bildungsnetz" for name in node.names)
        )
    ]

    assert offenders == []


@pytest.mark.parametrize("room", ["views", "admin"])
def test_each_room_uses_the_models_file_names(room: str):
    nouns = {file.stem for file in (ROOT / "networks" / "models").glob("*.py")}
    files = {file.stem for file in (ROOT / "networks" / room).glob("*.py")}

    assert files - nouns - {"home", "finder", "parameters", "calendar", "style"} == set()


def test_views_do_not_spell_out_queries():
    spelled = re.compile(r"\.(filter|exclude|annotate|order_by|select_related|prefetch_related)\(")

    assert [
        file.name for file in sources("networks/views") if spelled.search(file.read_text(encoding="utf-8"))
    ] == []


def test_views_are_short():
    long = [
        f"{file.name}:{node.name}"
        for file in sources("networks/views")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > 20
    ]

    assert long == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT)))
def test_template_has_no_inline_script_style_or_handler(template: Path):
    text = template.read_text(encoding="utf-8")

    assert (
        re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son[a-z]+=", text)
        == []
    )


@pytest.mark.parametrize("template", PUBLIC_TEMPLATES, ids=lambda file: str(file.relative_to(ROOT)))
def test_template_includes_say_what_they_take(template: Path):
    includes = re.findall(r"{% include [^%]+%}", template.read_text(encoding="utf-8"))

    assert [tag for tag in includes if " only %}" not in tag] == []


def test_every_template_is_used():
    texts = "".join(
        file.read_text(encoding="utf-8") for file in [*TEMPLATES, *sources("networks", "bildungsnetz")]
    )
    names = {str(file.relative_to(ROOT / "templates")) for file in TEMPLATES}
    called_by_django = {"400.html", "403.html", "404.html", "500.html"}

    unused = {name for name in names if f'"{name}"' not in texts and not name.startswith("admin/")}

    assert unused - called_by_django == set()


@pytest.mark.parametrize(
    "style", [file for file in STYLES if file.name != "tokens.css"], ids=lambda file: file.name
)
def test_colours_stand_in_the_tokens_only(style: Path):
    text = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert re.findall(r"#[0-9a-f]{3,8}\b(?!\")|\brgb\(|\bhsl\(|\boklch\(", text) == []


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.name)
def test_every_token_that_is_used_exists(style: Path):
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    known = set(re.findall(r"(--[\w-]+):", tokens + style.read_text(encoding="utf-8")))

    assert set(re.findall(r"var\((--[\w-]+)", style.read_text(encoding="utf-8"))) - known == set()


def test_addresses_are_german_and_end_with_a_slash_or_are_a_calendar():
    paths = [str(pattern.pattern) for pattern in get_resolver("networks.urls").url_patterns]

    assert [
        path for path in paths if path and not re.fullmatch(r"([a-z<>:-]+/)+(kalender\.ics)?", path)
    ] == []


@pytest.mark.parametrize(
    "file", sources("networks", "bildungsnetz"), ids=lambda file: str(file.relative_to(ROOT))
)
def test_no_file_grows_past_one_concept(file: Path):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


def test_writes_without_signals_renew_the_content_version():
    """`QuerySet.update` takes keywords only, `dict.update` takes none."""
    offenders = {
        str(file.relative_to(ROOT))
        for file in sources("networks", "bildungsnetz")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in {"bulk_create", "bulk_update"} or (node.func.attr == "update" and node.keywords)
        )
    }

    assert offenders == {"networks/models/appointment.py", "networks/models/content_version.py"}
