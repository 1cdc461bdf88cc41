"""The files around the code agree with each other: lock, image, Makefile and documents."""

import re
import tomllib
from collections import defaultdict

import pytest
from django.conf import settings
from django.core.management import get_commands
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PYPROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
RUNTIME = PYPROJECT["project"]["dependencies"]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "docs/betrieb.md"]
DECLARED = {
    "requirements.txt": RUNTIME,
    "requirements-server.txt": RUNTIME + PYPROJECT["project"]["optional-dependencies"]["server"],
    "requirements-dev.txt": RUNTIME + PYPROJECT["dependency-groups"]["dev"],
}


def text(path: str) -> str:
    return (settings.BASE_DIR / path).read_text()


def pins(path: str) -> dict[str, set[tuple[str, str]]]:
    """Return each package's versions with the Python or platform they are for, if the line has a hash."""
    found = defaultdict(set)
    for entry in re.findall(
        r"^(\S+==.*?)(?: \\\n    --hash=sha256:[0-9a-f]{64})+$", text(path), re.MULTILINE
    ):
        requirement = Requirement(entry)
        version = str(requirement.specifier).removeprefix("==")
        found[canonicalize_name(requirement.name)].add((version, str(requirement.marker)))
    return found


@pytest.mark.parametrize("path", DECLARED)
def test_lock_pins_with_hashes_what_pyproject_declares(path):
    pinned = pins(path)
    lines = [
        line for line in text(path).splitlines() if not line.lstrip().startswith(("#", "--hash=sha256:"))
    ]
    outside = [
        declared
        for declared in map(Requirement, DECLARED[path])
        for version, _ in pinned.get(canonicalize_name(declared.name), {("", "")})
        if not version or version not in declared.specifier
    ]

    assert outside == [], "make lock"
    assert len(lines) == sum(len(versions) for versions in pinned.values())
    assert re.findall(r"://|--index|--extra-index|--find-links|@ ", text(path)) == []


@pytest.mark.parametrize("path", ["requirements-server.txt", "requirements-dev.txt"])
def test_locks_agree(path):
    runtime, other = pins("requirements.txt"), pins(path)

    assert {name: other.get(name) for name in runtime} == runtime


def test_image_runs_a_python_that_pyproject_allows():
    [base] = set(re.findall(r"^FROM python:(\d+\.\d+)-slim", text("Dockerfile"), re.MULTILINE))

    assert base in SpecifierSet(PYPROJECT["project"]["requires-python"])


def test_image_contains_what_settings_and_start_need():
    kept = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}

    assert {"bildungsnetz", "networks", "templates", "static", "fixtures", "deploy", "manage.py"} <= kept
    assert {path for path in kept if not (settings.BASE_DIR / path).exists()} == set()


def test_documents_name_only_make_targets_that_exist():
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    files = map(text, [*DOCUMENTS, "CHANGELOG.md", ".ci/run"])

    assert {name for file in files for name in re.findall(r"(?:^|`)make ([a-z-]+)", file, re.M)} <= targets


def test_documents_name_only_files_that_exist():
    folders = "docs|deploy|networks|bildungsnetz|templates|fixtures|static|tests"
    named = {
        folder / file
        for path in DOCUMENTS
        for folder, pattern in [
            ((settings.BASE_DIR / path).parent, r"\]\((?!https?:)([^)#]+)"),
            (settings.BASE_DIR, rf"`((?:{folders})/[\w./-]*)`"),
        ]
        for file in re.findall(pattern, text(path))
    }

    assert [str(file) for file in named if not file.exists()] == []


def test_documents_name_only_commands_that_exist():
    files = [*DOCUMENTS, "deploy/start"]
    commands = {command for path in files for command in re.findall(r"manage\.py (\w+)", text(path))}

    assert commands <= get_commands().keys()


@pytest.mark.parametrize("path", ["docs/betrieb.md", "deploy/bildungsnetz.service"])
def test_without_a_container_gunicorn_listens_on_loopback_only(path):
    binds = re.findall(r"^.*-m gunicorn .*?--config \S+(.*)$", text(path), re.MULTILINE)

    assert binds == [" --bind 127.0.0.1:8000"]


def test_licence_is_complete():
    licence = text("LICENSE")

    assert PYPROJECT["project"]["license"] == "EUPL-1.2"
    assert licence.split("\n")[0].strip() == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert [int(n) for n in re.findall(r"^(\d+)\. [A-Z]", licence, re.MULTILINE)] == list(range(1, 16))
    assert "\nAppendix\n" in licence
    assert licence.endswith("require the production of a new\nEUPL version.\n")


def test_changelog_has_this_version():
    assert f"\n## {PYPROJECT['project']['version']}" in text("CHANGELOG.md")


def test_scripts_are_executable():
    scripts = (".ci/run", "deploy/start", "manage.py")

    assert {(settings.BASE_DIR / path).stat().st_mode & 0o111 for path in scripts} == {0o111}
