"""The rules of the house that a program can check; each test lists the offenders."""

import ast
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.db.backends.postgresql.operations import DatabaseOperations as PostgreSQL
from django.db.models.query_utils import DeferredAttribute
from django.urls import get_resolver

from bildungsnetz.accounts.login import LoginForm
from bildungsnetz.duties.views.barrier_report import ReportForm
from networks.admin.record.concurrent_edit import OriginalValues
from networks.admin.record.search import SearchForm
from networks.models.checked_text import CheckedTextInput
from networks.models.partial_date import PartialDateInput
from networks.models.text import CleanedInputMixin, CleanedTextMixin, PlainCharField, ProseCharField

ROOT = Path(settings.BASE_DIR)
APPS = {"networks": "networks", "duties": "bildungsnetz/duties", "accounts": "bildungsnetz/accounts"}
# „admin“ as Django's own folder of templates: they are included as Django does it.
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PUBLIC_TEMPLATES = [file for file in TEMPLATES if "admin" not in file.parts]
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))
MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
GLOSSARY_ROW = re.compile(r"^\| (?P<german>[^|]+?) \| `(?P<code>[A-Z]\w+)` \|", re.MULTILINE)

# A module imports from its own floor and from those below, never from a floor above or from another room beside it.
FLOORS = [{"models"}, {"charts", "finder", "calendars"}, {"views", "admin", "management"}, {"urls"}]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Views that belong to no single model, and what all admins share.
WITHOUT_A_MODEL = {
    "networks/views": {"home", "finder", "parameters", "calendar", "comparison", "style"},
    "bildungsnetz/duties/views": {"easy_language"},
    "bildungsnetz/accounts/admin": {"user", "group"},
}


def sources(*folders: str) -> list[Path]:
    return [
        file
        for folder in folders or ("networks", "bildungsnetz")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in file.parts
    ]


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(text(file))


def names(files: Iterable[Path]) -> list[str]:
    return [str(file.relative_to(ROOT)) for file in files]


def imported(file: Path) -> Iterator[str]:
    """Yield the modules that a file imports, each name of „from … import …“ as a module of its own."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_each_model_has_its_german_name_from_the_glossary():
    promised = {
        row["code"]: row["german"] for row in GLOSSARY_ROW.finditer(text(ROOT / "networks/GLOSSARY.md"))
    }

    assert {model.__name__: model._meta.verbose_name for model in MODELS} == promised
    assert [m.__name__ for m in MODELS if not m.__doc__.startswith(f"{m._meta.verbose_name}: ")] == []


def test_number_fields_refuse_what_postgresql_cannot_store():
    unbounded = []
    for field in (field for model in MODELS for field in model._meta.concrete_fields):
        if isinstance(field, models.IntegerField) and field.editable and not field.primary_key:
            with suppress(ValidationError):
                field.run_validators(PostgreSQL.integer_field_ranges[field.get_internal_type()][1] + 1)
                unbounded.append(str(field))

    assert unbounded == []


# Their own classes: phones and addresses, dates, and what no person types.
OTHER_TEXTS = (CheckedTextInput, PartialDateInput, OriginalValues)


def form_classes(request) -> Iterator[type[forms.BaseForm]]:
    """Yield the forms of visitors, and those of the admin for new records and for stored ones."""
    yield from (LoginForm, ReportForm, SearchForm)
    for model, model_admin in admin.site._registry.items():
        record = model(pk=1)
        yield model_admin.get_form(request, None)
        if model._meta.app_label == "duties":
            yield model_admin.get_form(request, record, change=True)
        yield from (
            inline.get_formset(request, record).form for inline in model_admin.get_inline_instances(request)
        )


@pytest.mark.django_db
def test_text_that_a_person_types_is_cleaned(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    typed = [
        f"{form.__name__}.{name}"
        for form in form_classes(request)
        for name, field in form().fields.items()
        if isinstance(field, forms.CharField) and not isinstance(field, (CleanedInputMixin, *OTHER_TEXTS))
        if not isinstance(field.widget, forms.PasswordInput)
    ]
    stored = [
        str(field)
        for field in (field for model in MODELS for field in model._meta.concrete_fields)
        if isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
        if not isinstance(field, CleanedTextMixin)
    ]

    assert (typed, stored) == ([], [])


def test_columns_of_text_in_changelists_sort_as_german_does():
    unsorted = [
        f"{model.__name__}.{name}"
        for model, model_admin in admin.site._registry.items()
        if model in MODELS
        for name in model_admin.list_display
        if isinstance(getattr(model, name if isinstance(name, str) else "", None), DeferredAttribute)
        if isinstance(getattr(model, name).field, PlainCharField | ProseCharField)
        if not hasattr(model, f"{name}_folded") and name not in ("ags", "plz")  # digits sort alike everywhere
    ]

    assert unsorted == []


def test_each_constraint_has_a_german_sentence():
    default = models.CheckConstraint(condition=models.Q(), name="x").default_violation_error_message
    constraints = [constraint for model in MODELS for constraint in model._meta.constraints]

    assert [one.name for one in constraints if one.violation_error_message == default] == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_networks_never_imports_bildungsnetz():
    files = sources("networks")

    assert names(file for file in files if any(m.startswith("bildungsnetz") for m in imported(file))) == []


def room_of(module: str) -> str | None:
    """Return the room in which a module of one of the APPS lies: „models“ for „networks.models.seat“."""
    for folder in APPS.values():
        root = f"{folder.replace('/', '.')}."
        if module.startswith(root):
            return module.removeprefix(root).split(".")[0]
    return None


def test_imports_run_one_way():
    offenders = []
    for file in (file for folder in APPS.values() for file in sources(folder)):
        room = room_of(".".join(file.relative_to(ROOT).with_suffix("").parts))
        if room in FLOOR:
            # Charts, finder and calendars may use each other; views, admin and commands may not.
            lowest = FLOOR[room] + (FLOOR[room] == 1)
            others = {room_of(module) for module in imported(file)} & FLOOR.keys() - {room}
            offenders += [(*names([file]), other) for other in others if FLOOR[other] >= lowest]

    assert offenders == []


def test_rooms_use_the_file_names_of_the_models():
    offenders = {
        f"{folder}/{room}/{file.name}"
        for folder in APPS.values()
        for room in ("views", "admin")
        for file in (ROOT / folder / room).glob("*.py")
        if not (ROOT / folder / "models" / file.name).exists()
        if file.stem not in {"__init__", *WITHOUT_A_MODEL.get(f"{folder}/{room}", set())}
    }

    assert offenders == set()


def test_no_module_is_a_drawer_for_everything():
    forbidden = {"utils", "helpers", "services", "signals", "common"}

    assert names(file for file in sources() if forbidden & {file.stem, *file.relative_to(ROOT).parts}) == []


def test_init_modules_only_import_and_list_names():
    def is_allowed(node: ast.stmt) -> bool:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                return True
        return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"

    files = [file for file in sources() if file.name == "__init__.py"]

    assert names(file for file in files if not all(map(is_allowed, tree(file).body))) == []


def test_no_file_is_longer_than_300_lines():
    assert names(file for file in sources() if len(text(file).splitlines()) > 300) == []


def nodes(files: Iterable[Path], *kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Yield the nodes of these kinds, each with its file and line."""
    for file in files:
        for node in ast.walk(tree(file)):
            if isinstance(node, kinds):
                yield f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}", node


def test_docstrings_begin_with_a_verb_or_a_noun():
    mannered = re.compile(r"(Of|What|Who|Whose|Where|As|With|That)\b")
    documented = nodes(sources(), ast.Module, ast.ClassDef, ast.FunctionDef)

    assert [place for place, node in documented if mannered.match(ast.get_docstring(node) or "")] == []


VIEWS = [file for folder in APPS.values() for file in sources(f"{folder}/views")]


def test_views_do_not_spell_out_queries():
    spelled = r"\.(filter|exclude|annotate|order_by|select_related|prefetch_related)\("

    assert found(spelled, VIEWS) == []


def test_views_are_short():
    functions = nodes(VIEWS, ast.FunctionDef)

    assert [place for place, node in functions if node.end_lineno - node.lineno > 20] == []


def test_writes_without_signals_renew_the_content_version():
    """`QuerySet.update` takes keywords only, `dict.update` takes none."""
    writes = {
        place.partition(":")[0]
        for place, call in nodes(sources(), ast.Call)
        if isinstance(call.func, ast.Attribute)
        if call.func.attr in {"bulk_create", "bulk_update"} or (call.func.attr == "update" and call.keywords)
    }

    assert writes == {
        "networks/models/appointment.py",
        "networks/models/content_version.py",
    }


def test_addresses_are_german_and_end_with_a_slash_or_are_a_calendar():
    paths = [str(pattern.pattern) for pattern in get_resolver("networks.urls").url_patterns]

    assert [p for p in paths if p and not re.fullmatch(r"([a-z<>:-]+/)+(kalender\.ics)?", p)] == []


def found(pattern: str, files: Iterable[Path], without: str = r"(?!)") -> list[str]:
    """List what matches the pattern in each file, after removing what matches `without`."""
    return [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in files
        for match in re.finditer(pattern, re.sub(without, "", text(file), flags=re.DOTALL))
    ]


def test_templates_have_no_inline_script_style_or_handler():
    inline = r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son[a-z]+="

    assert found(inline, TEMPLATES) == []


def test_includes_name_what_they_take():
    assert found(r"{% include (?![^%]+ only %})[^%]+%}", PUBLIC_TEMPLATES) == []


def test_each_template_is_used():
    texts = "".join(map(text, [*TEMPLATES, *sources()]))
    called_by_django = {"400.html", "403.html", "404.html", "500.html"}
    public = {str(file.relative_to(ROOT / "templates")) for file in PUBLIC_TEMPLATES}

    assert {name for name in public - called_by_django if f'"{name}"' not in texts} == set()


def test_colours_stand_in_the_tokens_only():
    styles = [style for style in STYLES if style.name != "tokens.css"]

    assert found(r"#[0-9a-f]{3,8}\b(?!\")|\brgb\(|\bhsl\(|\boklch\(", styles, without=r"/\*.*?\*/") == []


def test_each_used_token_exists():
    tokens = text(ROOT / "static" / "css" / "tokens.css")

    assert [
        (style.name, token)
        for style in STYLES
        for token in set(re.findall(r"var\((--[\w-]+)", text(style)))
        if f"{token}:" not in tokens + text(style)
    ] == []
